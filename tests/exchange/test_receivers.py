"""The port: who receives what, loudly."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hall.exchange.commands import CommandConflict
from hall.exchange.middleware import ConflictsAreAnswered
from hall.exchange.models import Notice
from hall.exchange.receivers import AlreadyReceived, receiver_errors, receives
from hall.exchange.topics import key_label, topic_label
from hall.staff.departments import D
from tests.exchange.situations import TOPIC, leave_a_trace, receiver, tell, traces


def test_two_handlers_for_one_topic_and_department_are_refused() -> None:
    with receiver(leave_a_trace):
        with pytest.raises(AlreadyReceived, match="leave_a_trace"):
            receives(TOPIC, department=D.TRANSACTIONS)(other)
        assert receives(TOPIC, department=D.TRANSACTIONS)(leave_a_trace) is leave_a_trace


def other(notice: Notice) -> None:
    """Never registered."""


@pytest.mark.clause("S4")
def test_the_server_does_not_start_when_a_department_must_answer_and_does_not_receive() -> None:
    with receiver(leave_a_trace):
        errors = receiver_errors([(TOPIC, D.TRANSACTIONS), (TOPIC, D.PLANNING), (TOPIC, D.PLANNING)])
    assert [error.id for error in errors] == ["exchange.E001"]
    assert "规划" in errors[0].msg
    assert "handlers.py" in str(errors[0].hint)


def test_topics_and_identifiers_have_chinese_names() -> None:
    assert (topic_label("case.accepted"), key_label("unit_number")) == ("已受理", "不动产单元号")
    assert topic_label("nobody.named") == "nobody.named"


@pytest.mark.django_db
def test_the_command_line_delivers_what_is_due(capsys: pytest.CaptureFixture[str]) -> None:
    with receiver(leave_a_trace):
        notice = tell()
        call_command("deliver_notices")
    assert traces() == [notice.pk]
    assert "送到 1 条" in capsys.readouterr().out


@pytest.mark.django_db
@pytest.mark.clause("promise:R4")
def test_a_browser_that_reuses_a_key_is_told_so_with_409() -> None:
    request = RequestFactory().post("/")
    request.user = AnonymousUser()
    middleware = ConflictsAreAnswered(lambda asked: HttpResponse(asked.method))
    answer = middleware.process_exception(request, CommandConflict())
    assert answer is not None
    assert answer.status_code == 409
    assert "没有重复办理" in answer.content.decode()
    assert middleware.process_exception(request, ValueError()) is None
    assert middleware(HttpRequest()).content == b"None"
