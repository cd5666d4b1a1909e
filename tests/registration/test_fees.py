"""The registration fee, told as the situations of domain §5.6."""

from datetime import date
from decimal import Decimal

import pytest

from hall.catalogue.words import Fee
from hall.identity.numbers import CertificateKind
from registration.fees import Property, Registration, TariffMissing, fee, total

ON = date(2026, 9, 18)
HOUSE = Property("445302001002GB00012", is_housing=True, housing_nature="0")
OFFICE = Property("445302001002GB00012", is_housing=False)
ELSEWHERE = Property("445302001002GB00013", is_housing=False)
GARAGE = Property("445302001002GB00012", is_housing=False, is_storage=True)
TITLE, PROOF = CertificateKind.TITLE, CertificateKind.PROOF
PARKING_WITH_HOME = Property("445302001002GB00012", is_housing=False, with_house=True)
AFFORDABLE = Property("445302001002GB00012", is_housing=True, housing_nature="6")

SITUATIONS = {
    "F1 住宅转移，三人分别持证": (Registration(Fee.STANDARD, (HOUSE,), TITLE, books=3), "100.00"),
    "F2 住宅转移，单独所有": (Registration(Fee.STANDARD, (HOUSE,), TITLE), "80.00"),
    "F3 写字楼转移": (Registration(Fee.STANDARD, (OFFICE,), TITLE), "550.00"),
    "F4 住宅抵押，由抵押权人缴纳": (Registration(Fee.MORTGAGE, (HOUSE,), PROOF), "80.00"),
    "F5 小微企业厂房首次登记": (
        Registration(Fee.STANDARD, (OFFICE,), TITLE, is_small_enterprise=True),
        "0.00",
    ),
    "F6 单独发证的车库": (Registration(Fee.STANDARD, (GARAGE,), TITLE), "80.00"),
    "F7 遗失补证一本": (Registration(Fee.BOOK_ONLY, (HOUSE,), TITLE), "10.00"),
    "F7 遗失补证三本": (Registration(Fee.BOOK_ONLY, (HOUSE,), TITLE, books=3), "30.00"),
    "补发登记证明不收工本费": (Registration(Fee.BOOK_ONLY, (HOUSE,), PROOF), "0.00"),
    "F8 夫妻间变更": (Registration(Fee.STANDARD, (HOUSE,), TITLE, between_spouses=True), "10.00"),
    "F9 预告、查封、注销": (Registration(Fee.FREE, (HOUSE,), PROOF), "0.00"),
    "F10 住宅异议登记减半": (Registration(Fee.HALF, (HOUSE,), PROOF), "40.00"),
    "F10 非住宅异议登记减半": (Registration(Fee.HALF, (OFFICE,), PROOF), "275.00"),
    "F11 预告与抵押预告合并办理": (Registration(Fee.FREE, (HOUSE, HOUSE), PROOF, books=2), "0.00"),
    "一笔债权抵押同一宗地上两套": (Registration(Fee.MORTGAGE, (OFFICE, HOUSE), PROOF), "550.00"),
    "一笔债权抵押两宗地上两处": (Registration(Fee.MORTGAGE, (OFFICE, ELSEWHERE), PROOF), "1100.00"),
    "两套住宅一并转移": (Registration(Fee.STANDARD, (HOUSE, HOUSE), TITLE, books=2), "160.00"),
    "住宅连同配套车位": (Registration(Fee.STANDARD, (HOUSE, PARKING_WITH_HOME), TITLE, books=1), "80.00"),
    "经济适用住房": (Registration(Fee.STANDARD, (AFFORDABLE,), TITLE), "0.00"),
    "宅基地及房屋": (Registration(Fee.STANDARD, (HOUSE,), TITLE, on_homestead=True), "10.00"),
    "因登记机构错误更正": (Registration(Fee.STANDARD, (HOUSE,), TITLE, by_registry_error=True), "0.00"),
}


@pytest.mark.parametrize(("asked", "yuan"), SITUATIONS.values(), ids=SITUATIONS)
def test_what_a_registration_costs(asked: Registration, yuan: str) -> None:
    assert total(fee(asked, ON)) == Decimal(yuan)


def test_a_garage_cost_as_much_as_an_office_until_july_2019() -> None:
    asked = Registration(Fee.STANDARD, (GARAGE,), TITLE)
    assert total(fee(asked, date(2019, 6, 30))) == 550
    assert total(fee(asked, date(2019, 7, 1))) == 80


def test_each_line_says_what_it_is_for_and_on_which_basis() -> None:
    lines = fee(Registration(Fee.STANDARD, (HOUSE,), TITLE, books=3), ON)
    assert [(line.name, line.count, line.amount) for line in lines] == [
        ("登记费（住宅类）", 1, Decimal("80.00")),
        ("证书工本费", 2, Decimal("20.00")),
    ]
    assert "财税〔2019〕45号" in lines[0].basis


def test_nothing_is_charged_from_a_tariff_nobody_entered() -> None:
    with pytest.raises(TariffMissing, match="没有录入"):
        fee(Registration(Fee.STANDARD, (HOUSE,), TITLE), date(2010, 1, 1))
