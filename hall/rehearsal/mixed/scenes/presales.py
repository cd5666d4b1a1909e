"""Rows 13–15: presold homes, and what becomes of their notices."""

from __future__ import annotations

from hall.catalogue import materials as m
from hall.rehearsal.mixed.estates import compliance, measured, sold
from hall.rehearsal.mixed.scene import Scene, scene
from hall.rehearsal.mixed.scenes.land import numbered
from hall.rehearsal.mixed.sites import land_of, noticed_home, presold_home
from hall.rehearsal.mixed.street import Street, certificate_of
from hall.rehearsal.mortgages import BANK, filing, mortgage_papers, presale_paper, proof_paper
from hall.rehearsal.people import MadeUp

BOTH = "presale-notice-with-mortgage-notice"
LOAN = "800000"


@scene("presale-advance-notice")
def notice(street: Street) -> Scene:
    number, firm = presold_home(street)
    application = filing("presale-advance-notice", [number], takers=[street.person()], givers=[firm])
    return Scene(application, presale_paper())


@scene("presale-mortgage-notice")
def mortgage_notice(street: Street) -> Scene:
    number, buyer, _firm = noticed_home(street)
    right = street.book(number).sale_notices[0]
    application = filing("presale-mortgage-notice", [number], takers=[BANK], givers=[buyer])
    return Scene(application, {**mortgage_papers(LOAN), **proof_paper(certificate_of(right).number)})


@scene("presale-notice-with-mortgage-notice")
def both_notices(street: Street) -> Scene:
    number, firm = presold_home(street)
    application = filing(BOTH, [number], takers=[street.person()], givers=[firm], creditors=[BANK])
    return Scene(application, {**presale_paper(), **mortgage_papers(LOAN)})


@scene("advance-notice-cancellation")
def cancellation(street: Street) -> Scene:
    number, buyer, _firm = noticed_home(street)
    right = street.book(number).sale_notices[0]
    application = filing("advance-notice-cancellation", [number], takers=[buyer])
    said = {m.CANCELLATION_PROOF.code: numbered(ground="ended")}
    return Scene(application, {**proof_paper(certificate_of(right).number), **said})


def finished(street: Street, number: str, firm: MadeUp) -> None:
    """The building is measured and first registered for the developer, notices and all."""
    homes = measured(street, land_of(number))
    street.first(filing("building-first-registration", homes, takers=[firm]), compliance())


@scene("presale-notice-to-title")
def to_title(street: Street) -> Scene:
    number, buyer, firm = noticed_home(street)
    right = street.book(number).sale_notices[0]
    finished(street, number, firm)
    application = filing("presale-notice-to-title", [number], takers=[buyer], givers=[firm])
    return Scene(application, {**sold(number), **proof_paper(certificate_of(right).number)})


@scene("presale-mortgage-notice-to-mortgage")
def to_mortgage(street: Street) -> Scene:
    """Notice, building, title – and then the bank's turn."""
    number, firm = presold_home(street)
    buyer = street.person()
    both = filing(BOTH, [number], takers=[buyer], givers=[firm], creditors=[BANK])
    street.first(both, {**presale_paper(), **mortgage_papers(LOAN)})
    sale, loan = sorted(street.book(number).notices, key=lambda right: right.content.notice_kind)
    finished(street, number, firm)
    bought = filing("presale-notice-to-title", [number], takers=[buyer], givers=[firm])
    street.first(bought, {**sold(number), **proof_paper(certificate_of(sale).number)})
    item = "presale-mortgage-notice-to-mortgage"
    application = filing(item, [number], takers=[BANK], givers=[buyer])
    return Scene(application, {**mortgage_papers(LOAN), **proof_paper(certificate_of(loan).number)})
