"""查询与询价: the court files inquiries, follows the clocks, fetches the letters (附件1 三（一）; J1–J4)."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.clock import now, today
from hall.inquiries.deadlines import light_of
from hall.inquiries.forms import InquiryForm
from hall.inquiries.models import Inquiry, InquiryLetter, Question
from hall.inquiries.models.inquiry import Way
from hall.inquiries.services.filing import Filing, file_inquiry
from hall.inquiries.showing import masked_owner, questions_of, state_of
from hall.inquiries.views.reply import answer_page
from hall.look.paging import page_by
from hall.look.shapes import Tile
from hall.staff.access import actor_of
from hall.staff.audit import record_act
from judicial.access import court_desk
from judicial.courts import Court


@require_GET
@court_desk
def queries(request: HttpRequest, court: Court) -> HttpResponse:
    """The court's inquiries, the newest first; and what other offices ask of the court."""
    by, on, chosen = actor_of(request), today(), request.GET.get("show", "")
    mine = Inquiry.objects.asked_by(by)
    late = mine.filter(questions__state="open", questions__due_on__lt=on).distinct()
    lists = {
        "": ("全部", "", mine),
        "open": ("待答复", "waiting", mine.is_open()),
        "late": ("有单位逾期", "stop", late),
    }
    chosen = chosen if chosen in lists else ""
    page = page_by(lists[chosen][2].for_reading(), ("id",), request.GET, newest_first=True)
    owed = Question.objects.asked_of(by).is_open().for_queue()[:20]
    context = {
        "court": court,
        "tiles": [
            Tile(rows.count(), label, f"?show={code}", meaning, code == chosen)
            for code, (label, meaning, rows) in lists.items()
        ],
        "page": page,
        "rows": [(one, shown := questions_of(one, by, on), state_of(one, shown)) for one in page.rows],
        "owed": [(one, light_of(one, on)) for one in owed],
        "now": now(),
    }
    return render(request, "judicial/queries/list.html", context)


@require_http_methods(["GET", "POST"])
@court_desk
def file_query(request: HttpRequest, court: Court) -> HttpResponse:
    """File an inquiry: 执行案号, 权利人, 产权证号; anything less is refused with the reason."""
    by = actor_of(request)
    form = InquiryForm(by.department, request.POST or None)
    if form.is_bound and form.is_valid() and (made := _file(request, form)):
        messages.success(request, f"查询 {made.number} 已分送各单位，答复期限从今天起算。")
        return redirect("judicial:query", number=made.number)
    status = 422 if form.errors else 200
    return render(request, "judicial/queries/file.html", {"form": form, "court": court}, status=status)


def _file(request: HttpRequest, form: InquiryForm) -> Inquiry | None:
    """The inquiry; None with every reason at its field."""
    said = form.cleaned_data
    filing = Filing(
        form.clues,
        said["departments"],
        way=Way.COURT,
        letter_number=said["letter_number"],
        letter_due_on=said["letter_due_on"],
        contact=form.contact,
    )
    try:
        return file_inquiry(filing, by=actor_of(request))
    except PermissionDenied as denied:
        form.add_error("case_number", str(denied))
    except ValidationError as refused:
        form.add_error(None, refused)
    return None


@require_GET
@court_desk
def query(request: HttpRequest, court: Court, number: str) -> HttpResponse:
    """One inquiry of this court (or one that asks this court): every reply, every letter."""
    by = actor_of(request)
    if not Inquiry.objects.visible_to(by).filter(number=number).exists():
        record_act(by, "越权被拒", f"inquiry:{number}"[:200], court=court.code)
    found = get_object_or_404(Inquiry.objects.visible_to(by).for_reading(), number=number)
    if found.is_asked_by(by):
        InquiryLetter.objects.filter(inquiry=found, fetched_at=None).update(fetched_at=now())
    shown = questions_of(found, by)
    context = {
        "court": court,
        "inquiry": found,
        "owner": masked_owner(found),
        "questions": shown,
        "state": state_of(found, shown),
        "letters": found.letters.all(),
        "file_route": "inquiries:file",
        "reply_route": "judicial:reply-query",
    }
    return render(request, "judicial/queries/query.html", context)


@require_http_methods(["GET", "POST"])
@court_desk
def reply_query(request: HttpRequest, court: Court, number: str) -> HttpResponse:
    """The court answers what registry, housing or tax ask about its case (三（二）至（四））."""
    return answer_page(request, number, base="judicial/base.html", back="judicial:query")
