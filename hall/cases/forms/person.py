"""One applicant of the application: document checked by its own rule, share as a fraction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hall.cases.filing import Claimant
from hall.cases.states import ApplicantRole, CoOwnership
from hall.clock import today
from hall.identity.documents import DocumentKind, check_document

SHARE = re.compile(r"^\s*(\d{1,6})\s*/\s*(\d{1,6})\s*$")
MOST_PEOPLE = 60


class PersonForm(forms.Form):
    """申请人: `role` is one of the item's sides, `obligee-2` for that of a second registration."""

    role = forms.ChoiceField(
        label="身份",
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "这个事项没有这种申请人，请去掉后用按钮添加"},
    )
    name = forms.CharField(
        label="姓名或名称", max_length=120, error_messages={"required": "请填写姓名或名称，与证件一致"}
    )
    document_kind = forms.TypedChoiceField(
        label="证件种类", choices=DocumentKind.choices, coerce=int, initial=DocumentKind.values[0]
    )
    document_number = forms.CharField(
        label="证件号码", max_length=60, error_messages={"required": "请填写证件号码"}
    )
    phone = forms.CharField(
        label="联系电话", max_length=20, error_messages={"required": "请填写联系电话，办结时通知"}
    )
    address = forms.CharField(label="通讯地址", max_length=200, required=False)
    share = forms.CharField(
        label="份额",
        max_length=15,
        required=False,
        error_messages={"required": "按份共有的，请填写份额，例如 1/2"},
    )
    representative = forms.CharField(label="法定代表人", max_length=120, required=False)
    agent_name = forms.CharField(label="代理人姓名", max_length=120, required=False)
    agent_document_number = forms.CharField(label="代理人身份证号", max_length=40, required=False)
    agent_phone = forms.CharField(label="代理人电话", max_length=20, required=False)

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles or ApplicantRole.choices  # type: ignore[attr-defined]  # a ChoiceField has choices
        for name in ("name", "document_number", "phone", "share", "agent_document_number", "agent_phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    @property
    def typed_role(self) -> str:
        """The role as it stands on the page, valid or not."""
        return str(self["role"].value() or "")

    @property
    def has_agent(self) -> bool:
        """Whether anything of an agent or representative was typed, so that its fields are shown."""
        return any(
            self[name].value() or self[name].errors
            for name in ("agent_name", "agent_document_number", "agent_phone", "representative")
        )

    def focus(self) -> None:
        """Let the page begin with this person's name."""
        self.fields["name"].widget.attrs["autofocus"] = True

    def clean_share(self) -> tuple[int, int]:
        text = self.cleaned_data["share"]
        if not text.strip():
            return 1, 1
        found = SHARE.match(text.replace("／", "/"))
        if found is None:
            raise ValidationError("份额请写成分数，例如 1/2")
        numerator, denominator = int(found[1]), int(found[2])
        if not 0 < numerator <= denominator:
            raise ValidationError("份额应大于零且不超过一，例如 1/2")
        return numerator, denominator

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        self._check_document(said.get("document_kind"), "document_number", said)
        if said.get("agent_name") and not said.get("agent_document_number"):
            self.add_error("agent_document_number", "请填写代理人的身份证号码")
        if said.get("agent_document_number"):
            self._check_document(DocumentKind.ID_CARD, "agent_document_number", said)
            if not said.get("agent_name"):
                self.add_error("agent_name", "请填写代理人姓名")
        return said

    def _check_document(self, kind: int | None, name: str, said: dict[str, Any]) -> None:
        if kind is None or not said.get(name):
            return
        try:
            said[name] = check_document(kind, said[name], on=today())
        except ValidationError as error:
            self.add_error(name, error)

    def claimant(self, *, co_ownership: int, separate: bool) -> Claimant:
        """The applicant as filed; a share counts only where the owners own in shares."""
        said = dict(self.cleaned_data)
        role, _, part = said.pop("role").partition("-")
        share = said.pop("share")
        return Claimant(
            role=ApplicantRole(role),
            part=int(part or 1),
            co_ownership=co_ownership,
            share=share if co_ownership == CoOwnership.SHARES else (1, 1),
            holds_certificate=separate,
            **said,
        )


PeopleFormSet = forms.formset_factory(
    PersonForm, extra=0, max_num=MOST_PEOPLE, validate_max=True, absolute_max=MOST_PEOPLE + 10
)
