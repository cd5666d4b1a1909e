"""互换: one application, two cases that know each other; both houses pass in one 登簿 or neither does."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from hall.cases.filing import FiledUnit, Filing
from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cases.services.steps import take_step
from hall.catalogue import materials as m
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import again, answer_everything, close, is_archived, review
from hall.rehearsal.sales import claimant, meet_everybody, receive_everything, step
from hall.rehearsal.telling import tell
from hall.staff.actors import Actor
from tests.browsing import browser, words
from tests.cases.makers import holder
from tests.floor.counter import begin, faults, send, typed
from tests.registration.items.makers import GETS, GIVES, certificates_of, fees, people, share, taxes
from tests.registration.makers import HOME, NEXT_DOOR, home, seize, sell, title

pytestmark = [pytest.mark.django_db, pytest.mark.clause("P1", "P6", "P13")]
LIN, ZHOU, HE = people(3)
DEAR, CHEAP = Decimal(900000), Decimal(800000)


@pytest.fixture
def hall() -> Crew:
    home(HOME, holder(LIN))
    home(NEXT_DOOR, holder(ZHOU))
    return crew()


def contract(price: Decimal, **more: Any) -> dict[str, Any]:
    said = {"contract_number": "互2026-1", "signed_on": date(2026, 9, 10), "price": price}
    return {m.EXCHANGE_CONTRACT.code: said | more, m.APPLICATION_FORM.code: {"acquired_on": date(2016, 5, 1)}}


def exchange(*, dear: dict[str, Any] | None = None, cheap: dict[str, Any] | None = None) -> Filing:
    """林 gives HOME and takes NEXT_DOOR of 周, who pays the difference."""
    return Filing(
        item_code="exchange-of-houses",
        units=[FiledUnit(HOME), FiledUnit(NEXT_DOOR, "exchanged")],
        claimants=[claimant(LIN, GIVES), claimant(ZHOU, GETS)],
        payloads=dear or contract(DEAR),
        counter_payloads=cheap or contract(CHEAP),
    )


def both(filing: Filing, hall: Crew) -> tuple[Case, Case]:
    """Both halves with their materials in and everybody asked."""
    first = open_case(filing, by=hall.accepts)
    halves = (first, Case.objects.exclude(pk=first.pk).get())
    for case in halves:
        receive_everything(case, by=hall.accepts)
        meet_everybody(case, by=hall.accepts)
    return again(halves[0]), again(halves[1])


def owner_of(number: str) -> str:
    return title(number).holders[0].name


def taken(case: Case, hall: Crew) -> Case:
    step(case, "accept", by=hall.accepts)
    tell(case)
    return again(case)


def refused(case: Case, name: str, by: Actor) -> str:
    with pytest.raises(StepRefused) as told:
        take_step(case.pk, name, by=by, reason="符合条件")
    return "；".join(told.value.reasons)


def test_two_houses_are_exchanged_in_one_recording_and_only_the_difference_bears_deed_tax(hall: Crew) -> None:
    mine, theirs = both(exchange(), hall)
    assert (mine.counterpart_id, theirs.counterpart_id) == (theirs.pk, mine.pk)
    assert [(one.role, one.name) for one in theirs.people] == [(GETS, LIN.name), (GIVES, ZHOU.name)]
    for case in (mine, theirs):
        answer_everything(taken(case, hall), hall)
    review(mine, hall)
    assert "还没有核定；两件须一并登簿" in refused(mine, "record", hall.approves)
    assert owner_of(HOME) == LIN.name
    review(theirs, hall)
    step(mine, "record", by=hall.approves, reason="准予登簿")
    mine, theirs = again(mine), again(theirs)
    assert mine.recorded_at == theirs.recorded_at
    assert [owner_of(number) for number in (HOME, NEXT_DOOR)] == [ZHOU.name, LIN.name]
    assert taxes(mine)["deed-tax obligee"] == Decimal("3000.00")
    assert "deed-tax obligee" not in taxes(theirs)
    for case in (mine, theirs):
        tell(case)
        close(case, hall)
        assert (is_archived(case), fees(case), len(certificates_of(case))) == (True, Decimal(80), 1)


def test_when_one_half_cannot_be_recorded_neither_is(hall: Crew) -> None:
    mine, theirs = both(exchange(), hall)
    for case in (mine, theirs):
        answer_everything(taken(case, hall), hall)
        review(case, hall)
    seize(NEXT_DOOR)
    told = refused(mine, "record", hall.approves)
    assert told.startswith(f"互换的另一件（{theirs.number}）：")
    assert "查封" in told
    assert (again(mine).state, owner_of(HOME)) == ("approved", LIN.name)


@pytest.mark.parametrize(
    ("dear", "cheap", "sentence"),
    [
        (contract(DEAR, difference=Decimal(90000)), contract(CHEAP), "相差 100,000.00 元"),
        (contract(DEAR), contract(CHEAP, difference=Decimal(100000)), "与录入的补付差价不符"),
    ],
)
def test_a_difference_that_does_not_fit_the_prices_is_told_before_acceptance(
    hall: Crew, dear: dict[str, Any], cheap: dict[str, Any], sentence: str
) -> None:
    mine, _ = both(exchange(dear=dear, cheap=cheap), hall)
    assert sentence in refused(mine, "accept", hall.accepts)


def test_half_an_exchange_is_nobodys_wish(hall: Crew) -> None:
    mine, theirs = both(exchange(), hall)
    step(theirs, "withdraw", by=hall.accepts, reason="当事人不换了")
    assert "互换不能只办一半" in refused(mine, "accept", hall.accepts)


def test_one_page_opens_both_and_each_shows_the_other(hall: Crew) -> None:
    client = browser("shouli")
    form: dict[str, Any] = typed(sellers=(LIN,), buyers=(ZHOU,)) | {
        "unit_role": ["subject", "exchanged"],
        "unit_number": [HOME, NEXT_DOOR],
    }
    reply = send(client, begin(client, "exchange-of-houses"), form)
    assert reply.status_code == 302, faults(reply)
    first, second = Case.objects.order_by("id")
    for one, other in ((first, second), (second, first)):
        page = words(client.get(f"/window/cases/{one.number}/materials/"))
        assert "互换的另一件" in page
        assert other.number in page


def two_givers(**more: Any) -> dict[str, Any]:
    """林 and 何, who own HOME together, give it for the house of 周."""
    form: dict[str, Any] = typed(sellers=(LIN, HE), buyers=(ZHOU,))
    return form | {"unit_role": ["subject", "exchanged"], "unit_number": [HOME, NEXT_DOOR]} | more


@pytest.mark.clause("check:R33")
def test_several_who_give_are_asked_how_they_will_own_the_house_they_take(hall: Crew) -> None:
    client = browser("shouli")
    draft = begin(client, "exchange-of-houses")
    reply = send(client, draft, two_givers())
    assert faults(reply) == [
        "换出方取得换入房屋后的共有方式：换出方不止一人，请选择取得换入房屋后共同共有还是按份共有"
    ]
    assert 'name="given_co_ownership"' in words(reply)
    halves = {"people-0-share": "1/2", "people-1-share": "1/3", "given_co_ownership": "2"}
    assert any("现为 5/6" in one for one in faults(send(client, draft, two_givers(**halves))))
    shares = halves | {"people-0-share": "2/3", "given_separate_certificates": "on"}
    assert send(client, draft, two_givers(**shares)).status_code == 302
    given, taken = Case.objects.order_by("id")
    takes = [
        (str(one.share), one.co_ownership, one.holds_certificate) for one in taken.people if one.role == GETS
    ]
    assert takes == [("2/3", 2, True), ("1/3", 2, True)]
    assert {(one.co_ownership, str(one.share)) for one in given.people} == {(0, "1")}


def test_who_takes_a_house_outside_the_city_is_not_asked_how_the_givers_own(hall: Crew) -> None:
    client = browser("shouli")
    lonely = two_givers() | {"unit_number": [HOME, ""]}
    reply = send(client, begin(client, "exchange-of-houses"), lonely)
    assert reply.status_code == 302, faults(reply)


def test_a_filing_that_does_not_say_how_the_givers_own_is_refused(hall: Crew) -> None:
    told = replace(exchange(), claimants=[claimant(LIN, GIVES), claimant(HE, GIVES), claimant(ZHOU, GETS)])
    with pytest.raises(ValidationError, match="换出方不止一人，请选择共同共有或者按份共有"):
        open_case(told, by=hall.accepts)


def test_givers_in_shares_own_the_other_house_in_these_shares(hall: Crew) -> None:
    ways = (share(1, 4), share(3, 4))
    givers = [claimant(one, GIVES, **way) for one, way in zip((LIN, HE), ways, strict=True)]
    sell(holder(LIN, co_ownership=1), holder(HE, co_ownership=1))
    halves = both(replace(exchange(), claimants=[*givers, claimant(ZHOU, GETS)]), hall)
    for case in halves:
        answer_everything(taken(case, hall), hall)
        review(case, hall)
    step(halves[0], "record", by=hall.approves, reason="准予登簿")
    assert [(one.name, str(one.share)) for one in title(NEXT_DOOR).holders] == [
        (LIN.name, "1/4"),
        (HE.name, "3/4"),
    ]
    assert [one.name for one in title(HOME).holders] == [ZHOU.name]
