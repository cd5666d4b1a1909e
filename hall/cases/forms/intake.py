"""The application at the counter: unit, people, what must be asked, how the certificate goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from hall.cases.filing import Claimant, FiledUnit, Filing
from hall.cases.states import ApplicantRole, CoOwnership, Delivery
from hall.catalogue.schema import BusinessItem
from hall.catalogue.words import Side
from hall.clock import today
from hall.identity.documents import DocumentKind, check_document
from hall.identity.numbers import UnitNumber

ROLE_OF_SIDE = {
    Side.OBLIGEE: ApplicantRole.OBLIGEE,
    Side.OBLIGOR: ApplicantRole.OBLIGOR,
    Side.INTERESTED: ApplicantRole.INTERESTED,
    Side.AUTHORITY: ApplicantRole.INTERESTED,
    Side.REGISTRY: ApplicantRole.INTERESTED,
}
SHARE = re.compile(r"^\s*(\d{1,6})\s*/\s*(\d{1,6})\s*$")


class UnitForm(forms.Form):
    """单元 and delivery."""

    unit_number = forms.CharField(
        label="不动产单元号",
        max_length=60,
        help_text="28 位，可以带空格，例如 445302 001002 GB00012 F00030046",
        error_messages={"required": "请填写不动产单元号（28 位），在不动产权证书第一页"},
    )
    delivery = forms.ChoiceField(
        label="领证方式", choices=Delivery.choices, widget=forms.RadioSelect, initial=Delivery.COLLECT
    )
    postal_name = forms.CharField(label="收件人", required=False, max_length=60)
    postal_phone = forms.CharField(label="收件电话", required=False, max_length=20)
    postal_address = forms.CharField(label="收件地址", required=False, max_length=200)

    def clean_unit_number(self) -> str:
        return UnitNumber.parse(self.cleaned_data["unit_number"]).compact

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("delivery") == Delivery.POST:
            for name in ("postal_name", "postal_phone", "postal_address"):
                if not said.get(name):
                    self.add_error(name, f"选择邮寄的，请填写{self.fields[name].label}")
        return said

    def postal(self) -> dict[str, str] | None:
        said = self.cleaned_data
        if said["delivery"] != Delivery.POST:
            return None
        return {name: said[f"postal_{name}"] for name in ("name", "phone", "address")}


class PersonForm(forms.Form):
    """申请人: document checked while it is typed, share as a fraction."""

    role = forms.ChoiceField(label="身份", choices=ApplicantRole.choices)
    name = forms.CharField(
        label="姓名或名称", max_length=120, error_messages={"required": "请填写姓名或名称，与证件一致"}
    )
    document_kind = forms.TypedChoiceField(
        label="证件种类", choices=DocumentKind.choices, coerce=int, initial=DocumentKind.values[0]
    )
    document_number = forms.CharField(
        label="证件号码", max_length=40, error_messages={"required": "请填写证件号码"}
    )
    phone = forms.CharField(
        label="联系电话", max_length=20, error_messages={"required": "请填写联系电话，办结时通知"}
    )
    address = forms.CharField(label="通讯地址", max_length=200, required=False)
    co_ownership = forms.TypedChoiceField(
        label="共有方式", choices=CoOwnership.choices, coerce=int, initial=CoOwnership.SOLE
    )
    share = forms.CharField(label="份额", max_length=15, required=False, help_text="按份共有的填写，例如 1/2")
    agent_name = forms.CharField(label="代理人姓名", max_length=120, required=False)
    agent_document_number = forms.CharField(label="代理人身份证号", max_length=40, required=False)

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
        if "document_number" in said and "document_kind" in said:
            try:
                said["document_number"] = check_document(
                    said["document_kind"], said["document_number"], on=today()
                )
            except ValidationError as error:
                self.add_error("document_number", error)
        if said.get("agent_name") and not said.get("agent_document_number"):
            self.add_error("agent_document_number", "请填写代理人的身份证号码")
        if said.get("agent_document_number"):
            try:
                check_document(DocumentKind.ID_CARD, said["agent_document_number"])
            except ValidationError as error:
                self.add_error("agent_document_number", error)
        return said

    def claimant(self) -> Claimant:
        said = dict(self.cleaned_data)
        return Claimant(**(said | {"role": ApplicantRole(said["role"])}))


PeopleFormSet = forms.formset_factory(PersonForm, extra=0, max_num=60, validate_max=True, absolute_max=70)


class Application:
    """One application as typed: unit form, people and declared facts, valid together or shown together."""

    def __init__(self, item: BusinessItem, typed: QueryDict | None = None) -> None:
        self.item = item
        self.unit = UnitForm(typed)
        self.people = PeopleFormSet(typed, prefix="people", initial=None if typed else self.first_people())
        self.declared = {fact.word: bool(typed and typed.get(f"fact-{fact.word}")) for fact in self.asked}
        if typed is None:
            self.people.extra = len(self.first_people())

    @property
    def asked(self) -> list[Any]:
        """Facts that the counter asks because no department knows them."""
        return [fact for fact in self.item.facts if fact.answered_by is None and fact.word != "has_agent"]

    def first_people(self) -> list[dict[str, Any]]:
        """One empty person per required role of the first part."""
        roles = [role for role in self.item.parts[0].roles if role.required] if self.item.parts else []
        return [{"role": ROLE_OF_SIDE[role.side]} for role in roles] or [{"role": ApplicantRole.OBLIGEE}]

    def role_choices(self) -> Sequence[tuple[str, str]]:
        """The item's own words for its sides, e.g. 转让方, 受让方."""
        seen: dict[str, str] = {}
        for part in self.item.parts:
            for role in part.roles:
                seen.setdefault(ROLE_OF_SIDE[role.side], role.label)
        return list(seen.items()) or list(ApplicantRole.choices)

    @property
    def declared_true(self) -> list[str]:
        return [word for word, so in self.declared.items() if so]

    def is_valid(self) -> bool:
        return all([self.unit.is_valid(), self.people.is_valid()])

    def filing(self, *, hall_id: int | None, located_at: str = "") -> Filing:
        """The application as a filing; only after `is_valid()`."""
        said: Mapping[str, Any] = self.unit.cleaned_data
        return Filing(
            item_code=self.item.code,
            units=[FiledUnit(said["unit_number"], located_at=located_at)],
            claimants=[form.claimant() for form in self.people.forms],
            declared=self.declared,
            hall_id=hall_id,
            delivery=said["delivery"],
            postal=self.unit.postal(),
        )
