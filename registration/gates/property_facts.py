"""The unit, its land and its term."""

from __future__ import annotations

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect, Severity
from hall.identity.numbers.unit import grouped
from hall.look.words import day
from registration.books import Right
from registration.gates.asking import books_of, burdened_of, titles_of
from registration.models import RealEstateUnit, Standing
from registration.models.choices import LandNature, RightKind, Survey, UnitStatus


@gate("unit_exists")
def unit_exists(ask: Ask) -> Answer:
    """check:R01 – the unit is in the register and valid (条例第八条)."""
    books = books_of(ask)
    unknown = [number for number in ask.case.unit_numbers if number not in books]
    if unknown:
        return fails(f"登记簿上没有单元 {grouped(unknown[0])}，请核对单元号")
    void = [book.unit for book in books.values() if book.unit.status != UnitStatus.VALID]
    if void:
        return fails(f"单元 {void[0].grouped} 已经无效（分割、合并或者灭失），请改用现行单元号")
    return passes("不动产单元存在且有效")


@gate("no_title_registered_yet")
def no_title_registered_yet(ask: Ask) -> Answer:
    """条例第八条 – a first registration finds no title."""
    titles = titles_of(ask)
    if titles:
        return fails(f"该单元已登记在{titles[0].names}名下，不能再办首次登记", evidence=titles[0].case_number)
    return passes("该单元还没有首次登记")


@gate("land_and_house_go_together")
def land_and_house_go_together(ask: Ask) -> Answer:
    """check:R14 – land and the houses of the same owner on it pass together (民法典第三百九十七条).

    While a parcel is still being built on, its land is mortgaged with what is being built; the land under the
    houses that are left out is deemed mortgaged by law, and both sides are told so.
    """
    for book in books_of(ask).values():
        if not (book.unit.is_bare_land and book.title and houses_left_out(ask, book.unit, book.title)):
            continue
        if set(ask.case.item.effects) == {RegisterEffect.CREATE_MORTGAGE} and is_being_built_on(book.unit):
            return fails(
                "该宗地上另有同一权利人已登记的房屋没有一并申请；未一并抵押的依法视为一并抵押，"
                "请告知抵押人和抵押权人",
                severity=Severity.WARN,
            )
        return fails("该宗地上有同一权利人的房屋，土地和房屋应一并处分，请把房屋单元一并申请")
    return passes("房屋和所占土地一并处分")


def houses_left_out(ask: Ask, land: RealEstateUnit, title: Right) -> bool:
    """Whether the owner of the land has a house on it that the case is not about."""
    houses = Standing.objects.filter(
        kind=RightKind.OWNERSHIP,
        unit__parcel=land.parcel_id,
        entry__parties__document_hash__in=title.documents,
    )
    return houses.exclude(unit__number__in=ask.case.unit_numbers).exists()


def is_being_built_on(land: RealEstateUnit) -> bool:
    """Whether a building of the parcel is surveyed from its plans only."""
    units = RealEstateUnit.objects.valid().filter(parcel=land.parcel_id, survey=Survey.PREDICTED)
    return units.exists()


@gate("unit_is_a_dwelling")
def unit_is_a_dwelling(ask: Ask) -> Answer:
    """check:R17 – a right of residence is set on a dwelling (民法典第三百六十六条)."""
    for book in burdened_of(ask).values():
        content = book.title.content if book.title else None
        use = str(getattr(content, "use", ""))
        if content and (book.unit.is_storage or not use.startswith("1")):
            said = content.get_use_display() if use else "土地"
            return fails(
                f"单元 {book.unit.grouped} 不是住宅（登记的用途是{said}），"
                "居住权只能设立在住宅上，请核对单元号"
            )
    return passes("居住权设立在住宅上")


@gate("right_has_not_expired")
def right_has_not_expired(ask: Ask) -> Answer:
    """check:R25 – the land-use term runs; for homes it is renewed by law (民法典第三百五十九条)."""
    for title in titles_of(ask):
        ends_on = getattr(title.content, "land_ends_on", None) or getattr(title.content, "ends_on", None)
        if ends_on is None or ends_on >= ask.now.date():
            continue
        if is_for_homes(title):
            return passes(f"土地使用期限至{day(ends_on)}，住宅用地到期自动续期")
        return fails(f"土地使用期限已于{day(ends_on)}届满，请先办理续期")
    return passes("土地使用期限没有届满")


def is_for_homes(title: Right) -> bool:
    """住宅建设用地: a home, or land (bare, or under a garage) that is for homes by its use (民法典 359)."""
    content = title.content
    return getattr(content, "use", "").startswith("1") or "住宅用地" in content.land_use


@gate("allocated_land_is_approved")
def allocated_land_is_approved(ask: Ask) -> Answer:
    """check:R23 – a house on allocated land passes only when approved (城市房地产管理法第四十条)."""
    if not any(title.content.land_nature == LandNature.ALLOCATED for title in titles_of(ask)):
        return passes("土地不是划拨取得")
    if ask.has_material(m.ALLOCATED_LAND_APPROVAL.code):
        return passes("划拨土地上房屋转让已经批准，已收批准文件")
    return fails("土地为划拨取得，转让须经政府批准并补缴出让金或者上缴收益，请提交批准文件")


@gate("easement_units_differ")
def easement_units_differ(ask: Ask) -> Answer:
    """民法典第三百七十二条 – an easement is on somebody else's property."""
    if len(set(ask.case.unit_numbers)) < 2:
        return fails("供役地和需役地不能是同一单元，请核对单元号")
    return passes("供役地与需役地不是同一单元")
