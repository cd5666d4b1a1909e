"""Rows 13–15: advance notices of a presold home, of its mortgage, of both at once; and their end."""

from typing import Any

import pytest

from hall.cases.models import Case
from hall.cases.states import Verdict
from hall.catalogue import materials as m
from hall.exchange.courier import deliver_all
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew, crew
from hall.rehearsal.journeys import answer_everything
from hall.rehearsal.mortgages import (
    BANK,
    DEVELOPER,
    OTHER_BANK,
    filing,
    mortgage_papers,
    presale_paper,
    proof_paper,
)
from hall.rehearsal.sales import step
from registration.integrity import verify
from registration.models import Certificate, Entry
from registration.restrictions import read_book
from tests.cases.makers import BUYER, SPOUSE
from tests.registration import makers
from tests.registration.items import burdened as b
from tests.registration.makers import HOME, LAND
from transactions.models import PresaleFiling, QualificationReview
from transactions.services.reviewing import answer_review

pytestmark = pytest.mark.django_db
BOTH = "presale-notice-with-mortgage-notice"


@pytest.fixture
def people() -> Crew:
    return crew()


def with_mortgage(**more: Any) -> Any:
    return b.presale(BOTH, creditors=[BANK], **more)


def on_notice(proof: str) -> tuple[Any, dict[str, Any]]:
    """The bank's application on the buyer's notice."""
    application = filing("presale-mortgage-notice", [HOME], takers=[BANK], givers=[BUYER])
    return application, {**mortgage_papers("800000"), **proof_paper(proof)}


@pytest.mark.clause("row:13", "figure:1")
def test_a_presold_home_is_noticed_while_its_contract_is_filed(people: Crew) -> None:
    b.presold_home()
    case = drives.accepted(b.presale(), people, presale_paper())
    review = QualificationReview.objects.get(case=case)
    assert [one["name"] for one in review.subjects if one["concerned"]] == ["商品房预售合同备案"]
    assert not case.co_reviews.filter(department="taxation").exists()
    answer_everything(case, people)
    filed = PresaleFiling.objects.get(case=case)
    assert (filed.number, filed.contract_number, filed.unit_number) == (
        "445302YS2026000001",
        "YS-2026-0046",
        HOME,
    )
    assert filed.number in case.co_reviews.get().opinion
    drives.decide(case, people)
    drives.hand_everything_out(case, people)
    step(case, "archive", by=people.archives)
    (notice,) = read_book(HOME).sale_notices
    assert [p.name for p in notice.holders] == [BUYER.name]
    assert [p.name for p in notice.obligors] == [DEVELOPER.name]
    assert notice.note == f"预售合同备案号：{filed.number}"
    assert b.days(case) == (30, 5, "2026-09-24")
    assert b.fees(case) == []
    words = b.face(b.proof_of(case, "advance-notice"))
    assert (words.matter, words.holders) == ("预购商品房预告登记", (BUYER.name,))
    assert {fact.label: fact.text for fact in words.others}["取得价格"] == "1,180,000.00 元"
    assert verify().breaches == []


@pytest.mark.clause("row:13", "figure:1")
def test_without_the_filing_nothing_is_approved(people: Crew) -> None:
    b.presold_home()
    case = drives.accepted(b.presale(), people, presale_paper())
    step(case, "examine", by=people.examines, reason="核对")
    b.refused(case, "approve", "联办部门还没有全部答复", people)
    review = QualificationReview.objects.get(case=case)
    answer_review(review.pk, passed=False, opinion="没有预售许可", by=people.reviews_housing)
    b.refused(case, "approve", "不同意", people)
    assert not PresaleFiling.objects.exists()


@pytest.mark.clause("row:13")
def test_a_contract_filed_before_is_not_filed_again(people: Crew) -> None:
    case = b.noticed_home()
    number = b.proof_of(case, "advance-notice").number
    ending = filing("advance-notice-cancellation", [HOME], takers=[BUYER])
    drives.drive(ending, people, proof_paper(number))
    again = drives.accepted(b.presale(), people, presale_paper())
    assert again.co_reviews.get().verdict == Verdict.NOT_CONCERNED
    assert m.MAINTENANCE_FUND.code not in {row.material for row in again.checklist}
    step(again, "withdraw", by=people.accepts, reason="不办了")
    assert PresaleFiling.objects.in_force().count() == 1


def test_a_withdrawn_application_takes_its_filing_back(people: Crew) -> None:
    b.presold_home()
    case = drives.accepted(b.presale(), people, presale_paper())
    answer_everything(case, people)
    step(case, "withdraw", by=people.accepts, reason="买卖不成")
    deliver_all()
    assert PresaleFiling.objects.get(case=case).state == "cancelled"


@pytest.mark.clause("row:13", "check:R02")
def test_only_who_has_the_land_sells_what_is_not_built(people: Crew) -> None:
    b.presold_home()
    case = drives.ready(b.presale(givers=[OTHER_BANK]), people, presale_paper())
    b.refused(case, "accept", "不是登记簿记载的建设用地使用权人", people)
    alone = drives.ready(b.presale(givers=[]), people, presale_paper()) if close(case) else case
    assert b.asked("presale_seller_holds_the_land", alone).message.startswith("预售人没有按约定申请")


def close(case: Case) -> bool:
    """The case stands in nobody's way any more."""
    case.units.update(is_open=False)
    Case.objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    return True


