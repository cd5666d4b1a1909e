"""A moment typed to the minute: of a service, of a visit."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2199


class MomentField(forms.DateTimeField):
    """A date and time of our own days; the year 1 is a slip of the pen that no database keeps."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.error_messages |= {"invalid": "请按 2026-09-18 09:30 的写法填写日期和时间，到分钟"}

    def clean(self, value: Any) -> datetime | None:
        moment: datetime | None = super().clean(value)
        if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise ValidationError(f"{self.label}的年份 {moment.year} 不合常理，请核对")
        return moment
