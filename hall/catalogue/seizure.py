"""查封登记: row 22 – 查封, 轮候查封, 预查封, 续封, 解封, 涂销抵押 – as a court orders, without application.

The registry executes the order without reviewing its substance (法发〔2004〕5号 3); nothing stops its clock.
"""

from dataclasses import replace

from hall.catalogue import clock_stops, roles
from hall.catalogue import materials as m
from hall.catalogue.house_rules import gates
from hall.catalogue.needs import norm
from hall.catalogue.schema import BusinessItem, Part, instant
from hall.catalogue.words import RegisterEffect, ReviewClass
from hall.staff.departments import D

BASIS = "《不动产登记暂行条例实施细则》第九十条"


def ordering(name: str, effect: RegisterEffect) -> tuple[Part, ...]:
    """The one act of the order."""
    return (Part(name, (roles.COURT,), effect),)


SEIZURE = BusinessItem(
    code="seizure",
    name="查封登记",
    row=22,
    basis=f"{BASIS}；《民事诉讼法》第二百六十二条",
    summary="依据人民法院等有权机关的协助执行文书记载查封；按送达先后排定首封和轮候。",
    needs=(
        norm("1", m.COURT_CREDENTIALS, given_by=(D.COURT,), basis=BASIS),
        norm("2", m.ASSISTANCE_NOTICE, given_by=(D.COURT,), basis=BASIS),
        norm("3", m.COURT_RULING, given_by=(D.COURT,), basis=BASIS),
    ),
    gates=gates("unit_exists", "order_is_complete", "order_fits_the_book"),
    limit=instant(statutory=30, stops=clock_stops.NEVER),
    parts=ordering("查封登记", RegisterEffect.RECORD_SEIZURE),
    review=ReviewClass.IMMEDIATE,
    offered=True,
)


def variant(code: str, name: str, summary: str, basis: str, effect: RegisterEffect) -> BusinessItem:
    """Another act on a court's order, with the same papers."""
    return replace(
        SEIZURE,
        code=code,
        name=name,
        summary=summary,
        basis=basis,
        parts=ordering(name, effect),
        is_variant=True,
    )


ITEMS = (
    SEIZURE,
    variant(
        "waiting-seizure",
        "轮候查封登记",
        "不动产已被查封，其他机关的查封按送达先后轮候；首封解除后依次生效。",
        "法发〔2004〕5号第二十条；《不动产登记暂行条例实施细则》第九十一条",
        RegisterEffect.RECORD_SEIZURE,
    ),
    variant(
        "pre-seizure",
        "预查封登记",
        "被执行人尚未取得登记的土地、房屋，先行查封；登记到其名下后转为查封。",
        "法发〔2004〕5号第十三条至第十八条",
        RegisterEffect.RECORD_PRE_SEIZURE,
    ),
    variant(
        "seizure-renewal",
        "续行查封登记",
        "查封期限届满前续行查封，顺位不变。",
        "《民事诉讼法解释》第四百八十五条",
        RegisterEffect.RENEW_SEIZURE,
    ),
    variant(
        "seizure-release",
        "解除查封登记",
        "依据解除查封的协助执行文书注销查封，轮候查封依次生效。",
        "《不动产登记暂行条例实施细则》第九十二条",
        RegisterEffect.RELEASE_SEIZURE,
    ),
    variant(
        "mortgage-release-by-order",
        "涂销抵押登记（协助执行）",
        "依据人民法院协助执行文书注销抵押权，登记证明收回或者公告作废。",
        "《不动产登记暂行条例实施细则》第十九条；法释〔2004〕16号第二十八条",
        RegisterEffect.CANCEL_MORTGAGE_BY_COURT,
    ),
)
