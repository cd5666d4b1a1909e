"""Row 20 where the wrong entry is a mortgage, an easement, a right of residence or an advance notice."""

from decimal import Decimal
from typing import Any

import pytest

from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.rehearsal.sales import step
from registration.models import Certificate
from registration.models.choices import RightKind
from registration.restrictions import read_book
from registration.writers.burdens import NewEasement
from tests.cases.makers import holder, owned_home, refusals
from tests.registration.items.situations import INTERESTED, fees, papers
from tests.registration.items.test_correction import SON, filing, people, wrong
from tests.registration.makers import HOME, NEXT_DOOR, mortgage, notice, residence, write

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S2")]
__all__ = ["people"]


def other_right(kind: str) -> tuple[Certificate, Any]:
    """A right of others on HOME with its proof, and who holds it."""
    match kind:
        case "mortgage":
            mortgage(HOME, NEXT_DOOR)
        case "residence":
            residence(of=holder(SON))
        case "notice":
            notice(holder(SON), amount=Decimal("900000.00"))
        case _:
            easement()
    return Certificate.objects.filter(kind="proof").get(), RIGHT_KINDS[kind]


def easement() -> None:
    asked = NewEasement(HOME, NEXT_DOOR, (holder(SON),), {"terms": "通行"})
    write(RegisterEffect.CREATE_EASEMENT, asked)


RIGHT_KINDS = {
    "mortgage": RightKind.MORTGAGE,
    "residence": RightKind.RESIDENCE,
    "notice": RightKind.ADVANCE_NOTICE,
    "easement": RightKind.EASEMENT,
}


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("mortgage", ("secured_amount", "580000.00", "850000.00"), Decimal("850000.00")),
        ("mortgage", ("forbids_transfer", "否", "是"), True),
        ("residence", ("scope", "全部", "二层全部"), "二层全部"),
        ("notice", ("amount", "900000.00", "990000.00"), Decimal("990000.00")),
        ("easement", ("terms", "通行", "通行、铺设管线"), "通行、铺设管线"),
    ],
)
def test_what_a_proof_shows_is_corrected_and_a_new_proof_issued(
    people: Crew, kind: str, said: tuple[str, str, str], value: Any
) -> None:
    owned_home(NEXT_DOOR)
    old, right_kind = other_right(kind)
    words = wrong(*said)
    words[m.ERROR_PROOF.code]["proof_number"] = old.number
    case = drives.drive(filing("correction-by-interested-party", SON, INTERESTED), people, words)
    assert (case.state, fees(case)) == ("archived", [])
    new = Certificate.objects.get(replaces=old)
    assert (new.kind, new.replaces_id, Certificate.objects.get(pk=old.pk).is_valid) == (
        "proof",
        old.pk,
        False,
    )
    assert sorted(new.units.values_list("number")) == sorted(old.units.values_list("number"))
    for unit in old.units.all():
        (right,) = read_book(unit.number).of_kind(right_kind)
        assert (getattr(right.content, said[0]), right.right_id) == (value, old.right_id)
        assert "更正：" in right.note
    assert Certificate.objects.valid().exclude(kind="proof").count() == 2
    assert "proof" in papers(case)


def test_its_own_holder_applies_and_the_owner_does_not(people: Crew) -> None:
    residence(of=holder(SON))
    old = Certificate.objects.get(kind="proof")
    words = wrong("scope", "全部", "二层全部")
    words[m.ERROR_PROOF.code]["proof_number"] = old.number
    owner = drives.ready(filing(), people, words)
    assert any("请按利害关系人申请" in one for one in refusals(owner, "accept", by=people.accepts))
    step(owner, "decline", by=people.accepts, reason="不是居住权人")
    assert drives.drive(filing(who=SON), people, words).state == "archived"


@pytest.mark.parametrize(
    ("said", "number", "sentence"),
    [
        (("scope", "二层", "全部"), "", "与所写“二层”不一致"),
        (("secured_amount", "580000.00", "850000.00"), "", "登记簿没有这一项"),
        (("scope", "全部", "二层"), "粤（2026）云浮市不动产证明第9999999号", "没有证明号"),
    ],
)
def test_a_proof_that_does_not_say_so_is_refused(
    people: Crew, said: tuple[str, str, str], number: str, sentence: str
) -> None:
    residence(of=holder(SON))
    words = wrong(*said)
    words[m.ERROR_PROOF.code]["proof_number"] = number or Certificate.objects.get(kind="proof").number
    case = drives.ready(filing(who=SON), people, words)
    assert any(sentence in one for one in refusals(case, "accept", by=people.accepts))
