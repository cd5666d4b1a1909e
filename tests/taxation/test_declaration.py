"""What the materials of each kind of transfer mean for the taxes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hall.cases.models import Applicant, Case, CaseMaterial
from hall.cases.ports import FACTS
from hall.cases.states import ApplicantRole
from hall.catalogue import materials as m
from hall.catalogue.schema import Material
from hall.identity.documents import DocumentKind
from taxation.declaration import Declaration, declared_transfer
from taxation.estimate import tax_sheet
from taxation.sheet import Tax
from taxation.situation import Cause, District, PartyKind, Relation, Transfer

FILED_AT = datetime(2026, 9, 18, 7, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
PRICE, AREA = Decimal("600000.00"), Decimal("90.00")


def case_with(
    *papers: tuple[Material, dict[str, Any]], item: str = "house-transfer", county: str = "445302"
) -> Case:
    """An unsaved case with these materials; nothing is read from the database."""
    case = Case(item_code=item, county=county, filed_at=FILED_AT)
    case.__dict__["checklist"] = [
        CaseMaterial(material=material.code, chosen=material.code, payload=said) for material, said in papers
    ]
    case.__dict__["people"] = [
        Applicant(role=role, document_kind=DocumentKind.ID_CARD)
        for role in ApplicantRole
        if role != "interested"
    ]
    case.__dict__["subjects"] = []
    return case


def transfer_of(declared: Declaration) -> Transfer:
    assert declared.transfer is not None
    return declared.transfer


@pytest.mark.parametrize(
    ("material", "said", "cause"),
    [
        (m.SALE_CONTRACT, {}, Cause.SALE),
        (m.EXCHANGE_CONTRACT, {"difference": Decimal(100_000)}, Cause.EXCHANGE),
        (m.CONTRIBUTION_AGREEMENT, {}, Cause.CONTRIBUTION),
        (m.GIFT_CONTRACT, {"relation": "kin"}, Cause.GIFT),
        (m.INHERITANCE_PROOF, {"ground": "law"}, Cause.INHERITANCE),
        (m.INHERITANCE_PROOF, {"ground": "will"}, Cause.INHERITANCE),
        (m.INHERITANCE_PROOF, {"ground": "bequest"}, Cause.BEQUEST),
        (m.MERGER_PROOF, {}, Cause.REORGANISATION),
        (m.PARTITION_PROOF, {}, Cause.PARTITION),
        (m.SHARE_TRANSFER_AGREEMENT, {"relation": "none"}, Cause.SALE),
        (m.CO_OWNER_AGREEMENT, {"relation": "spouse"}, Cause.GIFT),
        (m.CO_OWNER_AGREEMENT, {"relation": "divorce"}, Cause.DIVORCE),
        (m.SHARE_TRANSFER_AGREEMENT, {"relation": "divorce"}, Cause.DIVORCE),
        (m.EFFECTIVE_LEGAL_DOCUMENT, {}, Cause.SALE),
        (m.EFFECTIVE_LEGAL_DOCUMENT, {"ground": "divorce"}, Cause.DIVORCE),
        (m.EFFECTIVE_LEGAL_DOCUMENT, {"ground": "inheritance"}, Cause.INHERITANCE),
        (m.EFFECTIVE_LEGAL_DOCUMENT, {"ground": "other"}, Cause.SALE),
    ],
)
def test_the_document_of_the_transfer_names_the_cause(
    material: Material, said: dict[str, Any], cause: Cause
) -> None:
    declared = declared_transfer(case_with((material, {"price": PRICE, "area": AREA, **said})))
    assert transfer_of(declared).cause == cause


def test_a_share_that_costs_nothing_is_a_gift() -> None:
    paper = {"price": None, "area": AREA, "relation": "kin", "signed_on": date(2026, 9, 1)}
    declared = declared_transfer(case_with((m.SHARE_TRANSFER_AGREEMENT, paper)))
    assert declared.missing == ("成交价或者核定价",)


def test_spouses_are_spouses_whatever_paper_they_bring() -> None:
    case = case_with((m.CO_OWNER_AGREEMENT, {"price": PRICE, "area": AREA}), item="transfer-between-spouses")
    assert transfer_of(declared_transfer(case)).cause == Cause.SPOUSES


def test_an_auction_is_known_by_its_confirmation_and_dated_by_the_ruling() -> None:
    case = case_with(
        (m.EFFECTIVE_LEGAL_DOCUMENT, {"effective_on": date(2026, 8, 1), "price": PRICE, "area": AREA}),
        (m.AUCTION_CONFIRMATION, {"price": PRICE, "struck_on": date(2026, 7, 1)}),
    )
    transfer = transfer_of(declared_transfer(case))
    assert transfer.judicial_auction
    assert transfer.taxed_on == date(2026, 8, 1)


def test_the_transfers_own_document_outranks_other_papers() -> None:
    case = case_with(
        (m.SALE_CONTRACT, {"price": PRICE, "area": AREA, "signed_on": date(2026, 9, 1)}),
        (m.POWER_OF_ATTORNEY, {"signed_on": date(2026, 5, 5)}),
    )
    assert transfer_of(declared_transfer(case)).taxed_on == date(2026, 9, 1)


def test_the_day_a_power_of_attorney_was_signed_is_not_the_day_of_the_ruling() -> None:
    case = case_with(
        (m.POWER_OF_ATTORNEY, {"signed_on": date(2025, 12, 30)}),
        (m.EFFECTIVE_LEGAL_DOCUMENT, {"effective_on": date(2026, 8, 1), "price": PRICE, "area": AREA}),
    )
    assert transfer_of(declared_transfer(case)).taxed_on == date(2026, 8, 1)


def test_an_heirs_day_is_that_at_the_counter_whenever_his_agent_was_named() -> None:
    case = case_with(
        (m.POWER_OF_ATTORNEY, {"signed_on": date(2025, 12, 30)}),
        (m.INHERITANCE_PROOF, {"ground": "law", "price": PRICE, "area": AREA}),
    )
    assert transfer_of(declared_transfer(case)).taxed_on == date(2026, 9, 18)


def test_the_contract_outranks_the_approval_that_comes_with_it() -> None:
    case = case_with(
        (m.SALE_CONTRACT, {"price": PRICE, "area": AREA, "signed_on": date(2026, 9, 1)}),
        (m.GOVERNMENT_DECISION, {"price": Decimal("650000.00")}),
    )
    transfer = transfer_of(declared_transfer(case))
    assert (transfer.cause, transfer.price) == (Cause.SALE, PRICE)


def test_without_a_contract_day_the_day_at_the_counter_counts() -> None:
    declared = declared_transfer(case_with((m.GIFT_CONTRACT, {"price": PRICE, "area": AREA})))
    assert transfer_of(declared).taxed_on == date(2026, 9, 18)


@pytest.mark.parametrize(("county", "district"), [("445302", District.CITY), ("445321", District.TOWN)])
def test_the_county_decides_the_district(county: str, district: District) -> None:
    case = case_with((m.SALE_CONTRACT, {"price": PRICE, "area": AREA}), county=county)
    assert transfer_of(declared_transfer(case)).district == district


def test_relief_is_what_was_claimed() -> None:
    claim = {"buyer_homes": "second", "seller_only_home": True}
    case = case_with((m.SALE_CONTRACT, {"price": PRICE, "area": AREA}), (m.TAX_RELIEF_CLAIM, claim))
    transfer = transfer_of(declared_transfer(case))
    assert (transfer.buyer_home_ordinal, transfer.seller_only_home) == (2, True)


def test_the_application_form_declares_holding_and_original_value() -> None:
    form = {"acquired_on": date(2019, 5, 14), "original_price": Decimal("400000.00")}
    declared = declared_transfer(
        case_with((m.APPLICATION_FORM, form), (m.SALE_CONTRACT, {"price": PRICE, "area": AREA}))
    )
    transfer = transfer_of(declared)
    assert (transfer.acquired_on, transfer.costs.original_price) == (date(2019, 5, 14), Decimal("400000.00"))
    assert any("核对原值凭证" in words for words in declared.assumed)


def test_an_earlier_declared_day_counts_and_is_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    book = {"acquired_on": date(2020, 1, 1), "area": AREA, "price": Decimal(1), "address": "翠石路66号"}
    monkeypatch.setitem(FACTS, "unit_in_the_book", lambda subject: book)
    form = {"acquired_on": date(2019, 12, 1)}
    declared = declared_transfer(case_with((m.APPLICATION_FORM, form), (m.SALE_CONTRACT, {"price": PRICE})))
    transfer = transfer_of(declared)
    assert (transfer.acquired_on, transfer.price, transfer.area) == (date(2019, 12, 1), PRICE, AREA)
    assert "申报的取得日期早于登记簿，请核对契税完税凭证" in declared.assumed


def test_a_firm_among_the_buyers_buys_as_an_organisation() -> None:
    case = case_with((m.SALE_CONTRACT, {"price": PRICE, "area": AREA, "relation": "none"}))
    case.people.append(Applicant(role=ApplicantRole.OBLIGEE, document_kind=DocumentKind.BUSINESS_LICENCE))
    transfer = transfer_of(declared_transfer(case))
    assert (transfer.buyer, transfer.seller) == (PartyKind.SMALL, PartyKind.PERSON)
    assert transfer.relation == Relation.NONE


def test_the_bank_that_lends_the_price_is_not_a_buyer() -> None:
    claim = {"buyer_homes": "only", "seller_only_home": False}
    case = case_with(
        (m.SALE_CONTRACT, {"price": PRICE, "area": AREA}),
        (m.TAX_RELIEF_CLAIM, claim),
        item="sale-with-mortgage",
    )
    bank = Applicant(role=ApplicantRole.OBLIGEE, document_kind=DocumentKind.USCC, part_ordinal=2)
    case.people.append(bank)
    transfer = transfer_of(declared_transfer(case))
    assert transfer.buyer == PartyKind.PERSON
    assert tax_sheet(transfer).lines_of(Tax.DEED)[0].rate == Decimal("0.01")


def test_a_contract_older_than_the_law_on_file_is_left_to_the_officer() -> None:
    paper = {"price": PRICE, "area": AREA, "signed_on": date(2010, 1, 1)}
    declared = declared_transfer(case_with((m.SALE_CONTRACT, paper)))
    assert declared.transfer is None
    assert "税法参数没有录入" in declared.missing[0]
