"""What sentences say the same, and what they give different answers with."""
