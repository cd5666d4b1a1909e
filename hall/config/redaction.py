"""Logs without personal data: identity and telephone numbers are blotted out of every line written."""

import json
import logging
import re
from typing import Any

from django.core.exceptions import PermissionDenied

IDENTITY_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{6})(?:19|20)\d{9}[\dXx](?![0-9A-Za-z])")
PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
OLD_IDENTITY_NUMBER = re.compile(
    rf"(?<![0-9A-Za-z.])({PROVINCE}\d{{4}})\d{{2}}(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{{3}}(?![0-9A-Za-z])"
)
TELEPHONE = re.compile(r"(?<![0-9A-Za-z.])(1[3-9]\d)\d{8}(?![0-9A-Za-z])")


def redact(text: str) -> str:
    """The text with identity numbers (18 and 15 digits) and mobile numbers blotted out."""
    text = IDENTITY_NUMBER.sub(r"\1************", text)
    text = OLD_IDENTITY_NUMBER.sub(r"\1*********", text)
    return TELEPHONE.sub(r"\1********", text)


class RedactingFormatter(logging.Formatter):
    """One readable line per event; tracebacks are redacted too."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


class JSONFormatter(RedactingFormatter):
    """One JSON object per event, for a machine that collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return redact(json.dumps(line, ensure_ascii=False))


class DenialsInOneLine(logging.Filter):
    """A refusal is an answer, not an accident: it needs no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = None
        return True


class WithoutHealthChecks(logging.Filter):
    """Drops the lines of the machine next door asking every few seconds whether we are well."""

    def filter(self, record: logging.LogRecord) -> bool:
        return "/health/" not in record.getMessage()


def logging_settings(form: str) -> dict[str, Any]:
    """Django's LOGGING: everything to stderr, `form` being "text" or "json"."""
    formatters = {
        "text": {
            "()": "hall.config.redaction.RedactingFormatter",
            "format": "%(asctime)s %(levelname)-7s %(name)s  %(message)s",
            "datefmt": "%H:%M:%S",
        },
        "json": {"()": "hall.config.redaction.JSONFormatter"},
    }
    if form not in formatters:
        raise ValueError(f"环境变量 HALL_LOG 应为 text 或 json，现为 {form!r}")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": formatters,
        "filters": {
            "health": {"()": "hall.config.redaction.WithoutHealthChecks"},
            "denial": {"()": "hall.config.redaction.DenialsInOneLine"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"filters": ["denial"]},
            "django.server": {"handlers": [], "propagate": True},
            "celery": {"level": "WARNING"},
            "celery.apps.worker": {"level": "INFO"},
            "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
            "gunicorn.access": {"handlers": [], "level": "INFO", "propagate": True, "filters": ["health"]},
            "gunicorn.http": {"level": "ERROR"},
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "ERROR"},
            "axes": {"level": "WARNING"},
        },
    }
