"""A matter of a served notice as the filing of a case, with the papers the court has sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile

from hall.cases.filing import Claimant, FiledUnit, Filing, Service
from hall.cases.models import Case
from hall.cases.services.checklist import note_verified
from hall.cases.services.scans import attach_scan
from hall.cases.states import ApplicantRole, Channel, ServiceWay
from hall.catalogue.words import Way
from hall.identity.documents import DocumentKind
from hall.staff.actors import Actor
from judicial.matters import ITEM_OF, WORD_OF
from judicial.models import Matter
from judicial.services.notices import CREDENTIALS, NOTICE, RULING
from judicial.services.reading import ReadNotice

ON_THE_LINE: Final = "法院专线送达的电子文书"


def filing_of(read: ReadNotice, matter: Matter, by: Actor) -> Filing:
    """The matter as the filing of a case: the court comes forward, nobody applies."""
    notice, court = read.notice, read.court
    authority = Claimant(
        ApplicantRole.INTERESTED,
        court.name,
        DocumentKind.OTHER,
        court.code,
        phone=notice.phone,
        representative=notice.officers[:60],
    )
    service = Service(
        read.at,
        ServiceWay.LINE,
        by.label[:60],
        notice.credentials[:60],
        notice_number=read.number,
        dated_on=notice.dated_on,
        court_code=court.code,
    )
    return Filing(
        item_code=ITEM_OF[matter],
        units=[FiledUnit(unit) for unit in read.units],
        claimants=[authority],
        payloads=payloads_of(read, matter, service.at.date()),
        channel=Channel.COURT,
        service=service,
    )


def payloads_of(read: ReadNotice, matter: Matter, on: date) -> dict[str, dict[str, Any]]:
    """What notice, ruling and credentials say, as the catalogue's entries."""
    notice, court = read.notice, read.court.name
    said = {name: value for name, value in notice.said.items() if value not in (None, "")}
    order = said | {
        "court": court,
        "case_number": read.number,
        "matter": WORD_OF[matter],
        "dated_on": notice.dated_on,
        "ruling_number": notice.ruling_number,
        "served_on": on,
    }
    return {
        NOTICE: order,
        RULING: {"court": court, "case_number": notice.ruling_number, "made_on": notice.ruling_on},
        CREDENTIALS: {"officers": notice.officers, "numbers": notice.credentials, "phone": notice.phone},
    }


def take_papers(case: Case, scans: Mapping[str, Iterable[UploadedFile[bytes]]], *, by: Actor) -> None:
    """The electronic papers of the court count as the papers; scans stand on their lines."""
    for row in case.materials.all():
        note_verified(case, row, way=Way.DIRECT, payload=row.payload, remark=ON_THE_LINE)
        for upload in scans.get(row.chosen or row.material, ()):
            upload.seek(0)
            attach_scan(case, row, upload, by=by)
