"""No identity or telephone number reaches a log."""

import io
import json
import logging

import pytest
from django.core.exceptions import PermissionDenied

from hall.config.redaction import (
    DenialsInOneLine,
    JSONFormatter,
    RedactingFormatter,
    WithoutHealthChecks,
    redact,
)

pytestmark = pytest.mark.clause("promise:R14")
IDENTITY, PHONE = "445302199003072316", "13800138000"


@pytest.mark.parametrize(
    "number", [IDENTITY, "44530219900307231x", "44530219900307231X", "445302900307231", PHONE]
)
@pytest.mark.parametrize("sentence", ["{}", "申请人{}，", "id={}&x", "'{}'", "（{}）", "/a/{}/b"])
def test_numbers_of_people_are_blotted_out(number: str, sentence: str) -> None:
    line = redact(sentence.format(number))
    assert number not in line
    assert number[6:] not in line


@pytest.mark.parametrize(
    "text",
    [
        "445302001002GB00012F00010001",  # a unit
        "91445300MA4W8YXXXX",  # a firm
        "受理号 202609180000123",  # a case
        "1790000000.123456",  # an instant
        "0.138001380001",
    ],
)
def test_numbers_of_things_stay_readable(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize("formatter", [RedactingFormatter("%(message)s"), JSONFormatter()])
def test_arguments_and_tracebacks_are_redacted_too(formatter: logging.Formatter) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        raise ValueError(f"no such person {IDENTITY}")
    except ValueError:
        logger.exception("looked for %s, %s", IDENTITY, PHONE)
    assert IDENTITY not in stream.getvalue()
    assert PHONE not in stream.getvalue()
    assert "ValueError" in stream.getvalue()


def test_a_machine_reads_one_object_per_event() -> None:
    record = logging.LogRecord("hall", logging.INFO, __file__, 1, "受理 %s", ("A1",), None)
    line = json.loads(JSONFormatter().format(record))
    assert (line["message"], line["level"], line["logger"]) == ("受理 A1", "INFO", "hall")


def test_health_checks_are_not_worth_a_line() -> None:
    def is_kept(path: str) -> bool:
        record = logging.LogRecord("gunicorn.access", logging.INFO, __file__, 1, f"GET {path} 200", (), None)
        return WithoutHealthChecks().filter(record)

    assert not is_kept("/health/")
    assert is_kept("/guide/")


def test_a_refusal_needs_no_traceback_but_an_accident_does() -> None:
    def trace_kept(error: Exception) -> bool:
        record = logging.LogRecord("django.request", 30, __file__, 1, "x", (), (type(error), error, None))
        return DenialsInOneLine().filter(record) and record.exc_info is not None

    assert not trace_kept(PermissionDenied())
    assert trace_kept(ValueError())
