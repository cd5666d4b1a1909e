"""证书作废公告: what a court's sale has ended and nobody has handed back."""

from __future__ import annotations

from hall.cases.models import AnnouncementKind, Case
from hall.cases.ports import Happened
from hall.cases.services.announcements import publish
from registration.claims.judicial_sale import order_of, ruling_of
from registration.models import Certificate
from registration.models.choices import CertificateState


def announce_void(case: Case, happened: Happened) -> None:
    """证书作废公告: needs no period before 登簿, and is shown for fifteen working days after it."""
    reason = f"业务号 {case.number}"
    void = Certificate.objects.filter(state=CertificateState.ANNOUNCED_VOID, state_reason__endswith=reason)
    numbers = list(void.order_by("id").values_list("number", flat=True))
    if not numbers:
        return
    publish(
        case.pk,
        AnnouncementKind.VOID,
        [
            ("证书、证明", "、".join(numbers)),
            ("坐落", case.located_at),
            (
                "作废原因",
                f"{order_of(case)['court']}{ruling_of(case)['case_number']}裁定，权利已经转移或者消灭",
            ),
            ("公告内容", "上列证书、证明未能收回，公告作废。"),
        ],
        by=happened.by,
        working_days=0,
    )
