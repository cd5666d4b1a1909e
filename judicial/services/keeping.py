"""每一份协助执行通知书 is kept once, by whichever way it came: portal, counter or API (issue: J11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.filing import Service
from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.cases.states import Channel
from hall.catalogue import materials as m
from hall.clock import now
from hall.identity.numbers import grouped
from hall.look.words import minute
from hall.permanence.series import take
from hall.staff.actors import Actor
from judicial.matters import MATTER_OF_ITEM
from judicial.models import CourtOrder, Matter, OrderMatter
from judicial.services.signs import (
    Sign,
    code_of_court,
    key_of,
    same_word,
    services_of,
    spelt,
    standing_services,
)


class AlreadyServed(ValidationError):
    """The same notice again, by another way or the same: nothing is done twice."""

    def __init__(self, earlier: OrderMatter, rest: Iterable[str] = ()) -> None:
        order = earlier.order
        self.earlier = earlier
        others = "、".join(grouped(number) for number in rest)
        super().__init__(
            f"{order.court}{order.notice_number}的“{earlier.get_matter_display()}”已于"
            f"{minute(order.served_at)}送达（受理号 {earlier.case_number or '待办'}），没有重复登记"
            + (f"；其余单元还没有登记，请只填这些单元：{others}" if others else ""),
            code="already_served",
        )


def keep(case: Case, service: Service, *, by: Actor) -> OrderMatter:
    """Keep what a case carries out of a notice. Inside the filing; raises AlreadyServed."""
    court = "、".join(person.name for person in case.people)[:120]
    matter = MATTER_OF_ITEM[case.item_code]
    sign = Sign(
        code_of_court(service, court),
        court,
        spelt(service.notice_number),
        service.dated_on,
        tuple(sorted(case.unit_numbers)),
    )
    said = payload_of(case, m.ASSISTANCE_NOTICE.code) or (
        {"share_of": name} if (name := service.share_of) else {}
    )
    if earlier := standing_services(matter, sign, said):
        served = {number for one in earlier for number in one.order.unit_numbers}
        raise AlreadyServed(earlier[0], [number for number in sign.units if number not in served])
    return keep_matter(Kept(sign, service.at, matter, case.channel, case.number), said=said, by=by)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept of one matter: `case_number` is '' while nothing carries it out."""

    sign: Sign
    at: datetime
    matter: Matter
    channel: str
    case_number: str = ""


def keep_matter(one: Kept, *, said: Mapping[str, Any], by: Actor) -> OrderMatter:
    """One matter of a notice, with the notice where it is not kept yet."""
    turn = len(services_of(one.matter, one.sign, said))
    order = order_of(one, said=said, by=by)
    return OrderMatter.objects.create(
        order=order,
        matter=one.matter,
        case_number=one.case_number,
        key=key_of(order, one.matter, said, turn),
    )


def order_of(one: Kept, *, said: Mapping[str, Any], by: Actor) -> CourtOrder:
    """The notice as just kept for another of its matters, else a new row."""
    sign, served, moment = one.sign, one.at.replace(second=0, microsecond=0), now()
    same = {
        "court": sign.court,
        "notice_number": sign.number,
        "dated_on": sign.dated_on,
        "unit_numbers": sorted(sign.units),
        "served_at": served,
    }
    others = CourtOrder.objects.filter(**same).exclude(matters__matter__in=same_word(one.matter))
    return others.first() or CourtOrder.objects.create(
        number=order_number(moment.year),
        court_code=sign.code,
        channel=one.channel or Channel.COUNTER,
        said=dict(said),
        filed_at=moment,
        filed_by=by.label[:60],
        **same,
    )


def order_number(year: int) -> str:
    """协执2026-000001."""
    return f"协执{year}-{take(f'court-order/{year}'):06d}"
