"""每一份协助执行通知书 is kept once, by whichever way it came: portal, counter or API (issue: J11)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from hall.cases.filing import Service
from hall.cases.models import Case
from hall.cases.services.checklist import payload_of
from hall.cases.states import Channel
from hall.catalogue import materials as m
from hall.clock import now
from hall.look.words import minute
from hall.permanence.series import take
from hall.staff.actors import Actor
from judicial.matters import MATTER_OF_ITEM
from judicial.models import CourtOrder, OrderMatter
from judicial.services.signs import Sign, code_of_court, earlier_service, key_of, spelt


class AlreadyServed(ValidationError):
    """The same notice again, by another way or the same: nothing is done twice."""

    def __init__(self, earlier: OrderMatter) -> None:
        order = earlier.order
        self.earlier = earlier
        super().__init__(
            f"{order.court}{order.notice_number}的“{earlier.get_matter_display()}”已于"
            f"{minute(order.served_at)}送达（受理号 {earlier.case_number or '待办'}），没有重复登记",
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
    if earlier := earlier_service(matter, sign):
        raise AlreadyServed(earlier)
    said = payload_of(case, m.ASSISTANCE_NOTICE.code)
    order = order_of(sign, service.at, case.channel, said=said, by=by)
    return OrderMatter.objects.create(
        order=order, matter=matter, case_number=case.number, key=key_of(order, matter)
    )


def order_of(sign: Sign, at: datetime, channel: str, *, said: Mapping[str, Any], by: Actor) -> CourtOrder:
    """The notice as just kept for another of its matters, else a new row."""
    served, moment = at.replace(second=0, microsecond=0), now()
    same = {
        "court": sign.court,
        "notice_number": sign.number,
        "dated_on": sign.dated_on,
        "unit_numbers": sorted(sign.units),
        "served_at": served,
    }
    return CourtOrder.objects.filter(**same).first() or CourtOrder.objects.create(
        number=order_number(moment.year),
        court_code=sign.code,
        channel=channel or Channel.COUNTER,
        said=dict(said),
        filed_at=moment,
        filed_by=by.label[:60],
        **same,
    )


def order_number(year: int) -> str:
    """协执2026-000001."""
    return f"协执{year}-{take(f'court-order/{year}'):06d}"
