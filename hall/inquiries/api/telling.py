"""An inquiry as the API tells it, to who may see it."""

from typing import Any

from hall.inquiries.models import Inquiry, InquiryLetter
from hall.inquiries.showing import ShownQuestion, ShownReply, questions_of
from hall.staff.actors import Actor


def told(inquiry: Inquiry, by: Actor) -> dict[str, Any]:
    """The inquiry, its questions with their lights, what was replied, the letters."""
    return {
        "number": inquiry.number,
        "case_number": inquiry.case_number,
        "asker": inquiry.asker_name,
        "property": inquiry.property_words,
        "address": inquiry.address,
        "received_on": inquiry.received_on.isoformat(),
        "closed": inquiry.closed_at is not None,
        "questions": [_question(one) for one in questions_of(inquiry, by)],
        "letters": [_letter(one) for one in inquiry.letters.all()],
    }


def _question(shown: ShownQuestion) -> dict[str, Any]:
    question = shown.question
    return {
        "department": question.department,
        "topics": list(question.topics),
        "state": question.state,
        "due_on": question.due_on.isoformat(),
        "provisional": question.due_is_provisional,
        "limit": question.limit_words,
        "light": shown.light.words,
        "overdue": shown.light.meaning == "stop",
        "replies": [_reply(one) for one in shown.replies],
    }


def _reply(shown: ShownReply) -> dict[str, Any]:
    files = shown.reply.files.all()
    return {
        "replied_at": shown.reply.replied_at.isoformat(),
        "parts": [one.part.plain() for one in shown.parts],
        "attachments": [{"id": one.pk, "name": one.name, "sha256": one.sha256} for one in files],
    }


def _letter(letter: InquiryLetter) -> dict[str, Any]:
    return {
        "ordinal": letter.ordinal,
        "title": letter.title,
        "sent_at": letter.sent_at.isoformat(),
        "complete": letter.is_complete,
        "content_hash": letter.paper.content_hash,
    }
