"""Rows 10–12: a mortgage altered, transferred, cancelled – each named by the number of its proof."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.clock import today
from hall.rehearsal import drives
from hall.rehearsal.crew import Crew
from hall.rehearsal.mortgages import BANK, OTHER_BANK, filing, proof_paper
from hall.rehearsal.people import MadeUp
from hall.rehearsal.sales import step
from registration.integrity import verify
from registration.models import Certificate, Entry
from tests.browsing import browser, words
from tests.cases.makers import SELLER, holder
from tests.registration import makers
from tests.registration.items import burdened as b
from tests.registration.makers import HOME, NEXT_DOOR

pytestmark = pytest.mark.django_db


def change(
    item: str,
    proof: str,
    said: dict[str, Any],
    *,
    takers: Sequence[MadeUp] = (BANK,),
    givers: Sequence[MadeUp] = (SELLER,),
    number: str = HOME,
    **declared: bool,
) -> tuple[Any, dict[str, Any]]:
    application = filing(item, [number], takers=takers, givers=givers, declared=declared)
    return application, {**proof_paper(proof), **said}


def agreement(**terms: Any) -> dict[str, Any]:
    return {m.MORTGAGE_ALTERATION_AGREEMENT.code: {"signed_on": today(), **terms}}


SETTLED = {m.DEBT_SETTLEMENT.code: {"ground": "settled", "signed_on": "2026-09-18"}}


def cancel(proof: str, number: str = HOME, by: MadeUp = BANK) -> tuple[Any, dict[str, Any]]:
    return change("mortgage-cancellation", proof, SETTLED, takers=(by,), givers=(), number=number)


@pytest.mark.clause("row:10")
def test_an_altered_mortgage_keeps_its_rank_and_gets_a_new_proof(proof: str, people: Crew) -> None:
    (before,) = b.mortgages()
    terms = agreement(amount="500000", ends_on="2040-09-17")
    case = drives.drive(*_with(people, change("mortgage-alteration", proof, terms)))
    (after,) = b.mortgages()
    assert case.state == "archived"
    assert (after.right_id, after.rank) == (before.right_id, 1)
    assert after.content.secured_amount == Decimal(500000)
    assert str(after.content.ends_on) == "2040-09-17"
    assert after.content.starts_on == before.content.starts_on
    assert [p.name for p in after.people] == [BANK.name, SELLER.name]
    assert (after.cause, b.fees(case)) == ("担保债权数额、债务履行期限变更", [])
    assert b.days(case) == (30, 3, "2026-09-22")
    old, new = Certificate.objects.get(number=proof), b.proof_of(case)
    assert (old.state, new.replaces_id) == ("withdrawn", old.pk)
    assert f"业务号 {case.number}" in old.state_reason
    said = {fact.label: fact.text for fact in b.face(new).others}
    assert said["担保债权数额"] == "500,000.00 元"
    assert verify().breaches == []


def _with(people: Crew, pair: tuple[Any, dict[str, Any]]) -> tuple[Any, Crew, dict[str, Any]]:
    return pair[0], people, pair[1]


def ready(people: Crew, pair: tuple[Any, dict[str, Any]]) -> Case:
    return drives.ready(*_with(people, pair))


@pytest.mark.clause("row:10", "check:R32")
@pytest.mark.parametrize(
    ("terms", "declared", "sentence"),
    [
        ({}, {}, "没有写明变更的内容"),
        ({"ends_on": "2020-01-01"}, {}, "早于起始日期"),
        ({"amount": "900000"}, {}, "没有选“增加担保的债权数额”"),
        ({"rank": "3"}, {}, ""),
    ],
)
def test_an_agreement_that_does_not_hold_together_is_refused(
    terms: dict[str, str], declared: dict[str, Any], sentence: str, proof: str, people: Crew
) -> None:
    case = ready(people, change("mortgage-alteration", proof, agreement(**terms), **declared))
    if sentence:
        b.refused(case, "accept", sentence, people)
        return
    accepted = step(case, "accept", by=people.accepts)
    step(accepted, "examine", by=people.examines, reason="核对")
    step(accepted, "approve", by=people.approves, reason="核对")
    b.refused(accepted, "record", "没有第 3 顺位", people)


@pytest.mark.clause("row:10", "check:R03")
def test_a_mortgage_does_not_grow_on_a_seized_house(proof: str, people: Crew) -> None:
    more = change("mortgage-alteration", proof, agreement(amount="900000"), mortgage_grows=True)
    case = ready(people, more)
    assert b.asked("mortgage_amounts_are_consistent", case).passed
    makers.seize()
    b.refused(case, "accept", "已被查封，不能办理", people)
    smaller = change("mortgage-alteration", proof, agreement(amount="100000"))
    case.units.update(is_open=False)
    type(case).objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    assert drives.accepted(*_with(people, smaller)).state == "accepted"


@pytest.mark.clause("row:10")
def test_what_burdens_another_mortgagee_needs_his_consent(proof: str, people: Crew) -> None:
    b.further_mortgage(bank=OTHER_BANK, amount="100000")
    longer = agreement(ends_on="2050-01-01")
    case = ready(people, change("mortgage-alteration", proof, longer))
    b.refused(case, "accept", "对溪.*（第 2 顺位）不利，请补充其书面同意", people)
    Case.objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    case.units.update(is_open=False)
    declared = change("mortgage-alteration", proof, longer | consent(), burdens_other_mortgagees=True)
    assert drives.drive(*_with(people, declared)).state == "archived"


def consent(*names: str) -> dict[str, Any]:
    given = "、".join(names) or OTHER_BANK.name
    return {m.OTHER_MORTGAGEES_CONSENT.code: {"given_by": given, "signed_on": today()}}


@pytest.mark.clause("row:10", "P7")
@pytest.mark.parametrize(("mover", "other", "rank"), [(OTHER_BANK, BANK, "1"), (BANK, OTHER_BANK, "2")])
def test_ranks_change_places_by_agreement_and_both_proofs_are_made_anew(
    proof: str, people: Crew, mover: MadeUp, other: MadeUp, rank: str
) -> None:
    second = b.proof_of(b.further_mortgage(bank=OTHER_BANK, amount="100000")).number
    number = second if mover == OTHER_BANK else proof
    swap = change(
        "mortgage-alteration",
        number,
        agreement(rank=rank) | consent(other.name),
        takers=(mover,),
        burdens_other_mortgagees=True,
    )
    case = drives.accepted(*_with(people, swap))
    page = words(browser("heding").get(f"/cases/{case.number}/"))
    assert page.count("收回，登簿时取新号") == 2
    assert all(one in page for one in (proof, second, "100,000.00 元，第 1 顺位", "580,000.00 元，第 2 顺位"))
    drives.decide(case, people)
    drives.hand_everything_out(case, people)
    assert [(m.rank, m.holders[0].name) for m in b.mortgages()] == [(1, OTHER_BANK.name), (2, BANK.name)]
    assert [p.name for p in b.mortgages()[1].obligors] == [SELLER.name]
    assert set(Certificate.objects.filter(number__in=[proof, second]).values_list("state", flat=True)) == {
        "withdrawn"
    }
    new = Certificate.objects.valid().filter(case_number=case.number).select_related("replaces")
    faces = {str(one.replaces): {fact.label: fact.text for fact in b.face(one).others} for one in new}
    assert {old: said["抵押顺位"] for old, said in faces.items()} == {second: "第 1 顺位", proof: "第 2 顺位"}
    assert verify().breaches == []


def test_the_neighbours_consent_names_the_neighbour(proof: str, people: Crew) -> None:
    second = b.proof_of(b.further_mortgage(bank=OTHER_BANK, amount="100000")).number
    said = agreement(rank="1") | consent("别家银行")
    swap = change("mortgage-alteration", second, said, takers=(OTHER_BANK,), burdens_other_mortgagees=True)
    b.refused(ready(people, swap), "accept", "请补充其书面同意", people)


@pytest.mark.clause("row:11", "P9")
def test_with_the_claim_the_mortgage_passes_at_its_rank(proof: str, people: Crew) -> None:
    (before,) = b.mortgages()
    move = change("mortgage-transfer", proof, {}, takers=(OTHER_BANK,), givers=(BANK,))
    case = drives.drive(*_with(people, move))
    (after,) = b.mortgages()
    assert (after.right_id, after.rank, after.content.secured_amount) == (
        before.right_id,
        1,
        Decimal(580000),
    )
    assert [p.name for p in after.holders] == [OTHER_BANK.name]
    assert [p.name for p in after.obligors] == [SELLER.name]
    assert b.fees(case) == [(80, OTHER_BANK.name)]
    assert b.days(case) == (30, 3, "2026-09-22")
    assert Certificate.objects.get(number=proof).state == "withdrawn"
    assert b.face(b.proof_of(case)).holders == (OTHER_BANK.name,)
    assert Entry.objects.of_case(case.number).get().action == "transfer"


@pytest.mark.clause("row:11")
def test_only_an_undetermined_maximum_mortgage_asks_for_the_agreement_on_part_of_the_claim(
    people: Crew,
) -> None:
    number = b.proof_of(b.mortgaged_home(maximum=True)).number
    move = change("mortgage-transfer", number, {}, takers=(OTHER_BANK,), givers=(BANK,))
    case = ready(people, move)
    assert m.PARTIAL_CLAIM_AGREEMENT.code in {row.material for row in case.checklist}
    case.units.update(is_open=False)
    Case.objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    determined = agreement(determined_fact="债权人与债务人于2026年9月18日结算，债权确定")
    changed = drives.drive(*_with(people, change("mortgage-alteration", number, determined)))
    passing = change(
        "mortgage-transfer", b.proof_of(changed).number, {}, takers=(OTHER_BANK,), givers=(BANK,)
    )
    after = {row.material for row in ready(people, passing).checklist}
    assert m.PARTIAL_CLAIM_AGREEMENT.code not in after


@pytest.mark.clause("row:11", "check:R02")
def test_who_does_not_hold_the_mortgage_does_not_transfer_it(proof: str, people: Crew) -> None:
    move = change("mortgage-transfer", proof, {}, takers=(BANK,), givers=(OTHER_BANK,))
    accepted = ready(people, move)
    assert b.asked("applicant_is_registered_holder", accepted).passed
    stranger = change("mortgage-transfer", proof, {}, takers=(OTHER_BANK,), givers=(SELLER,))
    accepted.units.update(is_open=False)
    Case.objects.filter(pk=accepted.pk).update(closed_at="2026-09-18T10:00+08:00")
    b.refused(ready(people, stranger), "accept", "的权利人云.*没有申请", people)


@pytest.mark.clause("row:12")
def test_a_settled_mortgage_ends_and_gives_no_certificate(proof: str, people: Crew) -> None:
    case = drives.drive(*_with(people, cancel(proof)))
    assert b.mortgages() == ()
    assert case.state == "archived"
    assert b.days(case) == (30, 1, "2026-09-20")
    assert b.fees(case) == []
    ending = Entry.objects.of_case(case.number).get()
    assert (ending.action, ending.cause, ending.registration_type) == ("end", "主债权消灭", "400")
    assert not Certificate.objects.filter(case_number=case.number).exists()
    assert Certificate.objects.get(number=proof).state == "withdrawn"


@pytest.mark.clause("row:12", "R6")
def test_when_the_first_goes_those_behind_move_up(proof: str, people: Crew) -> None:
    b.further_mortgage(bank=OTHER_BANK, amount="100000")
    b.further_mortgage(amount="50000")
    drives.drive(*_with(people, cancel(proof)))
    assert [(m.rank, int(m.content.secured_amount)) for m in b.mortgages()] == [(1, 100000), (2, 50000)]
    assert [p.name for p in b.mortgages()[0].people] == [OTHER_BANK.name, SELLER.name]
    b.further_mortgage(amount="20000")
    assert b.mortgages()[2].rank == 3
    assert verify().breaches == []


@pytest.mark.clause("row:12", "check:R02")
def test_a_proof_that_is_none_is_told_what_to_do(proof: str, people: Crew) -> None:
    makers.home(NEXT_DOOR, holder(SELLER))
    title = Certificate.objects.filter(kind="title").order_by("id")[0].number
    for number, unit, sentence in (
        ("粤（2026）云浮市不动产证明第0000999号", HOME, "没有证明号为"),
        ("粤（2026）云浮市不动产证明第1号", HOME, "至少 7 位"),
        (title, HOME, "是不动产权证书，请填写不动产登记证明的证明号"),
        (proof, NEXT_DOOR, "与本件的单元 445302 001002 GB00012 F00030047 不一致"),
    ):
        case = ready(people, cancel(number, unit))
        b.refused(case, "accept", sentence, people)
        case.units.update(is_open=False)
        Case.objects.filter(pk=case.pk).update(closed_at="2026-09-18T10:00+08:00")
    drives.drive(*_with(people, cancel(proof)))
    b.refused(ready(people, cancel(proof)), "accept", "已收回注销", people)


@pytest.mark.clause("row:12", "check:R03a")
def test_a_seizure_of_the_house_does_not_keep_a_settled_mortgage(proof: str, people: Crew) -> None:
    makers.seize()
    assert drives.drive(*_with(people, cancel(proof))).state == "archived"


@pytest.mark.clause("row:12")
def test_a_proof_of_another_kind_of_right_is_refused(people: Crew) -> None:
    makers.home(HOME, holder(SELLER))
    makers.residence(HOME, holder(BANK))
    number = Certificate.objects.get(kind="proof").number
    b.refused(ready(people, cancel(number)), "accept", "证明的是居住权，本事项须提交抵押权的登记证明", people)
