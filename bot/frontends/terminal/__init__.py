"""The conversation in a terminal, and how an answer looks there."""
