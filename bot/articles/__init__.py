"""From files to quotable sentences with exact offsets."""
