"""The application at the counter: unit, people, what must be asked, how the certificate goes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BoundField, Form
from django.http import QueryDict

from hall.cases.filing import FiledUnit, Filing
from hall.cases.forms.delivery import DeliveryForm
from hall.cases.forms.person import PeopleFormSet, PersonForm
from hall.cases.forms.typed import kept
from hall.cases.forms.unit import UnitForm, unit_lines
from hall.cases.sides import ROLE_OF_SIDE
from hall.cases.states import ApplicantRole, CoOwnership, UnitRole
from hall.cases.unit_sides import UnitSide, twice_named, unit_sides
from hall.catalogue.fees import facts_of
from hall.catalogue.schema import BusinessItem, Role
from hall.catalogue.words import Side

TAKING, GIVING = (
    ("co_ownership", "separate_certificates"),
    ("given_co_ownership", "given_separate_certificates"),
)
"""The fields of one side: how they own, and whether each has a certificate."""
GIVER_FIRST = {ApplicantRole.OBLIGOR: 0, ApplicantRole.OBLIGEE: 1, ApplicantRole.INTERESTED: 2}
FIELD_OF_FAULT = {"agent": "agent_document_number"}
"""Where the service's word for a fault of a person differs from the field's name."""


@dataclass
class Persons:
    """一方: one side of the application in the item's own word, with its people as (place, form)."""

    role: str
    label: str
    how: BoundField | None = None
    separate: BoundField | None = None
    people: list[tuple[int, PersonForm]] = field(default_factory=list)

    @property
    def owns_together(self) -> bool:
        """Whether the page must ask how they own: several who become 权利人 of the first registration."""
        return self.how is not None and len(self.people) > 1


@dataclass
class Units:
    """一栏单元 with its lines as typed."""

    side: UnitSide
    lines: list[UnitForm]

    @property
    def may_have_more(self) -> bool:
        return len(self.lines) < self.side.most


