"""实地查看记录表 on paper: what two officers signed, with the photos printed, by name and digest."""

from __future__ import annotations

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.papers.contents.site_visits import PhotoLine, SiteVisitRecord
from hall.papers.kinds import PaperKind
from hall.papers.models import Paper
from hall.staff.actors import Actor
from registration.models import SiteVisit

DIGITS = 12
"""Of a photo's SHA-256: enough to tell one photo from another by eye."""


def freeze_visit_record(case: Case, visit: SiteVisit, *, by: Actor) -> Paper:
    """The record of one visit; a further visit has a further paper. Inside the transaction, last."""
    content = SiteVisitRecord(
        office=b.office(case),
        case_number=case.number,
        item=case.item.name,
        applicants=b.names(case),
        properties=b.properties(case),
        visited_at=visit.visited_at,
        place=visit.place,
        officers=(visit.first_officer.name, visit.second_officer.name),
        attended_by=visit.attended_by,
        agrees=visit.agrees,
        finding=visit.finding,
        photos=tuple(
            PhotoLine(name=one.name, digest=one.sha256[:DIGITS], kept_at=one.file.name)
            for one in visit.photos.all()
        ),
        recorded_at=visit.recorded_at,
    )
    return give(case, PaperKind.SITE_VISIT, content, by=by, part=visit.pk)
