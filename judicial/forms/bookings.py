"""预约: which half day the buyers choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from hall.look.words import day
from judicial.auctions.slots import Slot
from judicial.forms.refusing import RefusingForm


class BookingForm(RefusingForm):
    """One half day of those on offer; a full one is refused by the service, with its reason."""

    slot = forms.ChoiceField(
        label="时段",
        widget=forms.RadioSelect,
        error_messages={
            "required": "请选一个时段",
            "invalid_choice": "请从列出的时段中选择；已经开始的半天不能再约",
        },
    )

    def __init__(self, *args: Any, offered: Sequence[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        slot = self.fields["slot"]
        assert isinstance(slot, forms.ChoiceField)
        slot.choices = [(one.value, f"{day(one.on)}{one.half.label}") for one in offered]
