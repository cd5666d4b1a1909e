"""What follows from a transfer by order of a court: certificates announced void, court and creditors told."""

from __future__ import annotations

from hall.cases import paper_blocks as b
from hall.cases.giving import give
from hall.cases.models import Case
from hall.cases.ports import Happened, follows
from hall.catalogue.words import RegisterEffect
from hall.papers.contents.sale_notices import CancellationNotice
from registration.claims.judicial_sale import order_of, ruling_of
from registration.models import Certificate, Entry, Party
from registration.models.choices import RightKind
from registration.sale_announcements import announce_void
from registration.sale_result import freeze_result


@follows("record")
def tell_of_the_sale(happened: Happened) -> None:
    """拍卖变卖规定 28; domain §6.5, 3 and 6: in the transaction of 登簿, for what it has ended."""
    case = happened.case
    if RegisterEffect.TRANSFER_BY_COURT not in case.item.effects:
        return
    announce_void(case, happened)
    ended = list(Entry.objects.of_case(case.number).filter(action="end").select_related("unit"))
    for entry in ended:
        if entry.kind == RightKind.MORTGAGE:
            freeze_cancellation(case, entry, happened)
    freeze_result(case, ended, happened)


def freeze_cancellation(case: Case, entry: Entry, happened: Happened) -> None:
    """涂销抵押权登记告知书, one to each creditor of a mortgage that has ended."""
    creditors = Party.objects.filter(entry=entry.predecessor_id, role="holder").order_by("position")
    proofs = Certificate.objects.filter(right_id=entry.right_id).order_by("id")
    content = CancellationNotice(
        office=b.office(case),
        case_number=case.number,
        creditors=tuple(party.name for party in creditors),
        property=b.properties(case)[0],
        court=order_of(case)["court"],
        ruling=str(ruling_of(case)["case_number"]),
        cause=entry.cause,
        proofs=tuple(proofs.values_list("number", flat=True)),
        recorded_at=happened.now,
    )
    give(case, CancellationNotice.kind, content, by=happened.by, part=entry.pk)
