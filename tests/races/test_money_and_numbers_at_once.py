"""Paying twice, asking twice, numbering at once: one effect, one reply, no number twice and none missing."""

from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case, CaseEvent
from hall.cases.refusals import StepRefused
from hall.cases.services.intake import open_case
from hall.cashier.models import BillLine, DayClosing, Method, Payment
from hall.cashier.services.closing import booked, close_day
from hall.cashier.services.collecting import pay, unpaid_of
from hall.clock import today
from hall.exchange.commands import CommandConflict, once
from hall.exchange.models import Command, Delivery
from hall.rehearsal.crew import Crew, crew
from hall.staff.models import Officer
from registration.models import Certificate
from taxation.services.assessing import issue
from tests.cases import makers
from tests.cases.makers import filing, owned_home, read
from tests.conftest import Clock
from tests.races.at_once import at_once, losers
from tests.registration.makers import HOME, home

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


@pytest.fixture
def people() -> Crew:
    return crew()


def billed_sale(people: Crew) -> tuple[Case, list[int], Decimal]:
    """A sale with its bill: case, lines, total in yuan."""
    owned_home()
    case = makers.accepted_sale(people)
    issue(case.pk, by=people.assesses)
    lines = unpaid_of(case)
    return case, [line.pk for line in lines], sum((line.amount for line in lines), Decimal())


@pytest.mark.clause("promise:R4", "W3")
def test_of_eight_payments_of_one_bill_one_is_taken_and_seven_see_its_receipt(people: Crew) -> None:
    case, ids, total = billed_sale(people)
    acts = [partial(pay, case.pk, ids, amount=total, method=Method.CODE, by=people.collects)] * AT_ONCE
    outcomes = at_once(*acts)
    (receipt,) = Payment.objects.values_list("number", flat=True)
    assert len(losers(outcomes)) == AT_ONCE - 1
    assert all(receipt in str(one) for one in losers(outcomes))
    assert CaseEvent.objects.filter(case=case, verb="pay").count() == 1
    assert Delivery.objects.filter(stream=case.number, notice__topic="tax.paid").count() == 2


@pytest.mark.clause("promise:R4", "G6")
def test_eight_requests_with_one_key_have_one_effect_and_eight_identical_replies(people: Crew) -> None:
    case, ids, total = billed_sale(people)

    def ask() -> dict[str, str]:
        def run() -> dict[str, str]:
            return {"receipt": pay(case.pk, ids, amount=total, method=Method.CODE, by=people.collects).number}

        reply, _replayed = once("key-1", {"lines": ids, "amount": total}, run, by=people.collects)
        return dict(reply)

    outcomes = at_once(*[ask] * AT_ONCE)
    assert outcomes == [{"receipt": "SJ20260918000001"}] * AT_ONCE
    assert (Payment.objects.count(), Command.objects.count()) == (1, 1)
    with pytest.raises(CommandConflict):
        once("key-1", {"lines": ids, "amount": total + 1}, dict, by=people.collects)


@pytest.mark.clause("promise:R4")
def test_negative_control_without_a_key_every_request_runs(people: Crew) -> None:
    case, ids, total = billed_sale(people)

    def ask() -> object:
        return once("", {"lines": ids}, lambda: {"receipt": pay_it().number}, by=people.collects)

    def pay_it() -> Payment:
        return pay(case.pk, ids, amount=total, method=Method.CODE, by=people.collects)

    assert len([one for one in at_once(*[ask] * 4) if isinstance(one, StepRefused)]) == 3


@pytest.mark.clause("promise:R4", "promise:R5", "G6")
def test_one_form_sent_four_times_takes_the_step_once_and_says_so_four_times(people: Crew) -> None:
    owned_home()
    case = makers.ready_sale(people)
    officer = Officer.objects.get(username="shouli")

    def press() -> str:
        browser = Client()
        browser.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        form = {"step": "accept", "command_key": "form-1"}
        return browser.post(reverse("cases:step", args=[case.number]), form, follow=True).content.decode()

    pages = at_once(*[press] * 4)
    assert all("已办理：受理。" in page for page in pages)
    assert CaseEvent.objects.filter(case=case, verb="accept").count() == 1
    assert read(case).state == "accepted"


@pytest.mark.clause("W3")
def test_no_payment_slips_in_while_the_day_is_closed(people: Crew, clock: Clock) -> None:
    case, ids, _total = billed_sale(people)
    hall = people.collects.hall_id or 0
    for turn, line in enumerate(BillLine.objects.filter(pk__in=ids)):
        clock.move_to(f"2026-10-{turn + 1:02d} 16:00")
        at_once(
            partial(pay, case.pk, [line.pk], amount=line.amount, method=Method.CASH, by=people.collects),
            partial(close_day, hall, today(), {}, by=people.collects),
            partial(close_day, hall, today(), {"cash": line.amount}, by=people.collects),
        )
        closing = DayClosing.objects.filter(hall=hall, day=today()).first()
        if closing:
            totals, receipts = booked(hall, today())
            assert (closing.booked["cash"], closing.receipts) == (str(totals["cash"]), receipts)


@pytest.mark.clause("promise:R7")
def test_case_numbers_given_at_once_neither_repeat_nor_skip(people: Crew) -> None:
    numbers = [owned_home(f"{HOME[:-4]}{400 + place:04d}") for place in range(AT_ONCE)]

    def file(unit: str, *, fails: bool) -> str:
        with transaction.atomic():
            case = open_case(filing(unit), by=people.accepts)
            if fails:
                raise ValidationError("这一次不成")
            return case.number

    outcomes = at_once(*(partial(file, unit, fails=unit == numbers[3]) for unit in numbers))
    given = sorted(one for one in outcomes if isinstance(one, str))
    assert given == [f"20260918{place:05d}" for place in range(1, AT_ONCE)]


@pytest.mark.clause("promise:R7")
def test_certificate_numbers_given_at_once_neither_repeat_nor_skip() -> None:
    def register(place: int) -> None:
        with transaction.atomic():
            home(f"{HOME[:-4]}{500 + place:04d}")
            if place == 5:
                raise ValidationError("这一次不成")

    owned_home()
    at_once(*(partial(register, place) for place in range(AT_ONCE)))
    serials = Certificate.objects.order_by("serial").values_list("serial", flat=True)
    assert list(serials) == list(range(1, AT_ONCE + 1))
