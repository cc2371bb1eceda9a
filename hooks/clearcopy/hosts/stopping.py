"""How a build of MkDocs ends early: what it warned of, and why it stopped, in one sentence."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.exceptions import Abort, ConfigurationError

from clearcopy.checking.registry import RegistryError


class Warnings(logging.Handler):
    """Keeps what MkDocs warns of: each warning is a finding."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the text of one warning."""
        self.texts.append(record.getMessage())


def listen() -> Warnings:
    """Hear the warnings from now on: those of settings come before the first event of a build.

    With `--quiet` MkDocs keeps its logger from passing warnings on; here its printing is silenced
    instead, so that a flag does not decide what is found.
    """
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            handler.setLevel(max(handler.level, logger.level))
        logger.setLevel(logging.WARNING)
    heard = Warnings()
    logger.addHandler(heard)
    return heard


HEARD = listen()


class CannotRun(Abort):
    """The build could not run at all: exit code 2."""

    code = 2
    exit_code = 2


class Blocked(Abort):
    """The build ran and refuses to publish: exit code 1."""

    code = 1
    exit_code = 1


def fault_of(fault: Exception) -> str:
    """Return where a fault happened and what it is, in a few words."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}: {type(fault).__name__}: {fault}"


Event = TypeVar("Event", bound=Callable[..., Any])


def guarded(event: Event) -> Event:
    """End a fault of ours in one sentence: users never see a traceback."""

    @wraps(event)
    def guarded_event(*positional: Any, **named: Any) -> Any:  # noqa: ANN401 - any event
        try:
            return event(*positional, **named)
        except (Abort, KeyboardInterrupt):
            raise
        except RegistryError as problem:
            raise CannotRun(str(problem)) from None
        except Exception as fault:  # noqa: BLE001 - the last resort
            raise CannotRun(f"a fault in clearcopy itself ({fault_of(fault)})") from None

    return guarded_event  # type: ignore[return-value]  # the same signature


@contextmanager
def explained() -> Iterator[None]:
    """Say in one sentence why MkDocs stopped: it logs the reason and raises without it."""
    HEARD.texts.clear()
    try:
        yield
    except (Blocked, CannotRun, OSError):
        raise
    except (Abort, ConfigurationError) as problem:
        raise CannotRun(" ".join("; ".join(HEARD.texts or [problem.message]).split())) from None
    except Exception as fault:  # noqa: BLE001 - a plugin or a hook may raise anything
        message = f"a plugin or a hook stopped the build ({fault_of(fault)})"
        raise CannotRun(message) from None
