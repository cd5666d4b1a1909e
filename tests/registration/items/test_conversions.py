"""What was announced becomes what it announced; what was under construction becomes a house; 带押过户."""

from decimal import Decimal

import pytest

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.identity.masking import mask_name
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.mortgages import (
    BANK,
    DEVELOPER,
    OTHER_BANK,
    filing,
    mortgage_papers,
    presale_paper,
    proof_paper,
)
from registration.integrity import verify
from registration.models import Certificate, Entry
from registration.panels import planned_changes
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SELLER, owned_home
from tests.registration.items import burdened as b
from tests.registration.makers import HOME, LAND, title

pytestmark = pytest.mark.django_db
SALE = {
    m.SALE_CONTRACT.code: {
        "contract_number": "MM-2026-1",
        "signed_on": "2026-09-18",
        "price": "1180000",
        "area": "118.36",
    }
}


@pytest.fixture
def people() -> Crew:
    return crew()


def noticed_and_finished(people: Crew) -> tuple[Certificate, Certificate]:
    """Both notices of a presold home that has since been first registered to the developer."""
    b.presold_home()
    both = b.presale("presale-notice-with-mortgage-notice", creditors=[BANK])
    case = drives.drive(both, people, {**presale_paper(), **mortgage_papers("800000")})
    b.completed_home()
    sale, loan = Certificate.objects.filter(case_number=case.number).order_by("id")
    return sale, loan


def to_title(proof: str, people: Crew) -> Case:
    application = filing("presale-notice-to-title", [HOME], takers=[BUYER], givers=[DEVELOPER])
    return drives.drive(application, people, {**SALE, **proof_paper(proof)})


def to_mortgage(proof: str, people: Crew) -> Case:
    application = filing("presale-mortgage-notice-to-mortgage", [HOME], takers=[BANK], givers=[BUYER])
    return drives.drive(application, people, {**mortgage_papers("800000"), **proof_paper(proof)})


@pytest.mark.clause("row:7", "P6")
def test_the_buyers_notice_becomes_his_title_and_ends(people: Crew) -> None:
    sale, loan = noticed_and_finished(people)
    case = to_title(sale.number, people)
    assert title().people[0].name == BUYER.name
    assert [n.right_id for n in read_book(HOME).notices] == [loan.right_id]
    assert Certificate.objects.get(pk=sale.pk).state == "withdrawn"
    assert b.days(case) == (30, 5, "2026-09-24")
    assert b.fees(case) == [(80, mask_name(BUYER.name))]
    assert verify().breaches == []


@pytest.mark.clause("row:9", "check:R12")
def test_the_banks_notice_becomes_a_mortgage_at_the_rank_of_its_day(people: Crew) -> None:
    sale, loan = noticed_and_finished(people)
    to_title(sale.number, people)
    b.further_mortgage(owner=BUYER, bank=OTHER_BANK, amount="100000")
    case = to_mortgage(loan.number, people)
    assert [(r.rank, r.holders[0].name) for r in b.mortgages()] == [(1, BANK.name), (2, OTHER_BANK.name)]
    assert [p.name for p in b.mortgages()[1].obligors] == [BUYER.name]
    assert read_book(HOME).notices == ()
    assert b.fees(case) == [(80, BANK.name)]
    words = b.face(b.proof_of(case))
    assert (words.matter, words.obligors) == ("抵押权", (BUYER.name,))
    assert verify().breaches == []


@pytest.mark.clause("row:9")
def test_the_banks_notice_waits_for_the_buyers_title(people: Crew) -> None:
    _sale, loan = noticed_and_finished(people)
    application = filing("presale-mortgage-notice-to-mortgage", [HOME], takers=[BANK], givers=[BUYER])
    case = drives.ready(application, people, {**mortgage_papers("800000"), **proof_paper(loan.number)})
    b.refused(case, "accept", "不是登记簿记载的权利人", people)


@pytest.mark.clause("row:10")
def test_a_constructions_mortgage_becomes_one_of_the_house(people: Crew) -> None:
    b.presold_home()
    building = filing("construction-mortgage", [LAND, HOME], takers=[BANK], givers=[DEVELOPER])
    proof = b.proof_of(drives.drive(building, people, mortgage_papers("90000000")))
    item = "construction-mortgage-to-house-mortgage"
    application = filing(item, [HOME], takers=[BANK], givers=[DEVELOPER])
    b.completed_home()
    case = drives.drive(application, people, proof_paper(proof.number))
    (right,) = b.mortgages()
    assert (right.right_id, right.content.collateral, right.rank) == (proof.right_id, "2", 1)
    assert b.mortgages(LAND)[0].content.collateral == "4"
    assert b.days(case) == (30, 3, "2026-09-22")
    assert b.fees(case) == []
    assert Certificate.objects.get(pk=proof.pk).state == "valid"
    assert b.face(b.proof_of(case)).unit_number == HOME


