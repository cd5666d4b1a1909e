"""送达: a court serves a 协助执行通知书 with its ruling over the portal or by API (J11; 实施细则 90).

Served is served: the moment it comes in is stamped to the minute, the registry's receipt blocks every
disposal from that commit on, and the 送达回证 goes back at once. Nothing of the substance is looked into.
"""

from __future__ import annotations

from django.db import transaction

from hall.cases.services.intake import open_case
from hall.cases.services.neighbours import neighbours_of
from hall.cases.unit_lock import lock_units
from hall.staff.actors import Actor
from judicial.courts import Court
from judicial.matters import ORDER
from judicial.models import CourtOrder, Matter, OrderMatter
from judicial.services.filing import filing_of, take_papers
from judicial.services.notices import ServedNotice
from judicial.services.reading import ReadNotice, read_notice
from judicial.services.signs import Sign, earlier_service
from judicial.services.transfers import keep_transfer


@transaction.atomic
def serve(notice: ServedNotice, court: Court, *, by: Actor) -> tuple[CourtOrder, bool]:
    """Serve a notice: one case per matter, all or nothing; True when all of it had been served before.

    Raises ValidationError by field: a number that is none or another court's, a term over three years, a
    unit the register does not know, or what the register cannot carry out.
    """
    read = read_notice(notice, court)
    lock_units([*read.units, *neighbours_of(read.units)])
    new, old = sort_out(read)
    if not new:
        return old[0].order, True
    made = [serve_matter(read, matter, by=by) for matter in new]
    return made[0].order, False


def sort_out(read: ReadNotice) -> tuple[list[Matter], list[OrderMatter]]:
    """The matters that are new, in the order of carrying out, and those served before."""
    new, old = [], []
    for matter in (one for one in ORDER if one in read.notice.matters):
        earlier = earlier_service(matter, sign_of(read))
        if earlier is None:
            new.append(matter)
        else:
            old.append(earlier)
    return new, old


def sign_of(read: ReadNotice) -> Sign:
    """By what the same notice is known."""
    court = read.court
    return Sign(court.code, court.name, read.number, read.notice.dated_on, read.units)


def serve_matter(read: ReadNotice, matter: Matter, *, by: Actor) -> OrderMatter:
    """File one matter of the notice."""
    if matter == Matter.TRANSFER:
        return keep_transfer(read, by=by)
    case = open_case(filing_of(read, matter, by), by=by)
    take_papers(case, read.notice.scans, by=by)
    return OrderMatter.objects.select_related("order").get(case_number=case.number)
