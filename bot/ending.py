"""How a command ends: a status, and one line where it could not go on."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable

from bot.errors import UnusableError, VerbatimError
from bot.streams import leave_stdout, ready_streams

INTERRUPTED = 130
_WHERE = "BOT_LOG_LEVEL=debug tells where"

_INSTALLED = "`make run` installs it, then it is .venv/bin/python -m bot"

log = logging.getLogger(__name__)


def status_of(work: Callable[[], int]) -> int:
    """The exit status of `work`; what ends it early is told in one line on stderr, never by a traceback."""
    ready_streams()
    # Nothing made at the start is garbage; looking for it takes 70 of 530 ms until the first answer.
    gc.disable()
    try:
        try:
            return work()
        finally:
            # Inside, because a Ctrl-C that comes together with the last answer is raised here.
            gc.enable()
    except VerbatimError as error:
        print(f"verbatim: {error}", file=sys.stderr)
        return error.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has seen enough.
        leave_stdout()
        return 0
    except OSError as error:
        log.debug("what went wrong", exc_info=True)
        leave_stdout()
        what = error.strerror or type(error).__name__
        print(f"verbatim: {what}; {_WHERE}", file=sys.stderr)
        return UnusableError.status
    except ModuleNotFoundError as error:
        log.debug("what went wrong", exc_info=True)
        print(f"verbatim: this Python has no {error.name}; {_INSTALLED}", file=sys.stderr)
        return UnusableError.status
    except Exception as error:
        log.debug("what went wrong", exc_info=True)
        # The kind alone: the message of an unforeseen error may hold anything.
        print(f"verbatim: an error inside, {type(error).__name__}; {_WHERE}", file=sys.stderr)
        return UnusableError.status
