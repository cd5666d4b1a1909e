"""A written consent counts for those it names: every holder of every right concerned has agreed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hall.catalogue import materials as m
from hall.catalogue.schema import Material
from hall.rehearsal.mortgages import BANK, OTHER_BANK
from tests.cases.makers import SELLER, filed_sale, holder, owned_home
from tests.registration import makers
from tests.registration.makers import person
from tests.registration.test_gates import OLD, asked, supplied

pytestmark = pytest.mark.django_db


def two_mortgages(**terms: Any) -> None:
    for bank in (BANK, OTHER_BANK):
        makers.mortgage(by=holder(bank), **terms)


def lived_in() -> None:
    makers.mortgage(by=holder(BANK))
    makers.residence()


def a_couples_notice() -> None:
    makers.notice(*(person(name, serial, co_ownership=1) for serial, name in enumerate(COUPLE, 2)))


def three_in_shares() -> None:
    ways = [(SELLER.name, 1, "2/3"), (COUPLE[0], 2, "1/6"), (COUPLE[1], 3, "1/6")]
    first, *others = (person(*one) for one in ways)
    makers.sell(replace(first, document_number=SELLER.document_number), *others)


COUPLE, BANKS = ("周明远", "吴桐"), (BANK.name, OTHER_BANK.name)


@pytest.mark.parametrize(
    ("word", "happens", "document", "names"),
    [
        pytest.param(*one[1:], marks=pytest.mark.clause(one[0]))
        for one in (
            ("check:R05", "advance_notice_is_consented", a_couples_notice, m.NOTICE_HOLDER_CONSENT, COUPLE),
            (
                "check:R09",
                "mortgage_allows_transfer",
                lambda: two_mortgages(forbids_transfer=True),
                m.MORTGAGEE_CONSENT,
                BANKS,
            ),
            (
                "check:R11",
                "mortgagee_consented_before_2021",
                lambda: two_mortgages(at=OLD),
                m.MORTGAGEE_CONSENT,
                BANKS,
            ),
            (
                "check:R16",
                "co_owners_waive_pre_emption",
                three_in_shares,
                m.PRE_EMPTION_WAIVER,
                COUPLE,
            ),
            ("check:R29", "encumbrancers_consent", two_mortgages, m.ENCUMBRANCERS_CONSENT, BANKS),
            ("check:R29", "encumbrancers_consent", lived_in, m.ENCUMBRANCERS_CONSENT, (BANK.name, "林母")),
        )
    ],
)
def test_the_written_consent_of_every_holder_by_name_opens_the_gate(
    word: str, happens: Callable[[], Any], document: Material, names: tuple[str, str]
) -> None:
    owned_home()
    case = filed_sale()
    happens()
    for given in ("", "别人", names[0], f"{names[0]}、{names[1]}某"):
        if given:
            supplied(case, document, given)
        assert not asked(word, case).passed, given
    assert "没有写明此人同意，请补收" in asked(word, case).message
    supplied(case, document, "、".join(names))
    assert asked(word, case).passed


def test_the_commitment_of_who_knows_of_an_objection_opens_its_gate() -> None:
    owned_home()
    case = filed_sale()
    makers.objection()
    supplied(case, m.OBJECTION_COMMITMENT)
    assert asked("no_objection_or_commitment", case).passed
