"""Tags over the vocabulary of running text."""

from django import template

from blocks.prepare import prepare

register = template.Library()
register.filter("prepared", prepare)
