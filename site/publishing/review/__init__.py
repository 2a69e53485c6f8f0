"""What one person published and another reads afterwards; who is asked to be the second."""
