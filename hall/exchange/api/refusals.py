"""Which of the hall's own refusals the API answers with which status."""

from collections.abc import Callable
from typing import Final, TypeVar

E = TypeVar("E", bound=type[Exception])

STATUSES: Final[dict[type[Exception], int]] = {}
"""Exception → status. Its text, in Chinese, is what the caller reads."""


def answered_with(status: int) -> Callable[[E], E]:
    """Declares that the API answers this exception with that status instead of an error page."""

    def declare(refusal: E) -> E:
        STATUSES[refusal] = status
        return refusal

    return declare


def status_of(error: Exception) -> int | None:
    """The status for this error, by the nearest of its classes; None for one nobody declared."""
    return next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), None)
