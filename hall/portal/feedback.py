"""收集意见: anybody may say something without saying who he is; an officer answers (附件1 五（三）; J14)."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string

from hall.clock import now, today
from hall.exchange.commands import once
from hall.policy.models import PolicyDocument
from hall.portal.models import Feedback, Topic
from hall.portal.progress.knocks import Allowance, count
from hall.staff.actors import Actor
from hall.staff.audit import record_act, record_look
from hall.staff.duties import Duty

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
FROM_ONE_ADDRESS = Allowance("feedback", timedelta(hours=1), 10)
"""A hall's terminals share one address; ten in an hour is a busy hall, not a person."""


class TooOften(Exception):
    """One address has said enough for this hour."""


@dataclass(frozen=True)
class Voice:
    """What somebody said, and about what; `document` only with the topic of a document out for comment."""

    topic: str
    body: str
    document: PolicyDocument | None = None


def leave(voice: Voice, *, key: str, address: str) -> str:
    """Keep what was said; the code under which the answer can be read. The same form twice is kept once.

    Raises TooOften, or ValidationError when the document no longer takes comments.
    """
    body = {"topic": voice.topic, "body": voice.body, "document": voice.document and voice.document.pk}
    reply, _ = once(key, body, lambda: {"code": _keep(voice, address)})
    return str(reply["code"])


def _keep(voice: Voice, address: str) -> str:
    is_comment = voice.topic == Topic.POLICY
    if is_comment and (voice.document is None or not voice.document.takes_comments(today())):
        raise ValidationError("这份文件的征求意见已经截止；可以改选别的题目，照样会有人答复")
    if count(FROM_ONE_ADDRESS, address) > FROM_ONE_ADDRESS.tries:
        raise TooOften
    code = get_random_string(12, LETTERS)
    document = voice.document if is_comment else None
    Feedback.objects.create(
        code=code, topic=voice.topic, document=document, body=voice.body, received_at=now()
    )
    return code


def read(pk: int, *, by: Actor) -> Feedback:
    """One voice in full, for the officer who answers; the look is written down.

    Raises PermissionDenied or Feedback.DoesNotExist.
    """
    if not by.has_duty(Duty.SUPERVISE):
        raise PermissionDenied("意见由督导主管答复")
    one = Feedback.objects.select_related("document", "answered_by").get(pk=pk)
    record_look(by, f"feedback:{pk}", ["意见"], "答复群众意见")
    return one


@transaction.atomic
def answer(pk: int, *, words: str, question: str, is_public: bool, by: Actor) -> Feedback:
    """Answer a voice; published, it stands with `question` in the officer's words, never with the original.

    Raises PermissionDenied, or ValidationError per field.
    """
    if not by.has_duty(Duty.SUPERVISE) or by.officer_id is None:
        raise PermissionDenied("意见由督导主管答复")
    one = Feedback.objects.select_for_update().get(pk=pk)
    problems = {}
    if one.answered_at is not None:
        problems["words"] = "这条意见已经答复过了"
    elif not words.strip():
        problems["words"] = "请写明答复"
    if is_public and not question.strip():
        problems["question"] = "公开的，请把提问用一句话写出来，不带姓名、电话和证件号"
    if problems:
        raise ValidationError(problems)
    one.answer, one.question, one.is_public = words.strip(), question.strip(), is_public
    one.answered_by_id, one.answered_at = by.officer_id, now()
    one.save()
    record_act(by, "答复意见", f"feedback:{pk}", is_public=is_public)
    return one
