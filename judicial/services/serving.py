"""送达: a court serves a 协助执行通知书 with its ruling over the portal or by API (J11; 实施细则 90).

Served is served: the moment it comes in is stamped to the minute, the registry's receipt blocks every
disposal from that commit on, and the 送达回证 goes back at once. Nothing of the substance is looked into.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from hall.cases.services.intake import open_case
from hall.cases.services.neighbours import neighbours_of
from hall.cases.unit_lock import lock_units
from hall.staff.actors import Actor
from judicial.courts import Court
from judicial.matters import ORDER, WITH_TRANSFER
from judicial.models import CourtOrder, Matter, OrderMatter
from judicial.services.comparing import refuse_other_words
from judicial.services.filing import filing_of, take_papers
from judicial.services.notices import ServedNotice
from judicial.services.reading import ReadNotice, read_notice
from judicial.services.scans import keep_scans
from judicial.services.signs import Sign, standing_services
from judicial.services.transfers import keep_transfer


@transaction.atomic
def serve(notice: ServedNotice, court: Court, *, by: Actor) -> tuple[CourtOrder, bool]:
    """Serve a notice: one case per matter, all or nothing; True when all of it had been served before.

    What was served before on some of its units is not served there again; what was sent back is served anew.

    Raises NoticeDiffers for a notice known with other words, ValidationError by field: a number that is none
    or another court's, a term over three years, a unit the register does not know, or what the register
    cannot carry out.
    """
    read = read_notice(notice, court)
    lock_units([*read.units, *neighbours_of(read.units)])
    new, old = sort_out(read)
    if not new:
        return old[0].order, True
    made = [serve_matter(rest, matter, by=by) for matter, rest in new]
    for order in {one.order_id: one.order for one in made}.values():
        keep_scans(order, notice.scans)
    return made[0].order, False


def sort_out(read: ReadNotice) -> tuple[list[tuple[Matter, ReadNotice]], list[OrderMatter]]:
    """The matters that are new, each on its units, in the order of carrying out; and those served before."""
    new, old = [], []
    said = {**read.notice.said, "ruling_number": read.notice.ruling_number}
    for matter in own_matters(read):
        earlier = standing_services(matter, sign_of(read), said)
        for one in earlier:
            refuse_other_words(one, said)
        old += earlier
        served = {number for one in earlier for number in one.order.unit_numbers}
        if rest := tuple(number for number in read.units if number not in served):
            new.append((matter, replace(read, units=rest)))
    return new, old


def own_matters(read: ReadNotice) -> list[Matter]:
    """What is carried out by itself; beside a transfer, lifting and cancelling go with it (domain §6.5).

    Lifted at once, the first place would go to whoever waits, and the sale would meet another court.
    """
    with_it = WITH_TRANSFER if Matter.TRANSFER in read.notice.matters else frozenset()
    return [one for one in ORDER if one in read.notice.matters and one not in with_it]


def sign_of(read: ReadNotice) -> Sign:
    """By what the same notice is known."""
    court = read.court
    return Sign(court.code, court.name, read.number, read.notice.dated_on, tuple(sorted(read.units)))


def serve_matter(read: ReadNotice, matter: Matter, *, by: Actor) -> OrderMatter:
    """File one matter of the notice."""
    if matter == Matter.TRANSFER:
        return keep_transfer(read, by=by)
    case = open_case(filing_of(read, matter, by), by=by)
    take_papers(case, read.notice.scans, by=by)
    return OrderMatter.objects.select_related("order").get(case_number=case.number)
