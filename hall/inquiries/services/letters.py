"""协助查询回函: replies bundled into one stamped letter, frozen with its hash (J4)."""

from __future__ import annotations

from collections.abc import Iterable

from hall.clock import day_of, now
from hall.exchange.outbox import post
from hall.inquiries.models import Inquiry, InquiryLetter, Question, Reply
from hall.inquiries.topics import Topic
from hall.papers.contents.inquiries import AnsweredTopic, InquiryReply, OfficeReply
from hall.papers.contents.shared import Fact, Office
from hall.papers.kinds import PaperKind
from hall.papers.services import freeze
from hall.staff.actors import Actor
from hall.staff.courts import COURT_NAMES
from hall.staff.department_names import department_name
from hall.staff.departments import D
from hall.staff.models import Hall


def send_letter(inquiry: Inquiry, *, by: Actor) -> InquiryLetter:
    """Send what has been said and not yet sent; the first letter, or a supplement to it.

    Call it last in the transaction that holds the inquiry's row.
    """
    replies = latest_unsent(inquiry)
    owing = [question for question in inquiry.questions.all() if question.is_open]
    ordinal, at = inquiry.letters.count() + 1, now()
    if not owing and inquiry.closed_at is None:
        inquiry.closed_at = at
        inquiry.save(update_fields=["closed_at"])
    post(
        topic="inquiry.replied",
        stream=inquiry.stream,
        recipients=[inquiry.asker],
        keys={"inquiry_number": inquiry.number, "order_number": inquiry.case_number},
    )
    paper = freeze(
        kind=PaperKind.INQUIRY_REPLY,
        subject=f"inquiry:{inquiry.number}-{ordinal}",
        content=content_of(inquiry, ordinal, replies, owing),
        by=by,
        queued=True,
    )
    letter: InquiryLetter = inquiry.letters.create(
        ordinal=ordinal, paper=paper, is_complete=not owing, sent_at=at
    )
    Reply.objects.filter(question__inquiry=inquiry, letter=None).update(letter=letter)
    return letter


def latest_unsent(inquiry: Inquiry) -> list[Reply]:
    """The last word of each office that no letter has carried yet; earlier words it corrected stay behind."""
    unsent = Reply.objects.filter(question__inquiry=inquiry, letter=None).select_related("question")
    latest = {reply.question_id: reply for reply in unsent.order_by("ordinal").prefetch_related("files")}
    return [latest[pk] for pk in sorted(latest)]


def content_of(
    inquiry: Inquiry, ordinal: int, replies: Iterable[Reply], owing: Iterable[Question]
) -> InquiryReply:
    """Every word of the letter."""
    owner = inquiry.owner
    return InquiryReply(
        office=_office(inquiry.county),
        number=inquiry.number,
        addressee=inquiry.asker_name,
        letter_number=inquiry.letter_number,
        case_number=inquiry.case_number,
        owner=owner,
        property=inquiry.property_words,
        address=inquiry.address,
        received_on=inquiry.received_on,
        supplement=ordinal - 1,
        offices=tuple(_office_reply(reply) for reply in replies),
        owing=tuple(office_of(question) for question in owing),
        sent_on=day_of(now()),
    )


def office_of(question: Question) -> str:
    """The full name of an asked office."""
    if question.department == D.COURT:
        return COURT_NAMES.get(question.court_code, question.court_code)
    return department_name(question.department)


def _office_reply(reply: Reply) -> OfficeReply:
    return OfficeReply(
        office=office_of(reply.question),
        clause=reply.question.clause,
        replied_by=reply.replied_by,
        replied_at=reply.replied_at,
        topics=tuple(
            AnsweredTopic(
                topic=Topic(part["topic"]).label,
                lines=tuple(
                    Fact(label=line["label"] or "内容", text=line["text"])
                    for line in part["lines"]
                    if line["text"].strip()
                ),
                explanation=part["explanation"],
                provided=part["provided"],
            )
            for part in reply.parts
        ),
        attachments=tuple(
            Fact(label=file.name, text=f"{file.pages} 页，摘要 {file.sha256[:16]}")
            for file in reply.files.all()
        ),
    )


def _office(county: str) -> Office:
    """The hall of the property's place, which bundles and stamps."""
    halls = Hall.objects.filter(is_open=True)
    hall = halls.filter(counties__contains=[county]).first() if county else None
    hall = hall or halls.first()
    if hall is None:
        return Office(name="不动产登记机构")
    return Office(
        name=f"{hall.office_name}不动产登记机构", hall=hall.name, address=hall.address, phone=hall.phone
    )
