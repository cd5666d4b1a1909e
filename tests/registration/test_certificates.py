"""From 登簿 to the holder's hand and the archive; and anybody's check of the certificate."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cashier.models import BillLine
from hall.identity.numbers import CertificateKind
from hall.papers.models import Paper
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.sales import step
from hall.staff.actors import CLOCKWORK
from registration.faces import verification_url
from registration.integrity import verify
from registration.models import ArchiveFile, Blank, Certificate, Entry
from registration.restrictions import read_books
from registration.services.blanks import stock_blanks
from registration.services.engrossing import engross_case, print_again
from registration.services.entering import enter
from registration.services.handing_over import Parcel, Receiver, hand_over, post
from registration.validity import numbered_certificate, validity_of
from registration.verification import current_key, make_key
from registration.writers.ownership import FirstOwnership, first_ownership
from tests.cases.makers import BUYER, SPOUSE, owned_home, read, recorded_sale
from tests.registration import makers
from tests.registration.makers import HOME, person, title

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Crew:
    """The demo officers, and blanks in stock."""
    found = crew()
    for kind, first in ((CertificateKind.TITLE, "44000000001"), (CertificateKind.PROOF, "44900000001")):
        stock_blanks(kind=kind, first=first, count=5, by=found.engrosses)
    return found


@pytest.fixture
def sold(people: Crew) -> Case:
    owned_home()
    return recorded_sale(people)


def receiver(**more: Any) -> Receiver:
    said: dict[str, Any] = {
        "name": BUYER.name,
        "document_kind": BUYER.document_kind,
        "document_number": BUYER.document_number,
        "signature": BUYER.name,
    }
    return Receiver(**(said | more))


@pytest.mark.clause("P7", "P8")
def test_recording_a_case_writes_the_register_and_makes_the_certificate(sold: Case) -> None:
    entries = Entry.objects.of_case(sold.number).order_by("seq")
    assert [e.action for e in entries] == ["supersede", "begin"]
    assert title().people[0].name == BUYER.name
    assert title().content.contract_number
    certificate = Certificate.objects.get(case_number=sold.number)
    assert certificate.number == "粤（2026）云浮市不动产权第0000002号"
    assert verify().breaches == []


def test_the_fee_is_billed_to_the_buyer_at_acceptance(sold: Case) -> None:
    (line,) = BillLine.objects.fees().filter(case=sold)
    assert (str(line.amount), line.payer_role, line.issued_by) == ("80.00", "obligee", "registration")
    assert line.name == "登记费（住宅类）"


@pytest.mark.clause("P9", "promise:R19")
def test_a_certificate_says_what_the_register_row_says(sold: Case, people: Crew) -> None:
    engross_case(sold, by=people.engrosses)
    certificate = Certificate.objects.get(case_number=sold.number)
    paper = Paper.objects.get(number=certificate.paper_number)
    words: Any = paper.words()
    assert (paper.kind, words.number, words.serial) == ("certificate", certificate.number, "44000000001")
    assert words.holders == (BUYER.name,)
    assert words.location == title().content.address
    assert words.unit_number == HOME
    assert words.area == "共有宗地面积 12000.00㎡/房屋建筑面积 118.36㎡"
    assert words.right_nature == "出让/市场化商品房"
    assert words.usage == "城镇住宅用地/成套住宅"
    assert words.term == "国有建设用地使用权 2082年6月30日止"
    assert "登记原因：买卖" in words.notes
    assert f"/verify/k1-{certificate.verification_code}/?s=" in words.url
    assert read(sold).state == "engrossed"


def test_without_blanks_nothing_is_printed_and_nothing_changes(sold: Case, people: Crew) -> None:
    Blank.objects.update(state="spoilt")
    with pytest.raises(StepRefused, match="空白不动产权证书只剩 0 本，还需 1 本，请先入库"):
        engross_case(sold, by=people.engrosses)
    assert read(sold).state == "recorded"


def test_a_misprint_costs_a_blank_and_never_a_number(sold: Case, people: Crew) -> None:
    (first,) = engross_case(sold, by=people.engrosses)
    again = print_again(first.pk, reason="墨迹污损", by=people.engrosses)
    assert (again.number, again.blank.serial if again.blank else "") == (first.number, "44000000002")
    spoilt = Blank.objects.get(serial="44000000001")
    assert (spoilt.state, spoilt.reason) == ("spoilt", "墨迹污损")
    assert Paper.objects.filter(kind="certificate").count() == 2


@pytest.mark.clause("W4")
def test_the_holder_signs_for_the_certificate_and_the_case_is_issued(sold: Case, people: Crew) -> None:
    engross_case(sold, by=people.engrosses)
    (certificate,) = hand_over(sold, receiver(), by=people.engrosses)
    assert read(sold).state == "issued"
    assert (certificate.receiver_name, certificate.handed_over_by_id) == (
        BUYER.name,
        people.engrosses.officer_id,
    )
    words: Any = Paper.objects.get(kind="handover").words()
    assert words.receiver.document_number == BUYER.document_number
    assert words.surrendered == ("粤（2026）云浮市不动产权第0000001号",)
    with pytest.raises(StepRefused, match="已经发出"):
        hand_over(sold, receiver(), by=people.engrosses)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"name": SPOUSE.name, "document_number": SPOUSE.document_number}, "权利人不一致"),
        ({"name": "改了名字"}, "权利人不一致"),
        ({"document_number": "44539919800101001X"}, "身份证"),
        ({"signature": " "}, "签名"),
    ],
)
def test_a_stranger_or_an_unsigned_receipt_gets_nothing(
    sold: Case, people: Crew, said: dict[str, str], message: str
) -> None:
    engross_case(sold, by=people.engrosses)
    with pytest.raises((ValidationError, StepRefused), match=message):
        hand_over(sold, receiver(**said), by=people.engrosses)
    assert Certificate.objects.to_be_handed_over().count() == 1


def test_an_agent_takes_it_with_a_power_of_attorney(sold: Case, people: Crew) -> None:
    engross_case(sold, by=people.engrosses)
    agent = receiver(
        name=SPOUSE.name, document_number=SPOUSE.document_number, authority="公证委托书（2026）粤云证字第1号"
    )
    (certificate,) = hand_over(sold, agent, by=people.engrosses)
    assert certificate.receiver_is_agent


@pytest.mark.clause("W5")
def test_a_certificate_goes_by_post_to_the_address_of_the_application(sold: Case, people: Crew) -> None:
    engross_case(sold, by=people.engrosses)
    with pytest.raises(StepRefused, match="没有填写邮寄地址"):
        post(sold, Parcel("EMS1234567890"), by=people.engrosses)
    Case.objects.filter(pk=sold.pk).update(
        postal={"name": BUYER.name, "phone": "13800000000", "address": "云城区"}
    )
    with pytest.raises(ValidationError, match="运单号应为"):
        post(sold, Parcel("12"), by=people.engrosses)
    (certificate,) = post(sold, Parcel("ems 1234567890"), by=people.engrosses)
    assert certificate.waybill == "EMS1234567890"
    assert read(sold).state == "issued"


def test_certificates_of_a_register_taken_over_wait_in_no_queue() -> None:
    makers.unit()
    asked = FirstOwnership((HOME,), (person(),), cause="存量登记数据导入")
    with transaction.atomic():
        plan = first_ownership(asked, read_books([HOME]))
        (certificate,) = enter(plan, case_number="import", by=CLOCKWORK).certificates
    assert certificate.receiver_name == "存量登记数据转入"
    assert not Certificate.objects.to_be_engrossed().exists()
    assert not Certificate.objects.to_be_handed_over().exists()
    assert validity_of(numbered_certificate(certificate.number)).word == "有效"


@pytest.mark.clause("P11", "S10")
def test_a_closed_case_lies_in_the_archive_under_a_number_of_its_own(sold: Case, people: Crew) -> None:
    engross_case(sold, by=people.engrosses)
    hand_over(sold, receiver(), by=people.engrosses)
    step(read(sold), "archive", by=people.archives)
    file = ArchiveFile.objects.get(case_number=sold.number)
    assert file.number == "445302-2026-000001"
    assert file.place == "登记档案库 445302 区 001 架 01 盒"
    words: Any = Paper.objects.get(number=file.contents_paper).words()
    names = [item.name for item in words.items]
    assert {"受理通知书", "不动产权证书", "领证单", "买卖合同"} <= set(names)
    assert file.pieces == len(names)


# -- anybody's check -----------------------------------------------------------------------------


@pytest.mark.clause("P10")
def test_the_code_on_the_certificate_opens_its_validity_and_a_forged_one_opens_nothing(
    sold: Case, people: Crew, client: Client
) -> None:
    engross_case(sold, by=people.engrosses)
    words: Any = Paper.objects.get(kind="certificate").words()
    address = words.url.removeprefix("http://127.0.0.1:8000")
    page = client.get(address)
    assert page.status_code == 200
    assert "本证与登记簿一致，现在有效" in page.content.decode()
    assert BUYER.name not in page.content.decode()
    forged = client.get(address[:-1] + ("A" if address[-1] != "A" else "B"))
    assert (forged.status_code, "查无此证" in forged.content.decode()) == (404, True)


@pytest.mark.clause("P10")
def test_validity_is_as_of_now(clock: Any) -> None:
    old = makers.home().certificates[0]
    assert validity_of(numbered_certificate(old.number)).word == "有效"
    makers.objection()
    assert validity_of(numbered_certificate(old.number)).word == "有异议登记"
    clock.move_to("2026-10-04 09:00")
    assert validity_of(numbered_certificate(old.number)).word == "有效"
    makers.sell(person("周明远", 2))
    answer = validity_of(numbered_certificate(old.number))
    assert answer.word == "已注销"
    assert dict(answer.facts)["坐落"].startswith("云城区翠石路66号")
    assert "0046房" not in dict(answer.facts)["坐落"]


def test_old_keys_go_on_verifying_after_a_new_one_signs(client: Client) -> None:
    before = makers.home().certificates[0]
    make_key()
    after = makers.home(makers.NEXT_DOOR).certificates[0]
    assert [before.verification_key.code, after.verification_key.code] == ["k1", "k2"]
    assert current_key().code == "k2"
    for certificate in (before, after):
        url = verification_url(certificate).removeprefix("http://127.0.0.1:8000")
        assert client.get(url).status_code == 200


@pytest.mark.parametrize(("number", "words"), [("", "验证书"), ("粤2026", "年份要加括号")])
def test_a_mistyped_number_is_answered_with_what_to_do(client: Client, number: str, words: str) -> None:
    page = client.get(reverse("registration:verify"), {"number": number} if number else {})
    assert words in page.content.decode()


def test_an_unknown_number_looks_like_an_unknown_code(client: Client) -> None:
    page = client.get(reverse("registration:verify"), {"number": "粤（2026）云浮市不动产权第0099999号"})
    assert "查无此证" in page.content.decode()
