"""归档: archive number, table of contents, place; where to find a file again (S10, P11)."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from hall.cases.giving import give
from hall.cases.models import Case, CaseMaterial
from hall.cases.paper_blocks import names, office
from hall.clock import day_of, now
from hall.papers.contents import results
from hall.papers.kinds import PaperKind
from hall.papers.services import papers_of
from hall.permanence.series import take
from hall.staff.actors import Actor
from hall.staff.audit import record_act
from registration.models import ArchiveFile

RETENTION: Final = "永久"
"""条例 13: what the register rests on is kept for ever."""
FILES_PER_BOX: Final = 20
BOXES_PER_SHELF: Final = 50


@transaction.atomic
def file_away(case: Case, *, by: Actor) -> ArchiveFile:
    """Close the file of a case: number it, list its contents, say where it lies; once.

    The number counts per county and year, without gaps (promise:R7).
    """
    if found := ArchiveFile.objects.filter(case_number=case.number).first():
        return found
    moment, items = now(), contents_of(case)
    serial = take(f"archive/{case.county}/{moment.year}")
    file = ArchiveFile(
        number=f"{case.county}-{moment.year}-{serial:06d}",
        case_number=case.number,
        title=title_of(case),
        place=place_of(case.county, serial),
        pieces=len(items),
        pages=sum(item.pages for item in items),
        archived_at=moment,
        archived_by_id=by.officer_id,
    )
    file.contents_paper = freeze_contents(case, file, items, by=by)
    file.save(force_insert=True)
    return file


def title_of(case: Case) -> str:
    """案卷题名, without names."""
    return f"{case.located_at or '坐落未记载'} {case.item.name}"[:200]


def place_of(county: str, serial: int) -> str:
    """The next free place on the shelves of the county: rows of boxes, filled in order."""
    box = (serial - 1) // FILES_PER_BOX + 1
    shelf = (box - 1) // BOXES_PER_SHELF + 1
    return f"登记档案库 {county} 区 {shelf:03d} 架 {(box - 1) % BOXES_PER_SHELF + 1:02d} 盒"


def contents_of(case: Case) -> list[results.FiledItem]:
    """Papers the hall gave out, then the materials received, each with its pages."""
    papers = [
        results.FiledItem(name=paper.title, number=paper.official_number, on=day_of(paper.frozen_at), pages=1)
        for paper in papers_of(case.number)
    ]
    rows = CaseMaterial.objects.filter(case=case).prefetch_related("files").order_by("ordinal")
    materials = [
        results.FiledItem(
            name=row.name,
            on=day_of(row.noted_at) if row.noted_at else None,
            pages=sum(file.pages for file in row.files.all()),
            note=row.get_state_display(),
        )
        for row in rows
        if not row.is_missing
    ]
    return papers + materials


def freeze_contents(case: Case, file: ArchiveFile, items: list[results.FiledItem], *, by: Actor) -> str:
    """归档卷内目录; returns its number, '' for a file without a single sheet."""
    if not items:
        return ""
    content = results.Contents(
        office=office(case),
        archive_number=file.number,
        case_number=case.number,
        title=file.title,
        holders=names(case),
        location=case.located_at,
        unit_numbers=tuple(case.unit_numbers),
        items=tuple(items),
        place=file.place,
        retention=RETENTION,
        filed_on=file.archived_at.date(),
        filed_by=by.label,
    )
    paper = give(case, PaperKind.CONTENTS, content, by=by, queued=False)
    return paper.number


@transaction.atomic
def move(file: ArchiveFile, place: str, *, by: Actor) -> ArchiveFile:
    """移架: the file lies somewhere else now. Raises ValidationError without a place."""
    if not place.strip():
        raise ValidationError("请填写新的存放位置")
    before, file.place = file.place, place.strip()
    file.save(update_fields=["place"])
    record_act(by, "移架", f"archive:{file.number}", before=before, after=file.place)
    return file


@transaction.atomic
def files_open_to(by: Actor, text: str, *, purpose: str) -> list[ArchiveFile]:
    """The files of a number (档案号, 受理号, 单元号) whose cases were sent to the department (S3, I5).

    Every file found is a look that stays in the audit with its purpose.
    """
    wanted = "".join(text.split()).upper()
    cases = Case.objects.visible_to(by)
    mine = cases.filter(Q(number=wanted) | Q(units__number=wanted)).values("number")
    named = Q(number=wanted, case_number__in=cases.values("number"))
    files = list(ArchiveFile.objects.filter(named | Q(case_number__in=mine))[:50])
    for file in files:
        record_act(by, "查阅档案", f"archive:{file.number}", purpose=purpose.strip())
    return files
