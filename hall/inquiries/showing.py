"""What the pages and the API show of an inquiry: questions with their lights, replies, letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hall.clock import today
from hall.identity.masking import mask_name
from hall.inquiries.deadlines import is_earlier_than_usual, light_of
from hall.inquiries.models import AlertKind, Inquiry, Question, Reply
from hall.inquiries.services.letters import office_of
from hall.inquiries.services.replying import Part, may_reply, parts_of
from hall.inquiries.topics import Topic
from hall.look.clocks import Remainder
from hall.staff.actors import Actor

ORGANISATION = ("公司", "企业", "银行", "中心", "合作社", "委员会", "局", "厂", "院", "集团")


@dataclass(frozen=True)
class ShownPart:
    """One topic of a reply in words."""

    label: str
    part: Part


@dataclass(frozen=True)
class ShownReply:
    """A reply and where it went."""

    reply: Reply
    parts: Sequence[ShownPart]


@dataclass(frozen=True)
class ShownQuestion:
    """A question, its light, what has been said about its limit, and its replies."""

    question: Question
    office: str
    light: Remainder
    replies: Sequence[ShownReply]
    escalated: Sequence[str]
    earlier: bool
    may_reply: bool


def questions_of(inquiry: Inquiry, by: Actor, on: date | None = None) -> list[ShownQuestion]:
    """Every question of an inquiry as this reader may see it: whoever was asked sees only the own reply."""
    mine = inquiry.is_asked_by(by)
    return [
        _shown(question, by, on or today(), content=mine or question.department == by.department)
        for question in inquiry.questions.all()
    ]


def _shown(question: Question, by: Actor, on: date, *, content: bool) -> ShownQuestion:
    went_up = [one for one in question.alerts.all() if one.kind in {AlertKind.HEAD, AlertKind.SUPERVISOR}]
    return ShownQuestion(
        question,
        office_of(question),
        light_of(question, on),
        [shown_reply(reply) for reply in question.replies.all()] if content else [],
        [one.get_kind_display() for one in sorted(went_up, key=lambda one: one.pk)],
        is_earlier_than_usual(question),
        may_reply(question, by),
    )


def shown_reply(reply: Reply) -> ShownReply:
    return ShownReply(reply, [ShownPart(Topic(part.topic).label, part) for part in parts_of(reply.parts)])


def masked_owner(inquiry: Inquiry) -> str:
    """The owner's name masked, unless it is an organisation's."""
    name = inquiry.owner
    return name if len(name) > 4 and any(word in name for word in ORGANISATION) else mask_name(name)


def state_of(inquiry: Inquiry, shown: Sequence[ShownQuestion]) -> Remainder:
    """The inquiry in one badge: 已答复, 逾期, or how many have answered."""
    if inquiry.closed_at is not None:
        return Remainder("ok", "已全部答复")
    if any(one.light.meaning == "stop" for one in shown):
        return Remainder("stop", "有单位逾期")
    done = sum(not one.question.is_open for one in shown)
    soon = any(one.light.meaning == "soon" and one.question.is_open for one in shown)
    return Remainder("soon" if soon else "run", f"已答复 {done}／{len(shown)}")
