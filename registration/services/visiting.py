"""实地查看: appointed – the clock waits –, made by two officers, recorded with photos (条例 19; T8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.cases.services.audit_trail import write_event
from hall.cases.services.pauses import close_pause, open_pause
from hall.cases.services.scans import JPEG, PNG, check_scan
from hall.cases.services.steps import lock_units_then_case
from hall.cases.states import RUNNING
from hall.clock import now
from hall.clock.grounds import StopGround
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.models import Officer
from registration.models import SiteVisit, SiteVisitPhoto
from registration.site_visit_papers import freeze_visit_record

MOST_PHOTOS = 20


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as uploaded."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen: when, where, with whom, whether it is as applied for, and in words."""

    visited_at: datetime
    place: str
    companion_id: int
    agrees: bool
    finding: str
    attended_by: str = ""
    photos: Sequence[Photo] = ()


@transaction.atomic
def appoint_visit(case_id: int, *, on: datetime, by: Actor) -> Case:
    """Appoint the visit; the clocks stand still until it is recorded (P2b).

    Raises StepRefused for a case that is not under review or does not stop for a visit, ValidationError for a
    time that has passed.
    """
    if on < now():
        raise ValidationError("约定的查看时间已经过去，请重新选择", code="past")
    document = f"实地查看通知（{on:%Y年%-m月%-d日 %H:%M}）"
    open_pause(case_id, StopGround.SITE_VISIT, document=document, by=by)
    return Case.objects.get(pk=case_id)


@transaction.atomic
def record_visit(case_id: int, seen: Seen, *, by: Actor) -> SiteVisit:
    """Keep the record of a visit, signed by who records it and the companion; the clocks run again.

    Raises StepRefused when the case is not under review, ValidationError for one officer only, a companion
    of another department, a time to come, no finding, no photo, or a photo that is none.
    """
    case, moment = lock_units_then_case(case_id), now()
    if case.state not in RUNNING:
        raise StepRefused("只有受理之后、登簿之前才能登记实地查看")
    if by.officer_id is None:
        raise StepRefused("实地查看由工作人员登记")
    check_seen(seen, by, moment)
    visit = SiteVisit.objects.create(
        case_number=case.number,
        place=seen.place.strip(),
        visited_at=seen.visited_at,
        first_officer_id=by.officer_id,
        second_officer_id=seen.companion_id,
        agrees=seen.agrees,
        finding=seen.finding.strip(),
        attended_by=seen.attended_by.strip(),
        recorded_at=moment,
        recorded_by=by.label,
    )
    for photo in seen.photos:
        keep_photo(visit, photo)
    verdict = "现场与申请一致" if seen.agrees else "现场与申请不一致"
    write_event(case, "visit", f"实地查看：{verdict}", by=by, at=moment, reason=visit.finding[:300])
    close_pause(case_id, StopGround.SITE_VISIT, document=f"实地查看记录 {visit.pk}", by=by)
    freeze_visit_record(case, visit, by=by)
    return visit


def check_seen(seen: Seen, by: Actor, moment: datetime) -> None:
    """Raise ValidationError with everything that is wrong with the record, by field."""
    errors: dict[str, str] = {}
    companion = Officer.objects.filter(
        pk=seen.companion_id, department=D.REGISTRATION, is_active=True
    ).first()
    if companion is None:
        errors["companion"] = "请选择登记机构的另一名工作人员共同查看"
    elif companion.pk == by.officer_id:
        errors["companion"] = "实地查看应由两名以上工作人员进行，请选择另一名工作人员"
    if seen.visited_at > moment:
        errors["visited_at"] = "查看时间晚于现在，请核对"
    if not seen.place.strip():
        errors["place"] = "请填写查看地点"
    if not seen.finding.strip():
        errors["finding"] = "请写明查看情况"
    if not 1 <= len(seen.photos) <= MOST_PHOTOS:
        errors["photos"] = f"请上传现场照片，1–{MOST_PHOTOS} 张"
    if errors:
        raise ValidationError(errors)


def keep_photo(visit: SiteVisit, photo: Photo) -> None:
    """One photo; the same one twice is kept once. Raises ValidationError for anything but JPG and PNG."""
    kind, _pages = check_scan(photo.name, photo.content)
    if kind not in {JPEG, PNG}:
        raise ValidationError({"photos": f"“{photo.name}”不是照片，请上传 JPG 或者 PNG"})
    digest = hashlib.sha256(photo.content).hexdigest()
    if visit.photos.filter(sha256=digest).exists():
        return
    row = SiteVisitPhoto(visit=visit, name=PurePath(photo.name).name[:200], content_type=kind, sha256=digest)
    suffix = PurePath(photo.name).suffix.lower()
    row.file.save(f"{visit.case_number}-{digest[:12]}{suffix}", ContentFile(photo.content), save=False)
    row.save()
