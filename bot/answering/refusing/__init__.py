"""Whether the articles answer a question at all, and why not."""
