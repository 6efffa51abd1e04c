"""Ways to ask and to show what was answered."""
