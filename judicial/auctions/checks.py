"""Is what a court says of its sale possible? Form only; every fault with its field, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.core.exceptions import ValidationError

from hall.cases.ports import FACTS, Subject
from hall.clock import day_of, today
from hall.identity.documents import check_document
from hall.identity.numbers import CourtCaseNumber, UnitNumber
from hall.look.words import day
from hall.policy.in_force import parameter_on
from hall.policy.parameters import DEVELOPER_NOTICE_GATE
from judicial.auctions.said import BuyerSaid, SaleSaid
from judicial.courts import Court
from judicial.models import Auction
from judicial.models.coordinations import Coordination, CoordinationQuerySet

Fault = tuple[str, str]
HIGHEST = 10**12
EACH_BY_ITSELF = "每套房屋各自核税、过户，请按单元分别登记；一并拍卖的，写明裁定书分摊到各套的价款"


def units_of(numbers: Sequence[str]) -> list[str]:
    """The unit numbers in stored form, each once. Raises ValidationError at their field."""
    try:
        parsed = [UnitNumber.parse(number).compact for number in numbers]
        return list(dict.fromkeys(parsed)) or refuse_none()
    except ValidationError as refused:
        raise ValidationError({"unit_numbers": refused.messages}) from refused


def refuse_none() -> list[str]:
    raise ValidationError("请填写不动产单元号")


def own_number(text: str, court: Court, field: str) -> CourtCaseNumber:
    """A case number of this court's own. Raises ValidationError at its field."""
    try:
        number = CourtCaseNumber.parse(text)
    except ValidationError as refused:
        raise ValidationError({field: refused.messages}) from refused
    if not court.owns(number):
        raise ValidationError({field: f"{number}不是{court.name}的案号，只能登记本院的案件"})
    return number


def check_sale(said: SaleSaid, units: Sequence[str], court: Court) -> None:
    """Raises ValidationError with every fault by field."""
    faults: dict[str, list[str]] = {}
    for field, sentence in (
        *several_houses(units),
        *wrong_amounts_and_days(said),
        *wrong_people(said.buyers),
        *wrong_seizures(said, units, court),
        *not_coordinated(said, units, court),
    ):
        faults.setdefault(field, []).append(sentence)
    if not said.debtor.strip():
        faults.setdefault("debtor", []).append("请填写被执行人")
    if faults:
        raise ValidationError(faults)


def several_houses(units: Sequence[str]) -> Iterator[Fault]:
    """Each house is assessed by itself on its own price (契税法第四条)."""
    if len(units) > 1:
        yield "unit_numbers", f"一次登记一套房屋的成交，现填了 {len(units)} 个单元：{EACH_BY_ITSELF}"


def wrong_amounts_and_days(said: SaleSaid) -> Iterator[Fault]:
    if not 0 < said.price < HIGHEST:
        yield "price", "成交价应大于零，请照成交确认书填写"
    if said.sold_on > today():
        yield "sold_on", "成交日期晚于今天，请核对"
    if said.paid_on and said.paid_on < said.sold_on:
        yield "paid_on", f"付清全款日期早于成交日期{day(said.sold_on)}，请核对"


def wrong_people(buyers: Sequence[BuyerSaid]) -> Iterator[Fault]:
    if not buyers:
        yield "buyers", "请填写买受人"
    for one in buyers:
        if not one.name.strip():
            yield "buyers", "请填写买受人的姓名、名称"
        try:
            check_document(one.document_kind, one.document_number)
        except ValidationError as refused:
            yield "buyers", f"买受人{one.name}：{refused.messages[0]}"
    shares = [one.share for one in buyers if one.share != (1, 1)]
    if shares and (len(shares) != len(buyers) or sum(Fraction(*share) for share in shares) != 1):
        yield "buyers", "买受人的份额合计应为全部，每人都要写明，请照成交确认书核对"


def wrong_seizures(said: SaleSaid, units: Sequence[str], court: Court) -> Iterator[Fault]:
    """首封 by this court, or a 移送执行函 (法释〔2016〕6号)."""
    finder = FACTS.get("seizing_courts")
    first: Sequence[str] = (finder(Subject(units)) if finder else None) or ()
    if said.priority_letter or court.name in first:
        return
    if first:
        yield "priority_letter", f"首封是{'、'.join(first)}，本院处置须有移送执行函，请填写文号"
    else:
        yield "unit_numbers", "登记簿上没有本院对该不动产的查封，请核对单元号，或者填写移送执行函文号"


def project_of(units: Sequence[str], declared: str = "") -> tuple[str, bool]:
    """The developer's project on the units' land in words, and whether only the court says so."""
    finder = FACTS.get("developer_project")
    known = str((finder(Subject(units)) if finder else "") or "")
    return (known, False) if "在" in known.rpartition("：")[2] else (declared.strip(), bool(declared.strip()))


def reminder_of_housing(auction: Auction) -> str:
    """Where the notice in force only reminds: that housing has not been told; '' otherwise."""
    if not auction.project or parameter_on(DEVELOPER_NOTICE_GATE, day_of(auction.registered_at)):
        return ""
    told = notices_of(auction.court_code, auction.execution_number, auction.unit_numbers)
    return "" if told.exists() else f"{auction.project}，执行前应当告知住建部门，请补办“执行前告知住建”"


def notices_of(court: str, execution: str, units: Sequence[str]) -> CoordinationQuerySet:
    """What this court has told housing of these units in this execution; others' notices do not count."""
    return Coordination.objects.of_court(court).filter(execution_number=execution).of_units(*units)


def not_coordinated(said: SaleSaid, units: Sequence[str], court: Court) -> Iterator[Fault]:
    """J7: housing is told, and its record is there, before the court goes on."""
    project, _declared = project_of(units, said.project)
    if not project or not parameter_on(DEVELOPER_NOTICE_GATE, today()):
        return
    execution = own_number(said.execution_number, court, "execution_number").case
    told = notices_of(court.code, execution, units)
    if not told.exists():
        yield "project", f"{project}，执行前应当告知住建部门，请先办理“执行前告知住建”"
    elif told.is_open().count() == told.count():
        yield "project", f"已告知住建部门（{told[0].number}），会商情况还没有记录，请等候"
