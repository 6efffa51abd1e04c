"""What a follow-up means, completed from the conversation."""
