"""The register as pages show it: facts, the six tiles, and notes that say the consequence first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from hall.cases.models import CaseUnit
from hall.clock import HALL_ZONE
from hall.identity.masking import mask_unproved
from hall.look.shapes import NoteRow, RightTile
from hall.look.words import day
from registration.books import Right, UnitBook
from registration.gates.burdens import CIVIL_CODE, mortgage_words
from registration.gates.warnings import may_have_lapsed, registrable_since, seizure_words
from registration.models import RealEstateUnit
from registration.words import full_day, holding_words, square_metres, yuan


@dataclass(frozen=True)
class BookPanel:
    """登记簿速览 as components/book.html draws it."""

    unit_number: str
    read_at: datetime
    facts: list[tuple[str, str]]
    tiles: list[RightTile]
    notes: list[NoteRow]


def book_panel(book: UnitBook) -> BookPanel:
    """One unit's book at a glance; names masked."""
    return BookPanel(book.unit.number, book.read_at, facts_of(book), tiles_of(book), notes_of(book))


def facts_of(book: UnitBook) -> list[tuple[str, str]]:
    """坐落, 权利人, 面积, 用途, 使用期限, 取得."""
    title = book.title
    owner = f"{title.names}，{holding_words(title)}" if title else "尚未首次登记"
    return [
        ("坐落", book.unit.address),
        ("权利人", owner),
        ("面积", area_words(book.unit)),
        ("用途", usage_words(book.unit)),
        ("使用期限", f"至{full_day(book.unit.land_ends_on)}" if book.unit.land_ends_on else "未约定"),
        ("取得", acquisition_words(title) if title else "无"),
    ]


def area_words(unit: RealEstateUnit) -> str:
    """118.36㎡（专有 97.20㎡）; bare land by its parcel."""
    if unit.is_bare_land:
        return square_metres(unit.land_area)
    inner = f"（专有 {square_metres(unit.exclusive_area)}）" if unit.exclusive_area else ""
    predicted = "，预测" if unit.measured_area is None and unit.predicted_area else ""
    return f"{square_metres(unit.area)}{inner}{predicted}"


def usage_words(unit: RealEstateUnit) -> str:
    """城镇住宅用地／成套住宅，出让."""
    house = f"／{unit.get_use_display()}" if unit.use else ""
    return f"{unit.land_use}{house}，{unit.get_land_nature_display()}"


def acquisition_words(title: Right) -> str:
    """2019年5月14日，买卖，760,000.00 元."""
    on = full_day(title.registered_at.astimezone(HALL_ZONE).date())
    return "，".join(filter(None, (on, title.cause, yuan(title.content.price))))


def tiles_of(book: UnitBook) -> list[RightTile]:
    """The six restrictions, 无 said aloud by an empty `has`."""
    blocking, waiting = book.blocking_seizures, [s for s in book.seizures if s.waiting]
    seized = f"{len(blocking)} 件" + (f"，轮候 {len(waiting)} 件" if waiting else "") if blocking else ""
    running = CaseUnit.objects.filter(number=book.unit.number, is_open=True).count()
    return [
        RightTile("查封", seized, bars=bool(blocking)),
        RightTile("预告", counted(book.notices, "笔"), bars=bool(book.sale_notices)),
        RightTile("异议", counted(book.objections, "件")),
        RightTile("抵押", counted(book.mortgages, "笔")),
        RightTile("居住权", counted(book.residences, "项")),
        RightTile("在办件", f"{running} 件" if running else ""),
    ]


def counted(rights: Iterable[Right], unit: str) -> str:
    """2 笔; nothing for none."""
    number = len(list(rights))
    return f"{number} {unit}" if number else ""


def notes_of(book: UnitBook) -> list[NoteRow]:
    """What each restriction means for a disposal: consequence, evidence, law."""
    return [
        *(seizure_note(seizure) for seizure in book.blocking_seizures),
        *(notice_note(notice, book) for notice in book.sale_notices),
        *(mortgage_note(mortgage) for mortgage in book.mortgages),
        *(objection_note(objection) for objection in book.objections),
        *(residence_note(residence) for residence in book.residences),
        *(easement_note(easement) for easement in book.easements),
    ]


def seizure_note(seizure: Right) -> NoteRow:
    return NoteRow(
        "已查封，不能转移、抵押。", f"{seizure_words(seizure)}。", "《城市房地产管理法》第三十八条", "stop"
    )


def notice_note(notice: Right, book: UnitBook) -> NoteRow:
    since = day(notice.registered_at.astimezone(HALL_ZONE))
    lapsed = may_have_lapsed(registrable_since(notice, book), book.on)
    doubt = "已满90日，可能失效，请先核实。" if lapsed else ""
    return NoteRow(
        "有预告登记，未经其权利人书面同意不能处分。",
        f"{notice.names}，{since}登记。{doubt}",
        "《民法典》第二百二十一条",
    )


def mortgage_note(mortgage: Right) -> NoteRow:
    if mortgage.content.forbids_transfer:
        strong, law = "须抵押权人书面同意才能转移。", "《民法典》第四百零六条"
    elif mortgage.registered_at < CIVIL_CODE:
        strong, law = "2021年以前登记的抵押权，须抵押权人书面同意才能转移。", "自然资发〔2021〕54号"
    else:
        strong, law = "可以转移，抵押权随房屋继续存在。", "《民法典》第四百零六条"
    told = "受理后须通知抵押权人。" if "可以" in strong else ""
    return NoteRow(strong, f"{mortgage_words(mortgage)}。{told}", law)


def objection_note(objection: Right) -> NoteRow:
    until = f"，至{day(objection.last_day)}" if objection.last_day else "，异议人已起诉"
    return NoteRow(
        "有异议登记，可以办理，申请人须书面承诺自行承担风险。",
        f"{objection.names}：{objection.content.matter}{until}。",
        "《民法典》第二百二十条",
    )


def residence_note(residence: Right) -> NoteRow:
    return NoteRow(
        "设有居住权，转移后继续存在。",
        f"{residence.names}，{residence.content.scope}。",
        "《民法典》第三百六十九条",
    )


def easement_note(easement: Right) -> NoteRow:
    return NoteRow(
        "设有地役权，转移后继续存在。", f"{easement.content.terms}。", "《民法典》第三百八十条", ""
    )


def content_rows(content: object, *, masked: bool = False) -> list[tuple[str, str]]:
    """Every filled field of a detail row with its name; `masked`, as on pages, hides whom an order names."""
    if content is None:
        return []
    rows = []
    for column in content._meta.concrete_fields:  # type: ignore[attr-defined]  # a detail row of any kind
        if column.primary_key or column.name in HIDDEN:
            continue
        shown = shown_value(content, column.name)
        if masked and column.name in NAMES:
            shown = mask_unproved(shown)
        if shown:
            rows.append((str(column.verbose_name), shown))
    return rows


HIDDEN = {"share", "linked_right"}
NAMES = {"applicant_name", "debtor_name"}


def shown_value(content: object, name: str) -> str:
    """A field in words: choices by label, dates and yes/no in Chinese, yuan with commas."""
    if label := getattr(content, f"get_{name}_display", None):
        return str(label() or "")
    value = getattr(content, name)
    if isinstance(value, Decimal) and ("price" in name or "amount" in name):
        return yuan(value)
    return plain_words(value)


def plain_words(value: object) -> str:
    """A value without regard to what it is called."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case datetime():
            return f"{value.astimezone(HALL_ZONE):%Y年%-m月%-d日 %H:%M}"
        case date():
            return full_day(value)
        case _:
            return str(value)
