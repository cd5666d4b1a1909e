"""借阅、归还、催还: a file that leaves the archive has a borrower, a reason and a day (P11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from hall.clock import now, today
from hall.clock.arithmetic import due
from hall.clock.calendars import current_calendar
from hall.exchange.outbox import post
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from hall.staff.departments import D
from hall.staff.duties import Duty
from registration.models import ArchiveFile, ArchiveLoan

USUAL_WORKING_DAYS: Final = 10
LONGEST: Final = timedelta(days=60)
BORROWERS: Final = (D.REGISTRATION, D.TRANSACTIONS, D.TAXATION, D.COURT)


def keeper(by: Actor) -> int:
    """Which officer keeps the archive. Raises PermissionDenied."""
    if not by.has_duty(Duty.ARCHIVE) or by.officer_id is None:
        raise PermissionDenied("档案的借出和收回由归档岗位办理")
    return by.officer_id


def usual_due_on(on: date) -> date:
    """Ten working days; in calendar days where the year's calendar is not there."""
    return due(on, USUAL_WORKING_DAYS, current_calendar()).on or on + timedelta(days=14)


@transaction.atomic
def lend(
    file_id: int, *, department: str, borrower: str, purpose: str, due_on: date, by: Actor
) -> ArchiveLoan:
    """借出. Raises ValidationError by field: nothing said, a day past or too far, a file that is out."""
    lent_by, moment = keeper(by), now()
    file = ArchiveFile.objects.select_for_update().get(pk=file_id)
    faults: dict[str, str] = {}
    if department not in BORROWERS:
        faults["department"] = "请选择借阅部门"
    if not borrower.strip():
        faults["borrower"] = "请填写借阅人姓名"
    if not purpose.strip():
        faults["purpose"] = "请填写借阅事由"
    if not today() <= due_on <= today() + LONGEST:
        faults["due_on"] = f"应还日期应在今天以后 {LONGEST.days} 天以内"
    if out := file.loans.out().first():
        faults["borrower"] = f"这一卷已由{out.borrower}借出，请等归还后再借"
    if faults:
        raise ValidationError(faults)
    loan = ArchiveLoan.objects.create(
        file=file,
        department=department,
        borrower=borrower.strip(),
        purpose=purpose.strip(),
        lent_at=moment,
        lent_by_id=lent_by,
        due_on=due_on,
    )
    record_act(by, "借出档案", f"archive:{file.number}", borrower=loan.borrower, until=due_on.isoformat())
    return loan


@transaction.atomic
def give_back(loan_id: int, *, condition: str, by: Actor) -> ArchiveLoan:
    """归还. Raises ValidationError where the file is back already."""
    taken_by = keeper(by)
    loan = ArchiveLoan.objects.select_for_update().get(pk=loan_id)
    if loan.returned_at is not None:
        raise ValidationError("这一卷已经归还，请刷新页面")
    loan.returned_at, loan.returned_by_id = now(), taken_by
    loan.condition = condition.strip()[:200]
    loan.save(update_fields=["returned_at", "returned_by", "condition"])
    record_act(by, "收回档案", f"archive:{loan.file.number}", condition=loan.condition)
    return loan


@transaction.atomic
def remind_borrowers(on: date | None = None) -> int:
    """催还: every loan past its day is told to its department once a day; how many. Safe at any time."""
    day = on or today()
    late = ArchiveLoan.objects.overdue(day).exclude(reminded_on=day).select_for_update(of=("self",))
    rows = list(late.select_related("file"))
    for loan in rows:
        post(
            topic="archive.overdue",
            stream=f"archive:{loan.file.number}",
            recipients=[D(loan.department)],
            keys={"archive_number": loan.file.number, "case_number": loan.file.case_number},
        )
    ArchiveLoan.objects.filter(pk__in=[loan.pk for loan in rows]).update(reminded_on=day)
    return len(rows)