class Application:
    """One application as typed: units, people and declared facts, valid together or shown together."""

    def __init__(self, item: BusinessItem, typed: QueryDict | None = None, *, filed: bool = False) -> None:
        self.item, self.sides_of_units = item, unit_sides(item, filed=filed)
        self.lines = unit_lines(kept(typed) if typed else {}, self.sides_of_units, sent=typed is not None)
        self.said = DeliveryForm(typed)
        known = typed if typed and "people-TOTAL_FORMS" in typed else None
        self.people = PeopleFormSet(
            known,
            prefix="people",
            initial=None if known else self.first_people(),
            form_kwargs={"roles": self.role_choices(), "empty_permitted": False},
        )
        self.declared = {fact.word: bool(typed and typed.get(f"fact-{fact.word}")) for fact in self.asked}
        self.others: list[str] = []
        self._ask_how_they_own()

    @property
    def ways(self) -> dict[str, tuple[str, str]]:
        """Who will own, by role, with the fields that ask how; who gives one house takes the other."""
        exchanges = any(line.side.role == UnitRole.EXCHANGED and line.number.strip() for line in self.lines)
        asked: dict[str, tuple[str, str]] = {ApplicantRole.OBLIGEE: TAKING}
        return asked | ({ApplicantRole.OBLIGOR: GIVING} if exchanges else {})

    def _ask_how_they_own(self) -> None:
        """What several owners must say: how they own and, in shares, how much each."""
        for role, (how, _separate) in self.ways.items():
            owners = [one for one in self.people.forms if one.typed_role == role]
            in_shares = str(self.said[how].value()) == str(CoOwnership.SHARES.value)
            self.said.fields[how].required = len(owners) > 1
            for form in owners:
                form.fields["share"].required = len(owners) > 1 and in_shares

    @property
    def asked(self) -> list[Any]:
        """Facts that the counter asks because no department knows them."""
        return [fact for fact in facts_of(self.item) if fact.answered_by is None and fact.word != "has_agent"]

    def sides(self) -> list[tuple[str, Role]]:
        """Who applies, part by part; what a later part takes from an earlier one is not asked again."""
        return [
            (ROLE_OF_SIDE[role.side] if ordinal == 1 else f"{ROLE_OF_SIDE[role.side]}-{ordinal}", role)
            for ordinal, part in enumerate(self.item.parts, start=1)
            for role in part.roles
            if role.side in ROLE_OF_SIDE and not (part.uses_earlier and role.side == Side.OBLIGOR)
        ]

    def first_people(self) -> list[dict[str, Any]]:
        """One empty person per required role, who gives before who takes; nobody where none applies."""
        if not self.sides():
            return []
        needed = [value for value, role in self.sides() if role.required] or [ApplicantRole.OBLIGEE]
        return [{"role": str(value)} for value in sorted(dict.fromkeys(needed), key=_giver_first)]

    def role_choices(self) -> Sequence[tuple[str, str]]:
        """The item's own words for its sides, e.g. 卖方, 买方; who gives before who takes."""
        seen: dict[str, str] = {}
        for value, role in self.sides():
            seen.setdefault(str(value), role.label)
        return sorted(seen.items(), key=lambda side: _giver_first(side[0]))

    def units(self) -> list[Units]:
        """The lines of units by side, for the page."""
        return [
            Units(side, [line for line in self.lines if line.side is side]) for side in self.sides_of_units
        ]

    def begin_at(self, *, last_person: bool = False, unit_of: str = "") -> None:
        """Let the page begin where something was added: the last person, or the last line of a side.

        Nothing is wrong yet with what is still being typed: faults are said when the form is sent.
        """
        for form in (*self.lines, self.said, *self.people.forms):
            form.errors.clear()
        mine = [line for line in self.lines if line.side.role == unit_of]
        if last_person:
            self.people.forms[-1].focus()
        elif mine:
            mine[-1].focus()

    @property
    def first_unit(self) -> str:
        """The first number on the page, valid or not."""
        return next((line.number for line in self.lines if line.number), "")

    def persons(self) -> list[Persons]:
        """The sides with their people as the page has them; who has no known role stands with the first."""
        ways = {role: (self.said[how], self.said[each]) for role, (how, each) in self.ways.items()}
        sides = {role: Persons(role, label, *ways.get(role, ())) for role, label in self.role_choices()}
        for place, form in enumerate(self.people.forms):
            side = sides.get(form.typed_role) or next(iter(sides.values()), None)
            if side is not None:
                side.people.append((place, form))
        return list(sides.values())

    @property
    def declared_true(self) -> list[str]:
        return [word for word, so in self.declared.items() if so]

    def is_valid(self) -> bool:
        """Every form by itself; no unit stands twice; several buyers must say how they own."""
        faulty = [line for line in self.lines if not line.is_valid()]
        return all([not faulty and self._units_differ(), self.said.is_valid(), self.people.is_valid()])

    def _units_differ(self) -> bool:
        twice = twice_named(unit.number for unit in self.filed_units())
        if twice:
            again = next(
                line for line in reversed(self.lines) if any(u.number == twice[0] for u in line.units)
            )
            again.add_error("unit_number", "这个单元在本件中填了两次，请去掉一个")
        return not twice

    def filed_units(self) -> list[FiledUnit]:
        """The units of all lines, whole buildings unfolded."""
        return [unit for line in self.lines for unit in line.units]

    def _owning(self, form: PersonForm) -> dict[str, Any]:
        """How this person will own, as said for the whole side; alone, where nobody else is on it."""
        role = form.cleaned_data["role"]
        side = [one for one in self.people.forms if one.cleaned_data["role"] == role]
        if role not in self.ways or len(side) < 2:
            return {"co_ownership": CoOwnership.SOLE, "separate": False}
        how, separate = (self.said.cleaned_data[name] for name in self.ways[role])
        return {"co_ownership": how, "separate": separate}

    def filing(self, *, hall_id: int | None) -> Filing:
        """The application as a filing; only after `is_valid()`."""
        return Filing(
            item_code=self.item.code,
            units=self.filed_units(),
            claimants=[form.claimant(**self._owning(form)) for form in self.people.forms],
            declared=self.declared,
            hall_id=hall_id,
            delivery=self.said.cleaned_data["delivery"],
            postal=self.said.postal(),
        )

    def take_errors(self, error: ValidationError) -> None:
        """Put the service's sentences beside the fields they are about; the rest stands above the form."""
        rows = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for key, sentences in rows.items():
            form, name = self._place_of(key)
            for sentence in sentences:
                if form is None:
                    self.others.append(sentence)
                else:
                    form.add_error(name, sentence)

    def _place_of(self, key: str) -> tuple[Form | None, str]:
        """`unit`, `shares`, `postal` and `person-2-name` as a form and its field."""
        own = {"shares": TAKING[0], "given_shares": GIVING[0], "postal": "postal_address"}
        if key in own:
            return self.said, own[key]
        if key == "unit":
            return self.lines[0], "unit_number"
        kind, _, rest = key.partition("-")
        place, _, name = rest.partition("-")
        name = FIELD_OF_FAULT.get(name, name)
        if kind == "person" and place.isdigit() and int(place) < len(self.people.forms):
            form = self.people.forms[int(place)]
            return (form, name) if name in form.fields else (None, "")
        return None, ""

    def faults(self) -> Iterator[tuple[str, str]]:
        """Every fault as (field id or nothing, sentence), for the summary above the form."""
        yield from (("", sentence) for sentence in self.others)
        yield from (("", str(sentence)) for sentence in self.people.non_form_errors())
        for units in self.units():
            for number, line in enumerate(units.lines, start=1):
                yield from _faults_of(line, f"第 {number} 个" if len(units.lines) > 1 else "")
        yield from _faults_of(self.said, "")
        for side in self.persons():
            for number, (_, form) in enumerate(side.people, start=1):
                who = f"{side.label}{number}" if len(side.people) > 1 else side.label
                yield from _faults_of(form, who)


def _giver_first(role: str) -> tuple[str, int]:
    kind, _, part = str(role).partition("-")
    return part, GIVER_FIRST[ApplicantRole(kind)]


def _faults_of(form: Form, who: str) -> Iterator[tuple[str, str]]:
    for one in form:
        for sentence in one.errors:
            place = one.auto_id if one.use_fieldset else one.id_for_label
            named = not who and str(sentence).startswith(str(one.label))
            yield str(place), str(sentence) if named else f"{who}{one.label}：{sentence}"
