"""What the hall does by itself, row by row: one that fails is written down and holds up nobody after it."""

import logging
from collections.abc import Callable, Iterable
from typing import Final

logger: Final = logging.getLogger(__name__)


def each(ids: Iterable[int], act: Callable[[int], int | bool], *, what: str) -> int:
    """`act` on every row, each its own transaction; the sum of what it returns. `what` stands in the log."""
    done = 0
    for row_id in ids:
        try:
            done += act(row_id)
        except Exception as error:  # whatever it is, the others must not wait for it
            logger.error("%s %s 没有办成（%s），下一次再办", what, row_id, type(error).__name__)
    return done
