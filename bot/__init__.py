"""Verbatim: ask the story, get the quotes."""

__version__ = "0.1.0"
