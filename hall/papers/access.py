"""Who may read a paper: the port that the room owning its subject answers. Closed by default.

Rooms answer in their `papers_access.py`, which is found when Django starts:

    @may_read("case")
    def officers_of_the_case(paper: Paper, by: Actor) -> bool: ...

A paper is read by whoever its subject's room lets in, and by whoever may read its case.
"""

from collections.abc import Callable

from hall.papers.models import Paper
from hall.staff.actors import Actor

Reader = Callable[[Paper, Actor], bool]

READERS: dict[str, Reader] = {}


class AnsweredTwice(LookupError):
    """Two functions decide about papers of the same room."""


def may_read(room: str) -> Callable[[Reader], Reader]:
    """Decide who may read the papers whose subject is `room:…`."""

    def declare(reader: Reader) -> Reader:
        if READERS.get(room, reader) is not reader:
            raise AnsweredTwice(room)
        READERS[room] = reader
        return reader

    return declare


def is_readable(paper: Paper, by: Actor) -> bool:
    """May this actor read the paper? Nobody may where no room has declared it."""
    rooms = {paper.room} | ({"case"} if paper.case_number else set())
    return any(room in READERS and READERS[room](paper, by) for room in rooms)
