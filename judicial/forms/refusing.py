"""Forms of the court's pages: what a service refuses is said at the field it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms


class RefusingForm(forms.Form):
    """A form that shows a service's refusals at their fields."""

    FIELD_OF: ClassVar[Mapping[str, str]] = {}
    """What a service calls otherwise than the form."""

    def take_errors(self, refused: Any) -> None:
        """Each sentence at its field, the others above the form."""
        for name, problems in getattr(refused, "message_dict", {"": refused.messages}).items():
            field = self.FIELD_OF.get(name, name)
            self.add_error(field if field in self.fields else None, problems)
