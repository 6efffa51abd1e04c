"""The bot in Telegram: the only room that knows python-telegram-bot."""

import os

# Durations as timedelta, as PTB will give them by default; without this it warns at every flood wait.
os.environ.setdefault("PTB_TIMEDELTA", "true")
