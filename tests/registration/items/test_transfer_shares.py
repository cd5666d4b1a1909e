"""共有人增减、份额转移: only a share passes, the others stay; an outsider waits for their waiver."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from hall.cases.filing import Filing
from hall.cases.models import Applicant, Case
from hall.cases.ports import GATES, Ask
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.cases.states import CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import is_archived, journey
from hall.rehearsal.people import MadeUp
from registration.claims import claim_of
from registration.holders import Holder
from registration.plans import PlannedEntry
from registration.services.recording import dry_run
from tests.cases.makers import holder
from tests.registration.items.makers import (
    FIVE_DAYS,
    GETS,
    GIVES,
    due,
    entries_of,
    fees,
    filed,
    people,
    renamed,
    share,
    taxes,
)
from tests.registration.makers import HOME, home, title

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD, STRANGER = people(4)


def in_shares(person: MadeUp, numerator: int, denominator: int) -> Holder:
    return holder(person, share=Fraction(numerator, denominator), co_ownership=CoOwnership.SHARES)


def three_owners() -> None:
    home(HOME, in_shares(FIRST, 1, 2), in_shares(SECOND, 1, 4), in_shares(THIRD, 1, 4))


def transfer(*claimants: Any, price: str = "200000.00") -> Filing:
    said = {"signed_on": date(2026, 9, 10), "relation": "none", "price": Decimal(price)}
    return filed(
        "co-owner-share-transfer",
        *claimants,
        papers={
            m.SHARE_TRANSFER_AGREEMENT.code: said,
            m.APPLICATION_FORM.code: {"acquired_on": date(2016, 5, 1)},
        },
    )


def holders() -> dict[str, Fraction]:
    return {person.name: person.share for person in title().holders}


@pytest.fixture
def hall() -> Crew:
    return crew()


@pytest.mark.clause("check:R16", "P7")
def test_a_share_goes_to_an_outsider_with_the_waiver_of_the_others(hall: Crew) -> None:
    three_owners()
    case = journey(transfer((GIVES, SECOND), (GETS, STRANGER, share(1, 4))), hall)
    assert holders() == {
        STRANGER.name: Fraction(1, 4),
        FIRST.name: Fraction(1, 2),
        THIRD.name: Fraction(1, 4),
    }
    assert case.materials.filter(material=m.PRE_EMPTION_WAIVER.code, state="supplied").exists()
    assert entries_of(case) == [("ownership", "supersede"), ("ownership", "begin")]
    assert (title().cause, title().content.price) == ("共有份额转移", Decimal("200000.00"))
    assert taxes(case) == {"deed-tax obligee": Decimal("6000.00"), "income-tax obligor": Decimal("2000.00")}
    assert (fees(case), due(case), is_archived(case)) == (Decimal(80), FIVE_DAYS, True)


@pytest.mark.clause("check:R16")
def test_between_co_owners_nobody_waives_anything(hall: Crew) -> None:
    three_owners()
    case = open_case(transfer((GIVES, SECOND), (GETS, THIRD, share(1, 2))), by=hall.accepts)
    assert not case.materials.filter(material=m.PRE_EMPTION_WAIVER.code).exists()
    assert answer("co_owners_waive_pre_emption", case).passed
    assert after(case) == {THIRD.name: Fraction(1, 2), FIRST.name: Fraction(1, 2)}


@pytest.mark.clause("check:R16")
def test_without_the_waiver_the_share_stays(hall: Crew) -> None:
    three_owners()
    case = open_case(transfer((GIVES, SECOND), (GETS, STRANGER, share(1, 4))), by=hall.accepts)
    asked = answer("co_owners_waive_pre_emption", case)
    assert not asked.passed
    assert "放弃优先购买权" in asked.message


@pytest.mark.clause("check:R20")
def test_what_a_couple_owned_goes_to_one_of_them_at_divorce_without_tax(hall: Crew) -> None:
    home(HOME, *(holder(one, co_ownership=CoOwnership.JOINT) for one in (FIRST, SECOND)))
    said = {"signed_on": date(2026, 9, 10), "relation": "divorce", "price": Decimal(600000)}
    filing = filed(
        "co-owner-share-transfer",
        (GIVES, FIRST),
        (GETS, SECOND),
        papers={
            m.CO_OWNER_AGREEMENT.code: said,
            m.APPLICATION_FORM.code: {"acquired_on": date(2016, 5, 1)},
        },
    )
    case = journey(filing, hall)
    assert holders() == {SECOND.name: Fraction(1)}
    assert (taxes(case), title().content.price, is_archived(case)) == ({}, None, True)


@pytest.mark.clause("check:R15")
def test_one_owner_may_give_his_own_share_alone_but_not_of_what_is_owned_jointly(hall: Crew) -> None:
    three_owners()
    case = open_case(transfer((GIVES, SECOND), (GETS, THIRD, share(1, 2))), by=hall.accepts)
    assert answer("all_owners_apply", case).passed
    joint = [holder(one, co_ownership=CoOwnership.JOINT) for one in (FIRST, SECOND)]
    home(HOME[:-4] + "0048", *joint)
    filing = transfer((GIVES, SECOND), (GETS, THIRD))
    other = open_case(
        Filing(filing.item_code, [type(filing.units[0])(HOME[:-4] + "0048")], filing.claimants),
        by=hall.accepts,
    )
    assert "须全体共有人申请" in answer("all_owners_apply", other).message


@pytest.mark.clause("check:R33")
def test_shares_that_do_not_add_up_with_those_who_stay_are_refused_at_recording(hall: Crew) -> None:
    three_owners()
    with pytest.raises(StepRefused, match="份额之和应等于 1，现为 5/4"):
        journey(transfer((GIVES, SECOND), (GETS, STRANGER, share(1, 2))), hall)
    assert holders()[SECOND.name] == Fraction(1, 4)


def inherited(*heirs: Any, **said: Any) -> Case:
    """An inheritance after the first of the owners, as filed at the counter."""
    proof = {"ground": "law", "predecessor": FIRST.name, "died_on": date(2026, 8, 1)} | said
    filing = filed("inheritance-of-house", *heirs, papers={m.INHERITANCE_PROOF.code: proof})
    return open_case(filing, by=crew().accepts)


@pytest.mark.clause("check:R15", "P7")
def test_heirs_of_an_owner_in_shares_take_his_share_and_the_others_keep_theirs(hall: Crew) -> None:
    three_owners()
    case = inherited((GETS, SECOND, share(1, 2)), (GETS, STRANGER, share(1, 2)))
    assert after(case) == {
        SECOND.name: Fraction(1, 2),
        STRANGER.name: Fraction(1, 4),
        THIRD.name: Fraction(1, 4),
    }
    kept = answer("all_owners_apply", case)
    assert kept.passed
    assert "份额不变" in kept.message
    assert answer("co_owners_waive_pre_emption", case).passed
    Applicant.objects.filter(case=case).update(co_ownership=CoOwnership.JOINT)
    assert "填写各人在该份额中的比例" in answer("all_owners_apply", case).message


@pytest.mark.clause("check:R15")
def test_an_heir_of_a_joint_owner_does_not_take_the_half_of_the_survivor(hall: Crew) -> None:
    home(HOME, *(holder(one, co_ownership=CoOwnership.JOINT) for one in (FIRST, SECOND)))
    alone = inherited((GETS, STRANGER))
    assert "仍是共有人，须与继承人、承继单位一并申请" in answer("all_owners_apply", alone).message
    take_step(alone.pk, "decline", by=hall.accepts, reason="共有人没有一并申请")
    together = inherited((GETS, SECOND, share(3, 4)), (GETS, STRANGER, share(1, 4)))
    assert answer("all_owners_apply", together).passed
    assert after(together) == {SECOND.name: Fraction(3, 4), STRANGER.name: Fraction(1, 4)}


@pytest.mark.clause("check:R02")
def test_the_number_tells_the_deceased_from_a_namesake() -> None:
    namesake = renamed(SECOND, FIRST.name)
    home(HOME, in_shares(FIRST, 1, 2), in_shares(namesake, 1, 2))
    unclear = inherited((GETS, STRANGER))
    assert "登记簿上有同名的共有人" in answer("applicant_is_registered_owner", unclear).message
    row = unclear.materials.get(line="2-4b")
    row.payload |= {"predecessor_document": SECOND.document_number}
    row.save()
    assert answer("applicant_is_registered_owner", unclear).passed
    stay, taker = (one.document_hash for one in (in_shares(FIRST, 1, 2), holder(STRANGER)))
    assert {one.document_hash for one in planned(unclear).holders} == {stay, taker}
    row.payload |= {"predecessor_document": THIRD.document_number}
    row.save()
    assert "核对姓名、名称和证件号码" in answer("applicant_is_registered_owner", unclear).message


def answer(word: str, case: Case) -> Any:
    return GATES[word](Ask(Case.objects.get(pk=case.pk), "accept", crew().accepts, now()))


def after(case: Case) -> dict[str, Fraction]:
    """The owners the dry run shows."""
    return {one.name: one.share for one in planned(case).holders}


def planned(case: Case) -> PlannedEntry:
    """The title the dry run shows."""
    fresh = Case.objects.get(pk=case.pk)
    asked = claim_of(fresh, fresh.ordered_parts[0])
    assert asked is not None
    _books, plan = dry_run(RegisterEffect.TRANSFER_OWNERSHIP, asked)
    return plan.beginnings[0]
