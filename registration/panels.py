"""What the register shows on other pages: the book at the window and in the case, the diff, certificates."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from hall.cases.models import Case
from hall.cases.ports import Panel, panel
from hall.cases.services.checking import true_facts
from hall.cases.states import BEFORE_RECORD, RUNNING, State
from hall.catalogue.words import RegisterEffect
from hall.identity.numbers import UnitNumber
from hall.look.paging import part_of
from hall.staff.access import actor_of
from hall.staff.departments import D
from hall.staff.duties import Duty
from registration.books import UnitBook
from registration.claims import claim_of
from registration.diffs import diff_of, sums_of
from registration.display import book_panel
from registration.models import Certificate, Entry, SiteVisit
from registration.plans import Plan
from registration.projection import projected
from registration.restrictions import read_books
from registration.services.recording import dry_run

UNITS_SHOWN, BOOKS_SHOWN, ENTRIES_SHOWN, CERTIFICATES_SHOWN = 5, 5, 200, 12
"""So much of a case stands on one page; a developer's building has thousands."""


@panel("window_unit", "unit")
def book_at_the_window(request: HttpRequest, number: str) -> Panel | None:
    """The book of the unit typed in, at once; a number that is none shows nothing."""
    try:
        compact = UnitNumber.parse(number).compact
    except ValidationError:
        return None
    book = read_books([compact]).get(compact)
    if book is None:
        return Panel("registration/panels/no_book.html", {"number": compact}, order=10)
    return Panel("registration/panels/book.html", {"book": book_panel(book)}, order=10)


@panel("window")
def book_beside_the_case(request: HttpRequest, case: Case | None) -> Panel | None:
    """The book of the case's first unit beside the counter's steps."""
    return book_at_the_window(request, case.unit_numbers[0]) if case and case.unit_numbers else None


@panel("case_book")
def books_of_the_case(request: HttpRequest, case: Case) -> Panel | None:
    """Every unit's book, for the registry's officers."""
    if actor_of(request).department != D.REGISTRATION:
        return None
    page = part_of(case.unit_numbers, request.GET, BOOKS_SHOWN, name="book")
    books = [book_panel(book) for book in read_books(page.rows).values()]
    return Panel("registration/panels/books.html", {"books": books, "page": page}, order=10)


@panel("case")
def changes_at_recording(request: HttpRequest, case: Case) -> Panel | None:
    """登簿后变化 before 登簿; what was written after it."""
    if actor_of(request).department != D.REGISTRATION:
        return None
    if case.state in BEFORE_RECORD:
        return planned_changes(case, request.GET)
    rows = Entry.objects.of_case(case.number)
    written = rows.select_related("unit").order_by("id")[:ENTRIES_SHOWN]
    if not written:
        return None
    total = rows.count() if len(written) == ENTRIES_SHOWN else len(written)
    return Panel("registration/panels/written.html", {"entries": written, "total": total}, order=40)


def planned_changes(case: Case, query: QueryDict | None = None) -> Panel | None:
    """The dry run of every part in sums and unit by unit, some at a time; or why it cannot be written."""
    planned, faults, earlier = list[tuple[UnitBook, Plan]](), [], dict[str, UnitBook]()
    for part in case.ordered_parts:
        try:
            asked = claim_of(case, part)
            if asked is None:
                continue
            books, plan = dry_run(RegisterEffect(part.effect), asked, earlier)
            earlier |= projected(books, plan)
            planned += [(book, plan) for book in books.values()]
        except ValidationError as refused:
            faults += refused.messages
    if not planned and not faults:
        return None
    page = part_of(planned, query or QueryDict(), UNITS_SHOWN, name="unit")
    units = [{"number": book.unit.number, "rows": diff_of(book, plan)} for book, plan in page.rows]
    context = {"units": units, "faults": faults, "page": page, "sums": sums_of(planned)}
    return Panel("registration/panels/changes.html", context, order=40)


@panel("case_side")
def certificates_of_the_case(request: HttpRequest, case: Case) -> Panel | None:
    """The certificates of a recorded case, and where to print and hand them over."""
    if case.state in BEFORE_RECORD or actor_of(request).department != D.REGISTRATION:
        return None
    rows = Certificate.objects.filter(case_number=case.number)
    certificates = list(rows.select_related("blank").order_by("id")[:CERTIFICATES_SHOWN])
    if not certificates:
        return None
    total = rows.count() if len(certificates) == CERTIFICATES_SHOWN else len(certificates)
    context: dict[str, Any] = {"certificates": certificates, "total": total, "case": case}
    if case.state in (State.RECORDED, State.ENGROSSED):
        context["url"] = reverse("registration:handing-over", args=[case.number])
    return Panel("registration/panels/certificates.html", context, order=20)


@panel("case_side")
def site_visit_of_the_case(request: HttpRequest, case: Case) -> Panel | None:
    """实地查看, where the item wants one: what was found, and where it is recorded."""
    by = actor_of(request)
    asked = {use.word for use in case.item.gates_at("approve", true_facts(case))}
    if by.department != D.REGISTRATION or "site_was_visited" not in asked:
        return None
    visit = SiteVisit.objects.filter(case_number=case.number).first()
    may = case.state in RUNNING and (by.has_duty(Duty.EXAMINE) or by.has_duty(Duty.APPROVE))
    url = reverse("registration:site-visit", args=[case.number]) if may else ""
    return Panel("registration/panels/site_visit.html", {"visit": visit, "url": url}, order=30)
