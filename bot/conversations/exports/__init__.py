"""Chat histories that Telegram Desktop exported, replayed as questions."""
