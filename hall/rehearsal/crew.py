"""The demo hall's people: one log-in per role, and the halls and counters they work at."""

from __future__ import annotations

from dataclasses import dataclass

from hall.staff.actors import Actor, officer_actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from hall.staff.models import ClientSystem, Counter, CounterKind, Hall, Officer, Zone

PASSWORD = "一窗受理-Demo-2026"  # noqa: S105 - the demo hall's password is printed for everybody


@dataclass(frozen=True)
class Role:
    """A log-in of the demo hall."""

    username: str
    name: str
    title: str
    department: str
    duties: tuple[str, ...]
    counter: str = ""
    court_code: str = ""


ROLES = (
    Role("daoban", "温小雅", "导办", D.REGISTRATION, (Duty.GUIDE,)),
    Role("shouli", "何静", "综合受理", D.REGISTRATION, (Duty.ACCEPT,), "5"),
    Role("shouli2", "邓可", "综合受理", D.REGISTRATION, (Duty.ACCEPT,), "6"),
    Role("zhujian", "谢文彬", "住建审核", D.TRANSACTIONS, (Duty.REVIEW_HOUSING,)),
    Role("heshui", "罗敏", "核税", D.TAXATION, (Duty.ASSESS,)),
    Role("shoufei", "莫丽", "收费", D.TAXATION, (Duty.COLLECT,), "9"),
    Role("chushen", "陈若衡", "初审", D.REGISTRATION, (Duty.EXAMINE,)),
    Role("heding", "梁允之", "核定登簿", D.REGISTRATION, (Duty.APPROVE, Duty.RECORD)),
    Role("shanzheng", "潘秋月", "缮证发证", D.REGISTRATION, (Duty.ENGROSS, Duty.ISSUE), "12"),
    Role("dangan", "蔡文", "档案", D.REGISTRATION, (Duty.ARCHIVE,)),
    Role("zhuguan", "欧阳锋", "主管", D.REGISTRATION, (Duty.SUPERVISE,)),
    Role("fayuan", "崔建平", "云城区人民法院联络", D.COURT, (Duty.COURT,), court_code="粤5302"),
    Role("zhongyuan", "丁海燕", "云浮中院联络", D.COURT, (Duty.COURT,), court_code="粤53"),
    Role("guanli", "叶知秋", "系统管理", D.REGISTRATION, (Duty.ADMINISTER,)),
    Role("shenji", "赖清", "审计", D.REGISTRATION, (Duty.AUDIT,)),
)

COURT_SYSTEM = "云城区人民法院执行系统"
"""The demo court's own computer system; `manage.py issue_client_key` gives its key."""

HALLS = (
    (
        "yuncheng",
        "云浮市不动产登记中心",
        "云浮市",
        "云浮市云城区世纪大道中 8 号（示例）",
        ["445302", "445303"],
    ),
    ("luoding", "罗定市不动产登记大厅", "罗定市", "罗定市龙华中路 66 号（示例）", ["445381"]),
)
WINDOWS = (
    *((str(number), "综合受理", Zone.RECEPTION, CounterKind.RECEPTION) for number in range(1, 9)),
    *((str(number), "税费缴纳", Zone.RECEPTION, CounterKind.PAYMENT) for number in range(9, 12)),
    ("12", "证书发放", Zone.RECEPTION, CounterKind.CERTIFICATES),
)


def make_halls() -> Hall:
    """Both demo halls with their windows; the main one is returned."""
    said = ("name", "office_name", "address", "counties", "phone")
    halls = Hall.objects.bulk_create(
        (
            Hall(code=code, **dict(zip(said, (*facts, "0766-000-0000"), strict=True)))
            for code, *facts in HALLS
        ),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=said,
    )
    Counter.objects.bulk_create(
        (
            Counter(hall=hall, number=number, name=window, zone=zone, kind=kind)
            for hall in halls
            for number, window, zone, kind in WINDOWS
        ),
        ignore_conflicts=True,
    )
    return halls[0]


def make_officers(hall: Hall) -> None:
    """The officers of the demo hall; a second call changes nothing, not even a password."""
    known = set(Officer.objects.values_list("username", flat=True))
    Officer.objects.bulk_create(officer_of(role, hall) for role in ROLES if role.username not in known)


def make_court_system() -> ClientSystem:
    """The demo court's system, without a key until somebody asks for one."""
    usual = {"department": D.COURT, "court_code": "粤5302"}
    return ClientSystem.objects.get_or_create(name=COURT_SYSTEM, defaults=usual)[0]


def officer_of(role: Role, hall: Hall) -> Officer:
    """The officer of a role, at the role's window, not yet in the database."""
    officer = Officer(
        username=role.username,
        name=role.name,
        department=role.department,
        duties=list(role.duties),
        hall=hall,
        counter=hall.counters.get(number=role.counter) if role.counter else None,
        court_code=role.court_code,
    )
    officer.set_password(PASSWORD)
    return officer


@dataclass(frozen=True)
class Crew:
    """Who does what in a rehearsal; four eyes need four people."""

    accepts: Actor
    reviews_housing: Actor
    assesses: Actor
    collects: Actor
    examines: Actor
    approves: Actor
    engrosses: Actor
    archives: Actor
    supervises: Actor


def crew() -> Crew:
    """The demo hall's officers as actors, made if they are not there yet."""
    make_officers(make_halls())
    make_court_system()
    by_name = {officer.username: officer_actor(officer) for officer in Officer.objects.select_related("hall")}
    return Crew(
        accepts=by_name["shouli"],
        reviews_housing=by_name["zhujian"],
        assesses=by_name["heshui"],
        collects=by_name["shoufei"],
        examines=by_name["chushen"],
        approves=by_name["heding"],
        engrosses=by_name["shanzheng"],
        archives=by_name["dangan"],
        supervises=by_name["zhuguan"],
    )