@pytest.mark.clause("row:13", "check:R28")
def test_the_constructions_mortgage_leaves_the_home_before_it_is_noticed(people: Crew) -> None:
    b.presold_home()
    building = filing("construction-mortgage", [LAND, HOME], takers=[BANK], givers=[DEVELOPER])
    drives.drive(building, people, mortgage_papers("90000000"))
    release = {m.CONSTRUCTION_MORTGAGE_RELEASE.code: {"kind": "release", "given_by": BANK.name}}
    release[m.CONSTRUCTION_MORTGAGE_RELEASE.code]["signed_on"] = "2026-09-18"
    case = drives.ready(b.presale(), people, {**presale_paper(), **release})
    assert b.asked("construction_mortgage_is_released", case).passed
    row = case.materials.get(material=m.CONSTRUCTION_MORTGAGE_RELEASE.code)
    case.materials.filter(pk=row.pk).update(state="missing")
    assert "还没有注销" in b.asked("construction_mortgage_is_released", case).message
    said = row.payload | {"given_by": OTHER_BANK.name}
    case.materials.filter(pk=row.pk).update(state="supplied", payload=said)
    assert "没有写明此人同意" in b.asked("construction_mortgage_is_released", case).message
    case.materials.filter(pk=row.pk).update(payload=row.payload)
    step(case, "accept", by=people.accepts)
    deliver_all()
    answer_everything(case, people)
    drives.decide(case, people)
    entries = Entry.objects.of_case(case.number).order_by("seq")
    assert [(e.kind, e.action) for e in entries] == [("mortgage", "end"), ("advance-notice", "begin")]
    assert b.mortgages() == ()
    assert len(b.mortgages(LAND)) == 1
    assert Certificate.objects.get(right_kind="mortgage").state == "valid"


@pytest.mark.clause("row:13", "check:R03", "check:R05")
def test_a_home_that_is_seized_or_promised_is_not_noticed(people: Crew) -> None:
    b.noticed_home()
    other = drives.ready(b.presale(takers=[SPOUSE]), people, presale_paper())
    assert other.materials.filter(material=m.NOTICE_HOLDER_CONSENT.code).exists()
    close(other)
    makers.seize(pre=True)
    b.refused(drives.ready(b.presale(), people, presale_paper()), "accept", "已被查封，不能办理", people)


@pytest.mark.clause("row:14")
def test_a_mortgage_notice_rests_on_the_buyers(people: Crew) -> None:
    first = b.proof_of(b.noticed_home(), "advance-notice")
    application, said = on_notice(first.number)
    case = drives.drive(application, people, said)
    notice = next(n for n in read_book(HOME).notices if n.content.notice_kind == "3")
    assert notice.content.linked_right == first.right_id
    assert [p.name for p in notice.holders] == [BANK.name]
    assert b.days(case) == (30, 5, "2026-09-24")
    assert b.fees(case) == []
    words = b.face(b.proof_of(case, "advance-notice"))
    assert words.matter == "预购商品房抵押权预告登记"
    assert {f.label: f.text for f in words.others}["担保债权数额"] == "800,000.00 元"


@pytest.mark.clause("row:14")
def test_without_the_buyers_notice_there_is_no_mortgage_notice(people: Crew) -> None:
    b.presold_home()
    application, said = on_notice("粤（2026）云浮市不动产证明第0000001号")
    b.refused(drives.ready(application, people, said), "accept", "还没有预购人的预告登记", people)


@pytest.mark.clause("row:15", "T5")
def test_both_notices_are_made_in_one_transaction_with_two_proofs(people: Crew) -> None:
    b.presold_home()
    said = {**presale_paper(), **mortgage_papers("800000")}
    case = drives.drive(with_mortgage(), people, said)
    assert case.state == "archived"
    sale, loan = read_book(HOME).notices
    assert (sale.content.notice_kind, loan.content.notice_kind) == ("1", "3")
    assert loan.content.linked_right == sale.right_id
    assert [p.name for p in loan.obligors] == [BUYER.name]
    assert [p.name for p in sale.holders] == [BUYER.name]
    assert sale.registered_at == loan.registered_at
    assert b.days(case) == (30, 7, "2026-09-29")
    assert [part.statutory_days for part in case.parts.all()] == [30, 30]
    assert b.fees(case) == []
    proofs = Certificate.objects.filter(case_number=case.number).order_by("id")
    assert [b.face(one).matter for one in proofs] == ["预购商品房预告登记", "预购商品房抵押权预告登记"]
    assert [one.receiver_is_agent for one in proofs] == [False, True]
    assert m.REGISTRATION_PROOF.code not in {r.material for r in case.checklist if r.state == "missing"}


@pytest.mark.clause("row:15")
def test_both_notices_need_a_bank(people: Crew) -> None:
    b.presold_home()
    with pytest.raises(Exception, match="请填写“预购商品房抵押权预告登记”的抵押权人"):
        drives.ready(b.presale(BOTH), people, presale_paper())


def test_a_buyers_notice_does_not_go_from_under_the_banks(people: Crew) -> None:
    first = b.proof_of(b.noticed_home(), "advance-notice")
    application, said = on_notice(first.number)
    second = b.proof_of(drives.drive(application, people, said), "advance-notice")
    ending = filing("advance-notice-cancellation", [HOME], takers=[BUYER])
    case = drives.ready(ending, people, proof_paper(first.number))
    b.refused(case, "accept", "请先由其申请注销", people)
    close(case)
    banks = filing("advance-notice-cancellation", [HOME], takers=[BANK])
    done = drives.drive(banks, people, proof_paper(second.number))
    assert b.days(done) == (30, 5, "2026-09-24")
    drives.drive(ending, people, proof_paper(first.number))
    assert read_book(HOME).notices == ()


def test_a_stranger_does_not_cancel_a_notice(people: Crew) -> None:
    first = b.proof_of(b.noticed_home(), "advance-notice")
    ending = filing("advance-notice-cancellation", [HOME], takers=[SPOUSE])
    b.refused(drives.ready(ending, people, proof_paper(first.number)), "accept", "没有申请", people)
