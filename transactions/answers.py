"""What housing's records say when an office asks: completion, filed prices, contracts (附件1 三)."""

from __future__ import annotations

from collections.abc import Iterator

from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.catalogue import materials as m
from hall.clock import day_of
from hall.clock.words import day_on_paper
from hall.inquiries.answers import Asked, Found, Line, answers, finds
from hall.inquiries.topics import Topic
from hall.look.words import money
from hall.staff.departments import D
from transactions.models import HousingResult, PresaleFiling, ResultKind, TableUnit
from transactions.projects.models import Project

PARCEL = slice(0, 19)
DEEDS = (m.PRESALE_CONTRACT.code, m.SALE_CONTRACT.code)


@finds
def in_housings_records(asked: Asked) -> Found | None:
    """By 备案号, by presale permit and room, or a filed presale of the unit."""
    filing = _filing_of(asked)
    home = _home_of(asked)
    if filing is None and home is None:
        return None
    address = f"{home.building.project.address}{home.building}{home.room}" if home else ""
    number = filing.unit_number if filing else (home.unit_number if home else "")
    return Found(number, address, filing is not None or bool(asked.presale_permit))


def _filing_of(asked: Asked) -> PresaleFiling | None:
    filings = PresaleFiling.objects.in_force()
    if asked.filing_number:
        return filings.filter(number=asked.filing_number).first()
    numbers = [asked.unit_number] if asked.unit_number else []
    if (home := _home_of(asked)) and home.unit_number:
        numbers.append(home.unit_number)
    return filings.of_units(*numbers).first() if numbers else None


def _home_of(asked: Asked) -> TableUnit | None:
    homes = TableUnit.objects.select_related("building__project", "building__completion")
    if asked.presale_permit and asked.room:
        return homes.filter(building__permit__number=asked.presale_permit, room=asked.room).first()
    return homes.filter(unit_number=asked.unit_number).first() if asked.unit_number else None


def _unit_number(asked: Asked) -> str:
    filing, home = _filing_of(asked), _home_of(asked)
    return asked.unit_number or (filing.unit_number if filing else "") or (home.unit_number if home else "")


@answers(Topic.COMPLETION, department=D.TRANSACTIONS)
def completion(asked: Asked) -> list[Line]:
    """竣工验收状态 of the home's building; of every building of the project where the home is not known."""
    home = _home_of(asked)
    if home is not None:
        done = home.building.completion
        project = home.building.project
        lines = [Line("项目", f"{project.name}（{project.sale_words}）"), Line("幢", str(home.building))]
        if done is None:
            return [*lines, Line("竣工验收", "未备案")]
        return [
            *lines,
            Line("竣工验收", f"{day_on_paper(done.completed_on)}竣工验收，{day_on_paper(done.filed_on)}备案"),
            Line("备案编号", done.number),
        ]
    return list(_projects_on(_unit_number(asked)[PARCEL]))


def _projects_on(parcel: str) -> Iterator[Line]:
    projects = Project.objects.filter(parcel_number=parcel) if parcel else Project.objects.none()
    for project in projects.prefetch_related("buildings__completion"):
        for building in project.buildings.all():
            done = building.completion
            words = f"{done.number}，{day_on_paper(done.filed_on)}备案" if done else "竣工验收未备案"
            yield Line(f"{project.name}{building}", words)


@answers(Topic.FILED_PRICE, department=D.TRANSACTIONS)
def filed_price(asked: Asked) -> list[Line]:
    """备案价格 of the presale and 网签价格 of later sales."""
    return [
        *(Line(f"预售合同备案 {one.number}", f"{money(one.price)} 元") for one in _filings(asked)),
        *(
            Line(f"网签备案 {one.number}", f"{money(one.price)} 元，{day_on_paper(day_of(one.made_at))}")
            for one in _signings(asked)
            if one.price is not None
        ),
    ]


@answers(Topic.CONTRACTS, department=D.TRANSACTIONS)
def contracts(asked: Asked) -> list[Line]:
    """The original contracts: number, price, 签订时间, 备案 (三（二）、（四）)."""
    lines: list[Line] = []
    for filing in _filings(asked):
        lines += _contract("预售合同", filing.contract_number, filing.case, f"{money(filing.price)} 元")
        lines.append(Line("备案", f"{filing.number}，{day_on_paper(day_of(filing.filed_at))}"))
    for result in _signings(asked):
        price = f"{money(result.price)} 元" if result.price is not None else "无记录"
        lines += _contract("网签合同", result.contract_number, result.case, price)
    return lines


def _contract(name: str, number: str, case: Case, price: str) -> list[Line]:
    signed_on = payload_of(case, *DEEDS).get("signed_on")
    return [
        Line(name, number or "无编号"),
        Line("成交价", price),
        Line("签订时间", day_on_paper(signed_on) if signed_on else "无记录"),
    ]


def _filings(asked: Asked) -> list[PresaleFiling]:
    """Filings of the unit, cancelled ones too, the oldest first; or the one of that number."""
    number = _unit_number(asked)
    if not number:
        return []
    return list(PresaleFiling.objects.of_units(number).select_related("case").order_by("filed_at"))


def _signings(asked: Asked) -> list[HousingResult]:
    number = _unit_number(asked)
    if not number:
        return []
    rows = HousingResult.objects.filter(unit_number=number, kind=ResultKind.SIGNING)
    return list(rows.select_related("case").order_by("made_at"))
