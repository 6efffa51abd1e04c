"""Whether a quotation stands in the articles, and what it has otherwise."""