@pytest.mark.clause("row:7", "row:9", "S2", "P13")
def test_a_house_is_sold_and_mortgaged_in_one_acceptance(people: Crew) -> None:
    owned_home()
    application = filing("sale-with-mortgage", [HOME], takers=[BUYER], givers=[SELLER], creditors=[BANK])
    case = drives.drive(application, people, {**SALE, **mortgage_papers("800000")})
    assert case.state == "archived"
    assert title().people[0].name == BUYER.name
    (right,) = b.mortgages()
    assert ([p.name for p in right.holders], [p.name for p in right.obligors]) == ([BANK.name], [BUYER.name])
    kinds = [(e.kind, e.action) for e in Entry.objects.of_case(case.number).order_by("seq")]
    assert kinds == [("ownership", "supersede"), ("ownership", "begin"), ("mortgage", "begin")]
    assert b.fees(case) == [(80, mask_name(BUYER.name)), (80, BANK.name)]
    deed, proof = Certificate.objects.filter(case_number=case.number).order_by("id")
    assert (deed.kind, proof.kind) == ("title", "proof")
    assert f"不动产权证书号：{deed.number}" in b.face(proof).notes
    assert verify().breaches == []


@pytest.mark.clause("row:7", "row:10", "S2", "P13", "check:R10")
def test_a_mortgaged_house_passes_with_its_mortgage(people: Crew) -> None:
    first = b.proof_of(b.mortgaged_home())
    item = "sale-of-mortgaged-house"
    application = filing(item, [HOME], takers=[BUYER], givers=[SELLER], creditors=[BANK])
    said = {**SALE, **mortgage_papers("500000"), **proof_paper(first.number)}
    case = drives.drive(application, people, said)
    (right,) = b.mortgages()
    assert (right.right_id, right.rank, right.content.secured_amount) == (first.right_id, 1, Decimal(500000))
    assert [p.name for p in right.people] == [BANK.name, BUYER.name]
    assert title().people[0].name == BUYER.name
    assert b.fees(case) == [(80, mask_name(BUYER.name))]
    assert Certificate.objects.get(pk=first.pk).state == "withdrawn"
    assert b.face(b.proof_of(case)).obligors == (BUYER.name,)
    assert verify().breaches == []


@pytest.mark.clause("row:7", "M35")
def test_the_mortgage_that_goes_with_the_house_does_not_grow_over_the_one_behind_it(people: Crew) -> None:
    first = b.proof_of(b.mortgaged_home())
    b.further_mortgage(bank=OTHER_BANK, amount="100000")
    more = {**SALE, **mortgage_papers("900000"), **proof_paper(first.number)}
    case = drives.ready(sold_with_its_mortgage(), people, more)
    b.refused(case, "accept", "对溪.*（第 2 顺位）不利，请补充其书面同意", people)
    case.units.update(is_open=False)
    Case.objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    declared = sold_with_its_mortgage(burdens_other_mortgagees=True)
    agreed = {m.OTHER_MORTGAGEES_CONSENT.code: {"given_by": OTHER_BANK.name, "signed_on": "2026-09-18"}}
    assert drives.accepted(declared, people, more | agreed).state == "accepted"


def sold_with_its_mortgage(**declared: bool) -> Filing:
    return filing(
        "sale-of-mortgaged-house",
        [HOME],
        takers=[BUYER],
        givers=[SELLER],
        creditors=[BANK],
        declared=declared,
    )


@pytest.mark.clause("check:R09", "check:R11")
def test_a_bank_that_applies_has_agreed_to_the_transfer(people: Crew) -> None:
    owned_home()
    forbidding = mortgage_papers(forbids_transfer="yes")
    first = drives.drive(
        filing("mortgage-first-registration", [HOME], takers=[BANK], givers=[SELLER]), people, forbidding
    )
    said = {**SALE, **mortgage_papers("500000"), **proof_paper(b.proof_of(first).number)}
    item = "sale-of-mortgaged-house"
    with_bank = filing(item, [HOME], takers=[BUYER], givers=[SELLER], creditors=[BANK])
    case = drives.ready(with_bank, people, said)
    answer = b.asked("mortgage_allows_transfer", case)
    assert (answer.passed, "共同申请" in answer.message) == (True, True)
    assert not case.materials.filter(material=m.MORTGAGEE_CONSENT.code).exists()
    case.units.update(is_open=False)
    Case.objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    other = filing(item, [HOME], takers=[BUYER], givers=[SELLER], creditors=[OTHER_BANK])
    b.refused(drives.ready(other, people, said), "accept", "没有申请", people)


@pytest.mark.clause("P13")
def test_the_page_shows_what_every_part_will_write(people: Crew) -> None:
    b.presold_home()
    both = b.presale("presale-notice-with-mortgage-notice", creditors=[BANK])
    case = drives.ready(both, people, {**presale_paper(), **mortgage_papers("800000")})
    panel = planned_changes(case)
    assert panel is not None
    assert panel.context["faults"] == []
    rows = [(row.label, row.after) for unit in panel.context["units"] for row in unit["rows"]]
    shown = [after for label, after in rows if label == "预告登记"]
    assert shown[0] == f"{mask_name(BUYER.name)}，1,180,000.00 元"
    assert any(after.endswith("800,000.00 元") for after in shown)


def test_the_page_shows_a_mortgage_before_and_after(people: Crew) -> None:
    first = b.proof_of(b.mortgaged_home())
    application = filing("mortgage-alteration", [HOME], takers=[BANK], givers=[SELLER])
    terms = {m.MORTGAGE_ALTERATION_AGREEMENT.code: {"signed_on": "2026-09-18", "amount": "500000"}}
    case = drives.ready(application, people, {**terms, **proof_paper(first.number)})
    panel = planned_changes(case)
    assert panel is not None
    row = next(r for r in panel.context["units"][0]["rows"] if r.label == "抵押权")
    assert "580,000.00 元，第 1 顺位" in row.before
    assert "500,000.00 元，第 1 顺位，2026年9月18日至2046年9月17日" in row.after
