"""Situations of inquiries: who asks, about the usual home, and replies that need nothing further."""

from collections.abc import Sequence
from typing import Any

from hall.inquiries.answers import Line
from hall.inquiries.clues import read_clues
from hall.inquiries.models import Inquiry, Question, Reply
from hall.inquiries.services.attaching import Attachment
from hall.inquiries.services.filing import Filing, file_inquiry
from hall.inquiries.services.replying import Part, reply
from hall.staff.actors import Actor
from hall.staff.departments import D
from tests.registration.makers import HOME
from tests.staff.makers import actor

CASE = "（2026）粤5302执1234号"
THREE = (D.REGISTRATION, D.TRANSACTIONS, D.TAXATION)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
)
DUTIES = {D.REGISTRATION: "examine", D.TRANSACTIONS: "review_housing", D.TAXATION: "assess", D.COURT: "court"}


def court(code: str = "粤5302") -> Actor:
    return actor("court", department=D.COURT, court_code=code)


def clerk(department: str) -> Actor:
    """Whoever asks and answers in this department."""
    return court() if department == D.COURT else actor(DUTIES[D(department)], department=department)


def inquiry(
    *departments: str, by: Actor | None = None, letter_due_on: Any = None, letter: str = "", **clues: Any
) -> Inquiry:
    """A court's inquiry about the usual home, unless said otherwise."""
    said = {
        "case_number": CASE,
        "owner": "林小禾",
        "unit_number": HOME,
        "reason": "权利人未交出证书，证号不明",
    } | clues
    filing = Filing(
        read_clues(**said), departments or THREE, letter_due_on=letter_due_on, letter_number=letter
    )
    return file_inquiry(filing, by=by or court())


def question(asked: Inquiry, department: str) -> Question:
    return asked.questions.get(department=department)


def provided(question: Question, text: str = "住宅") -> list[Part]:
    """Everything asked is given."""
    return [Part(topic, True, [Line("记录", text)]) for topic in question.topics]


def cannot(question: Question, why: str = "本单位没有这项档案") -> list[Part]:
    return [Part(topic, False, (), why) for topic in question.topics]


def answer(
    asked: Inquiry,
    department: str,
    parts: Sequence[Part] | None = None,
    files: Sequence[Attachment] = (),
    *,
    text: str = "住宅",
) -> Reply:
    """The department's reply, by its own clerk."""
    owed = question(asked, department)
    who = court(owed.court_code) if department == D.COURT else clerk(department)
    return reply(owed.pk, provided(owed, text) if parts is None else parts, files, by=who)
