"""Test data: small functions that make real rows through the models."""
