"""共有人增减、份额转移: only a share passes, the others stay; an outsider waits for their waiver."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from hall.cases.filing import Filing
from hall.cases.models import Case
from hall.cases.ports import GATES, Ask
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cases.states import CoOwnership
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect
from hall.clock import now
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import is_archived, journey
from hall.rehearsal.people import MadeUp
from registration.claims import claim_of
from registration.holders import Holder
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


def answer(word: str, case: Case) -> Any:
    return GATES[word](Ask(Case.objects.get(pk=case.pk), "accept", crew().accepts, now()))


def after(case: Case) -> dict[str, Fraction]:
    """The owners the dry run shows."""
    fresh = Case.objects.get(pk=case.pk)
    asked = claim_of(fresh, fresh.ordered_parts[0])
    assert asked is not None
    _books, plan = dry_run(RegisterEffect.TRANSFER_OWNERSHIP, asked)
    return {one.name: one.share for one in plan.beginnings[0].holders}
