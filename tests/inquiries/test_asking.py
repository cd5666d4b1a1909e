"""提出查询: what an inquiry must carry, who may ask whom, and until when a reply is owed."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from hall.clock import now
from hall.exchange.models import Delivery
from hall.inquiries.clues import read_clues
from hall.inquiries.models import Inquiry, Question
from hall.inquiries.services.filing import NotYourCase
from hall.inquiries.topics import Topic
from hall.inquiries.who_may_ask import TABLE, line_for
from hall.staff.departments import D
from hall.staff.models import Act
from registration.models import Certificate
from tests.inquiries.makers import CASE, THREE, clerk, court, inquiry
from tests.registration.makers import HOME, home, notice, person
from tests.staff.makers import actor

pytestmark = pytest.mark.django_db

GOOD = {"case_number": CASE, "owner": "林小禾", "certificate_number": "粤（2026）云浮市不动产权第0000001号"}


@pytest.mark.clause("J2")
@pytest.mark.parametrize(
    "number",
    [
        "（2024）粤5302执0123号",
        "（2024）粤530执12号",
        "2024粤5302执12号",
        "（2024）粤5302执号",
        "（24）粤5302执5号",
        "（2024）蒙01执1号",
        "",
        "\x00",
        "（2024）粤5302执" + "9" * 500 + "号x",
    ],
)
def test_a_case_number_that_is_none_is_refused_with_the_reason(number: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read_clues(**GOOD | {"case_number": number})
    assert "请" in refused.value.message_dict["case_number"][0]


@pytest.mark.clause("J2")
def test_a_case_number_is_kept_as_courts_print_it() -> None:
    clues = read_clues(**GOOD | {"case_number": " 〔2026〕粤5302执恢 88号之一"})
    assert str(clues.case) == "（2026）粤5302执恢88号之一"
    assert clues.case.case == "（2026）粤5302执恢88号"


@pytest.mark.clause("J2")
@pytest.mark.parametrize(
    ("less", "field", "words"),
    [
        ({"owner": " "}, "owner", "写明不动产权利人"),
        ({"certificate_number": ""}, "certificate_number", "写明产权证号"),
        ({"certificate_number": "粤2026云浮市不动产权第1号"}, "certificate_number", "加括号"),
        ({"certificate_number": "", "unit_number": HOME}, "reason", "说明理由"),
        ({"certificate_number": "", "unit_number": HOME[:-1], "reason": "尚未登记"}, "unit_number", "28 位"),
        (
            {"certificate_number": "", "presale_permit": "云预许字1", "reason": "预售房屋"},
            "room",
            "写明房号",
        ),
        ({"unit_number": "440103" + HOME[6:]}, "unit_number", "不属本登记机构管辖"),
        ({"owner": "长" * 121}, "owner", "不超过 120"),
    ],
)
def test_an_inquiry_that_carries_less_is_refused_with_the_reason(
    less: dict[str, str], field: str, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        read_clues(**GOOD | less)
    assert words in refused.value.message_dict[field][0]


@pytest.mark.clause("J2")
@pytest.mark.parametrize(
    "instead",
    [
        {"unit_number": HOME},
        {"presale_permit": "云预许字2026-01", "room": "1203"},
        {"filing_number": "云商备2026-0001"},
    ],
)
def test_unregistered_property_names_a_substitute_and_says_why(instead: dict[str, str]) -> None:
    clues = read_clues(**GOOD | {"certificate_number": "", "reason": "尚未首次登记"} | instead)
    assert not clues.certificate_number


@pytest.mark.clause("J2")
def test_a_certificate_from_before_2015_is_taken_as_it_is_written() -> None:
    assert read_clues(**GOOD | {"certificate_number": "粤房地权证云城字第0100001号"}).certificate_number


@pytest.mark.clause("J2")
def test_a_court_asks_for_its_own_cases_only_and_the_attempt_is_written_down() -> None:
    with pytest.raises(NotYourCase, match="不是贵院的案件"):
        inquiry(by=court("粤5381"))
    assert not Inquiry.objects.exists()
    assert Act.objects.get(verb="越权被拒").subject == "inquiry:new"


@pytest.mark.clause("J1", "J3", "J4")
def test_a_courts_inquiry_asks_three_offices_each_with_ten_working_days() -> None:
    home()
    asked = inquiry()
    owed = {one.department: one for one in asked.questions.all()}
    assert owed.keys() == set(THREE)
    assert owed[D.REGISTRATION].topics == [Topic.PLANNING, Topic.COST, Topic.RIGHTS]
    assert owed[D.TRANSACTIONS].topics == [Topic.COMPLETION, Topic.FILED_PRICE]
    assert owed[D.TAXATION].topics == [Topic.PRICE_ENQUIRY]
    assert {one.due_on for one in owed.values()} == {date(2026, 10, 9)}
    assert not any(one.by_reference or one.due_is_provisional for one in owed.values())
    told = Delivery.objects.filter(stream=asked.stream).values_list("recipient", flat=True)
    assert set(told) == set(THREE)


@pytest.mark.clause("J2")
def test_an_inquiry_goes_to_the_office_of_the_propertys_place_found_by_its_certificate() -> None:
    home()
    certificate = Certificate.objects.get()
    asked = inquiry(certificate_number=certificate.number, unit_number="", reason="")
    assert (asked.located_unit, asked.county) == (HOME, "445302")
    assert Question.objects.in_counties("445302", "445303").count() == 3
    assert not Question.objects.in_counties("445381").exists()


@pytest.mark.clause("J3", "J4")
def test_the_day_printed_in_the_price_letter_counts_for_the_tax_office_alone() -> None:
    asked = inquiry(letter_due_on=date(2026, 9, 24))
    owed = {one.department: one for one in asked.questions.all()}
    assert (owed[D.TAXATION].due_on, owed[D.TAXATION].by_letter) == (date(2026, 9, 24), True)
    assert (owed[D.REGISTRATION].due_on, owed[D.REGISTRATION].by_letter) == (date(2026, 10, 9), False)
    with pytest.raises(ValidationError, match="期限已经过了"):
        inquiry(letter="另一函", letter_due_on=date(2026, 9, 17))


EXACTLY = {
    ("court", "registration"): "三（一）",
    ("court", "transactions"): "三（一）",
    ("court", "taxation"): "三（一）",
    ("registration", "taxation"): "三（二）",
    ("registration", "court"): "三（二）",
    ("registration", "transactions"): "三（二）",
    ("transactions", "registration"): "三（三）",
    ("transactions", "court"): "三（三）",
    ("taxation", "registration"): "三（四）",
    ("taxation", "transactions"): "三（四）",
    ("taxation", "court"): "三（四），按云税发〔2022〕51号",
}


@pytest.mark.clause("J5", "J6")
def test_who_may_ask_whom_is_exactly_the_notice() -> None:
    assert {(str(line.asker), str(line.asked)): line.clause for line in TABLE} == EXACTLY


@pytest.mark.clause("J5", "J6", "J12")
@pytest.mark.parametrize("asker", [D.COURT, *THREE])
@pytest.mark.parametrize("asked", [D.COURT, *THREE, D.PLANNING])
def test_an_office_asks_along_the_table_and_nobody_else(asker: str, asked: str) -> None:
    line = line_for(asker, asked)
    words = {"filing_number": "云商备2026-0001"}
    if line is None:
        with pytest.raises(ValidationError, match="没有规定"):
            inquiry(asked, by=clerk(asker), **words)
        return
    owed = inquiry(asked, by=clerk(asker), **words).questions.get()
    assert owed.topics == list(line.topics)
    assert owed.due_on == date(2026, 10, 9)
    assert owed.by_reference == (asker != D.COURT)
    assert owed.limit_words == ("10 个工作日" if asker == D.COURT else "参照 10 个工作日")


@pytest.mark.clause("J5")
def test_the_registry_asks_housing_about_presold_homes_only() -> None:
    home()
    with pytest.raises(ValidationError, match="只有预售备案、预告登记"):
        inquiry(D.TRANSACTIONS, by=clerk(D.REGISTRATION))
    notice(person("周明远", 2))
    assert inquiry(D.TRANSACTIONS, by=clerk(D.REGISTRATION)).questions.get().topics == [Topic.CONTRACTS]


@pytest.mark.clause("J5", "J6")
def test_a_question_to_a_court_goes_to_the_court_of_the_case() -> None:
    asked = inquiry(D.COURT, by=clerk(D.TAXATION), case_number="（2026）粤5381执7号")
    assert asked.questions.get().court_code == "粤5381"
    assert Inquiry.objects.visible_to(court("粤5381")).exists()
    assert not Inquiry.objects.visible_to(court("粤5302")).exists()
    with pytest.raises(ValidationError, match="没有接入"):
        inquiry(D.COURT, by=clerk(D.TAXATION), case_number="（2026）京01执7号")


@pytest.mark.clause("J4", "promise:R4")
def test_the_same_letter_again_is_the_same_inquiry_while_it_is_open() -> None:
    by = court()
    first, again = inquiry(by=by), inquiry(by=by)
    assert first == again
    assert Question.objects.count() == 3
    assert inquiry(by=by, letter="第二封函") != first


@pytest.mark.clause("promise:R4")
def test_a_numbered_letter_opens_nothing_again_once_it_is_answered() -> None:
    by = court()
    numbered, plain = inquiry(by=by, letter="（2026）粤5302执9号函"), inquiry(by=by)
    Inquiry.objects.update(closed_at=now())
    assert inquiry(by=by, letter="（2026）粤5302执9号函") == numbered
    assert inquiry(by=by) != plain


def test_nobody_without_the_duty_asks() -> None:
    with pytest.raises(PermissionDenied):
        inquiry(D.TAXATION, by=actor("archive"))
    with pytest.raises(ValidationError, match="没有规定"):
        inquiry("nonsense", by=court())


@pytest.mark.clause("J2")
def test_a_court_sees_its_own_inquiries_only_and_a_stranger_office_none() -> None:
    asked = inquiry(D.TAXATION)
    assert asked in Inquiry.objects.visible_to(court())
    assert not Inquiry.objects.visible_to(court("粤53")).exists()
    assert not Inquiry.objects.visible_to(court("")).exists()
    assert not Inquiry.objects.visible_to(clerk(D.TRANSACTIONS)).exists()
    assert Inquiry.objects.visible_to(actor("supervise")).exists()


def test_the_owners_name_is_not_readable_in_the_table() -> None:
    inquiry()
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner FROM inquiries_inquiry")
        assert "林小禾" not in cursor.fetchone()[0]
