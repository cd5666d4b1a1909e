"""The demo hall's inquiries: a court waits for three offices, has a letter, and is asked itself."""

from __future__ import annotations

from hall.inquiries.clues import read_clues
from hall.inquiries.models import Inquiry, Question
from hall.inquiries.models.inquiry import Way
from hall.inquiries.services.drafting import drafted
from hall.inquiries.services.filing import Filing, file_inquiry
from hall.inquiries.services.replying import Part, reply
from hall.rehearsal.crew import Crew
from hall.staff.actors import Actor, officer_actor
from hall.staff.departments import D
from hall.staff.models import Officer

COURT_CASE = "（2026）粤5302执1234号"
THREE = (D.REGISTRATION, D.TRANSACTIONS, D.TAXATION)


def file_demo_inquiries(seized: tuple[str, str], mortgaged: tuple[str, str], people: Crew) -> None:
    """Two inquiries of the demo court and one to it; a second call changes nothing.

    `seized` and `mortgaged` are unit number and owner of two demo homes.
    """
    if Inquiry.objects.exists():
        return
    court = officer_actor(Officer.objects.get(username="fayuan"))
    _ask(court, seized, "（2026）粤5302执1234号查询函", *THREE)
    answered = _ask(
        court, mortgaged, "（2026）粤5302执1260号查询函", *THREE, case_number="（2026）粤5302执1260号"
    )
    for question in answered.questions.all():
        _answer(question, _clerk(question.department, people))
    _ask(people.examines, seized, "", D.COURT, D.TAXATION)


def _ask(
    by: Actor, home: tuple[str, str], letter: str, *departments: str, case_number: str = COURT_CASE
) -> Inquiry:
    clues = read_clues(
        case_number=case_number, owner=home[1], unit_number=home[0], reason="被执行人未交出证书，证号不明"
    )
    way = Way.COURT if by.department == D.COURT else Way.DESK
    contact = {"name": by.label, "phone": "0766-000-0000"}
    return file_inquiry(Filing(clues, departments, way=way, letter_number=letter, contact=contact), by=by)


def _answer(question: Question, by: Actor) -> None:
    """What the records hold; what they do not is said so."""
    parts = [
        Part(topic, bool(lines), lines, "" if lines else "本单位记录中没有查到这处不动产的相关资料")
        for topic, lines in drafted(question, by=by).items()
    ]
    reply(question.pk, parts, by=by)


def _clerk(department: str, people: Crew) -> Actor:
    clerks = {D.TRANSACTIONS: people.reviews_housing, D.TAXATION: people.assesses}
    return clerks.get(D(department), people.examines)
