"""The errors that end a command with one line for a person instead of a traceback."""

from __future__ import annotations


class VerbatimError(Exception):
    """Something a person can mend: the message says what is wrong, where, and what to do.

    `status` is the exit status of the command that it ends.
    """

    status = 2


class UnusableError(VerbatimError):
    """A setting, file, folder or token that can't be used."""


class StoppedError(VerbatimError):
    """The bot was fine and can't go on: another one is polling, a webhook is set, a port is in use."""

    status = 3
