"""At one window buyer and bank fetch their own: the page lets some of a case's certificates go (W4)."""

import pytest

from hall.cases.models import Case
from hall.identity.masking import mask_name
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.handing_out import stock_up
from hall.rehearsal.mortgages import BANK, filing, mortgage_papers
from hall.rehearsal.people import made_up_person
from registration.models import Certificate
from registration.services.engrossing import engross_case
from tests.browsing import browser, page, words
from tests.cases.makers import BUYER, SELLER, owned_home
from tests.registration.items.test_conversions import SALE
from tests.registration.makers import HOME

pytestmark = [pytest.mark.django_db, pytest.mark.clause("W4", "P10")]


@pytest.fixture
def people() -> Crew:
    return crew()


@pytest.fixture
def two(people: Crew) -> Case:
    """A house sold and mortgaged in one case: the deed is the buyer's, the proof the bank's."""
    owned_home()
    application = filing("sale-with-mortgage", [HOME], takers=[BUYER], givers=[SELLER], creditors=[BANK])
    case = drives.recorded(application, people, {**SALE, **mortgage_papers("800000")})
    stock_up(2, by=people.engrosses)
    engross_case(case, by=people.engrosses)
    return case


def receiver(**changes: str) -> dict[str, str]:
    said = {
        "name": BUYER.name,
        "document_kind": "1",
        "document_number": BUYER.document_number,
        "identity_check": "读卡核验",
        "signature": BUYER.name,
        "choice": "1",
    }
    return said | changes


def test_buyer_and_bank_each_fetch_their_own(two: Case) -> None:
    deed, proof = Certificate.objects.filter(case_number=two.number).order_by("id")
    desk, address = browser("shanzheng"), f"/registration/certificates/{two.number}/"
    shown = page(desk, address)
    assert mask_name(BUYER.name) in shown
    assert f'name="only" value="{proof.pk}"' in shown
    reply = desk.post(f"{address}hand-over/", receiver(only=str(deed.pk), command_key="k1"))
    assert reply.status_code == 302
    deed, proof = Certificate.objects.filter(case_number=two.number).order_by("id")
    assert (deed.receiver_name, proof.handed_over_at) == (BUYER.name, None)
    assert Case.objects.get(pk=two.pk).state == "engrossed"
    clerk = made_up_person(77)
    agent = receiver(
        name=clerk.name,
        document_number=clerk.document_number,
        signature=clerk.name,
        authority="授权委托书",
        only=str(proof.pk),
        command_key="k2",
    )
    assert desk.post(f"{address}hand-over/", agent).status_code == 302
    assert Case.objects.get(pk=two.pk).state == "issued"


def test_nothing_ticked_is_told_and_nothing_goes_out(two: Case) -> None:
    reply = browser("shanzheng").post(f"/registration/certificates/{two.number}/hand-over/", receiver())
    assert reply.status_code == 422
    assert "请勾选这次发的证书、证明" in words(reply)
    assert f'value="{BUYER.name}"' in words(reply)
    assert not Certificate.objects.exclude(handed_over_at=None).filter(case_number=two.number).exists()


def test_the_buyer_does_not_walk_off_with_the_banks_proof(two: Case) -> None:
    proof = Certificate.objects.filter(case_number=two.number).latest("id")
    address = f"/registration/certificates/{two.number}/hand-over/"
    browser("shanzheng").post(address, receiver(only=str(proof.pk), command_key="k3"))
    assert Certificate.objects.get(pk=proof.pk).handed_over_at is None
