"""答复查询: an office says what it has, or why it cannot (附件1 三（一）: 不能提供的应回复说明; J4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.clock import now
from hall.inquiries.answers import Line
from hall.inquiries.models import Inquiry, Question, QuestionState, Reply
from hall.inquiries.services.attaching import Attachment, attach, check_attachments, digest_of
from hall.inquiries.services.letters import send_letter
from hall.inquiries.who_may_ask import OFFICERS
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.departments import D

SHORTEST_EXPLANATION = 4
MOST_LINES = 200
LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """What is said of one topic: its lines, or why they cannot be given."""

    topic: str
    provided: bool
    lines: Sequence[Line] = ()
    explanation: str = ""

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        lines = [{"label": line.label, "text": line.text} for line in self.lines] if self.provided else []
        return {
            "topic": self.topic,
            "provided": self.provided,
            "lines": lines,
            "explanation": self.explanation.strip(),
        }


def may_reply(question: Question, by: Actor) -> bool:
    """Officers and systems of the asked office; of a court only the court of the case."""
    own = question.department == by.department
    same_court = question.department != D.COURT or question.court_code == by.court_code
    return own and same_court and bool(OFFICERS.get(by.department, frozenset()) & by.duties)


@transaction.atomic
def reply(question_id: int, parts: Sequence[Part], files: Sequence[Attachment] = (), *, by: Actor) -> Reply:
    """Keep a reply. The last office's reply sends the letter; one after the letter follows as a supplement.

    What says the same as the last reply, with the same files, is that reply once more: nothing is sent twice.

    Raises PermissionDenied, or ValidationError topic by topic: nothing said, or 不能提供 without explanation.
    """
    question = Question.objects.select_related("inquiry").get(pk=question_id)
    if not may_reply(question, by):
        raise PermissionDenied("这项查询由被查询单位的经办人答复。")
    inquiry = Inquiry.objects.select_for_update().get(pk=question.inquiry_id)
    question = Question.objects.select_related("inquiry").get(pk=question_id)
    if faults := faults_of(question, parts, has_files=bool(files)):
        raise ValidationError(faults)
    check_attachments(files)
    if (last := question.replies.last()) and says_the_same(last, parts, files):
        return last
    made = Reply.objects.create(
        question=question,
        ordinal=question.replies.count() + 1,
        parts=[part.plain() for part in parts],
        replied_at=now(),
        replied_by=by.label,
    )
    attach(made, files)
    if question.is_open:
        question.state, question.answered_at = QuestionState.ANSWERED, made.replied_at
        question.save(update_fields=["state", "answered_at"])
    record_act(by, "答复查询", f"inquiry:{inquiry.number}", department=question.department)
    _send_if_due(inquiry, by)
    return made


def says_the_same(last: Reply, parts: Sequence[Part], files: Sequence[Attachment]) -> bool:
    """Whether a reply repeats the last one word for word and file for file."""
    kept = {one.sha256 for one in last.files.all()}
    said = {part.topic: part.plain() for part in parts}
    return {one["topic"]: one for one in last.parts} == said and kept == {digest_of(one) for one in files}


def faults_of(question: Question, parts: Sequence[Part], *, has_files: bool) -> dict[str, str]:
    """What a reply lacks, topic by topic; empty when it may be kept."""
    said = {part.topic: part for part in parts}
    faults = {topic: "没有问这一项，请去掉。" for topic in said if topic not in question.topics}
    if len(said) != len(parts):
        faults[""] = "同一项答复了两次，请合并。"
    for topic in question.topics:
        if fault := _fault_of(said.get(topic), has_files=has_files):
            faults[topic] = fault
    return faults


def _fault_of(part: Part | None, *, has_files: bool) -> str:
    if part is None:
        return "这一项还没有答复：请提供，或者说明不能提供的原因。"
    if len(part.explanation) > LONGEST_LINE or len(part.lines) > MOST_LINES:
        return f"说明不超过 {LONGEST_LINE} 字，内容不超过 {MOST_LINES} 行；更多的请作附件。"
    if any(len(line.text) > LONGEST_LINE or len(line.label) > 60 for line in part.lines):
        return f"每行不超过 {LONGEST_LINE} 字，名目不超过 60 字；更长的请作附件。"
    if not part.provided and len(part.explanation.strip()) < SHORTEST_EXPLANATION:
        return "不能提供的应当回复说明（附件1 三（一）），请写明原因。"
    if part.provided and not any(line.text.strip() for line in part.lines) and not has_files:
        return "请填写内容或者上传附件；没有这项资料的，选“不能提供”并说明。"
    return ""


def _send_if_due(inquiry: Inquiry, by: Actor) -> None:
    """All have answered, or the letter is out and this follows it."""
    if inquiry.letters.exists() or not inquiry.questions.is_open().exists():
        send_letter(inquiry, by=by)


def parts_of(said: Sequence[Mapping[str, Any]]) -> list[Part]:
    """Parts from plain values, as the API and stored rows have them."""
    return [
        Part(
            topic=one["topic"],
            provided=one["provided"],
            lines=[Line(line.get("label", ""), line["text"]) for line in one.get("lines", ())],
            explanation=one.get("explanation", ""),
        )
        for one in said
    ]
