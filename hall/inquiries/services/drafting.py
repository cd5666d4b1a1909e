"""What the asked office's own records say, for its officer to confirm."""

from hall.inquiries.answers import Asked, Line, look_up
from hall.inquiries.models import Question
from hall.inquiries.topics import Topic
from hall.staff.actors import Actor
from hall.staff.audit import record_look


def drafted(question: Question, *, by: Actor) -> dict[str, list[Line]]:
    """What the office's own records say, topic by topic, for its officer to confirm; the look is kept."""
    inquiry = question.inquiry
    asked = Asked(
        case_number=inquiry.case_key,
        owner=inquiry.owner,
        on=inquiry.received_on,
        certificate_number=inquiry.certificate_number,
        unit_number=inquiry.unit_number or inquiry.located_unit,
        presale_permit=inquiry.presale_permit,
        room=inquiry.room,
        filing_number=inquiry.filing_number,
    )
    record_look(
        by,
        f"inquiry:{inquiry.number}",
        ["不动产权利人", *(Topic(topic).label for topic in question.topics)],
        f"答复{inquiry.asker_name}的查询",
        case_number=inquiry.case_number[:40],
    )
    return {topic: look_up(asked, question.department, topic) for topic in question.topics}
