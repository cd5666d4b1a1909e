"""Housing's pages: what waits for an answer, and one review."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.cases.lights import light_of
from hall.cases.models import Case
from hall.cases.parties import price_of
from hall.cases.refusals import StepRefused
from hall.cases.slots import slots
from hall.clock import now, today
from hall.exchange.commands import once
from hall.look.paging import page_by
from hall.look.shapes import Tile
from hall.staff.access import actor_of, duty_required
from hall.staff.departments import D
from hall.staff.duties import Duty
from transactions.forms import AnswerForm
from transactions.models import PresaleFiling, QualificationReview, ReviewState
from transactions.services.reviewing import answer_review

FILTERS = {
    "open": ("待审核", "run", [ReviewState.OPEN]),
    "answered": ("已审核", "ok", [ReviewState.PASSED, ReviewState.OBJECTED]),
    "automatic": ("自动答复", "idle", [ReviewState.AUTOMATIC]),
}


@require_GET
@duty_required(Duty.REVIEW_HOUSING, Duty.SUPERVISE)
def reviews(request: HttpRequest) -> HttpResponse:
    """The queue of housing: unanswered reviews, oldest first."""
    chosen = request.GET.get("show", "open")
    chosen = chosen if chosen in FILTERS else "open"
    rows = QualificationReview.objects.filter(state__in=FILTERS[chosen][2])
    page = page_by(rows.for_queue(), ("opened_at", "id"), request.GET)
    tiles = [
        Tile(
            QualificationReview.objects.filter(state__in=states)[:1000].count(),
            label,
            f"?show={code}",
            meaning,
            code == chosen,
        )
        for code, (label, meaning, states) in FILTERS.items()
    ]
    lines = [(review, light_of(review.case, today())) for review in page.rows]
    context = {"lines": lines, "page": page, "tiles": tiles, "chosen": chosen, "now": now()}
    return render(request, "transactions/reviews.html", context)


@require_http_methods(["GET", "POST"])
@duty_required(Duty.REVIEW_HOUSING, Duty.SUPERVISE)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review with the materials housing demands (S3), and the answer."""
    seen = Case.objects.visible_to(actor_of(request))
    found = get_object_or_404(QualificationReview.objects.for_queue().filter(case__in=seen), pk=pk)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid() and _answer(request, found, form):
        messages.success(request, f"{found.case.number} 已答复登记机构。")
        return redirect("transactions:reviews")
    rows = found.case.materials.prefetch_related("files")
    lines = [row for row in rows if D.TRANSACTIONS in row.demanded_by]
    context = {
        "review": found,
        "case": found.case,
        "form": form,
        "price": price_of(found.case),
        "light": light_of(found.case, today()),
        "slots": slots(found.case, lines),
    }
    return render(request, "transactions/review.html", context, status=422 if form.errors else 200)


def _answer(request: HttpRequest, found: QualificationReview, form: AnswerForm) -> bool:
    """Answer once, however often the form is sent (promise:R4); False with the reasons on the form."""
    said, by = form.cleaned_data, actor_of(request)
    try:
        once(
            key=request.POST.get("command_key", ""),
            body={"review": found.pk, "answer": said["answer"], "opinion": said["opinion"]},
            by=by,
            run=lambda: {
                "state": answer_review(
                    found.pk, passed=said["answer"] == "pass", opinion=said["opinion"], by=by
                ).state
            },
        )
    except (StepRefused, ValidationError) as refusal:
        form.add_error(None, sentences(refusal))
        return False
    return True


def sentences(refusal: StepRefused | ValidationError) -> list[str]:
    """A refusal, or every sentence of a bad input."""
    return refusal.messages if isinstance(refusal, ValidationError) else [str(refusal)]


@require_GET
@duty_required(Duty.REVIEW_HOUSING, Duty.SUPERVISE)
def filings(request: HttpRequest) -> HttpResponse:
    """预售合同备案簿: every filing, newest first, or those of a number."""
    text = request.GET.get("text", "").strip()
    rows = PresaleFiling.objects.select_related("case")
    if text:
        same = Q(number=text) | Q(contract_number=text) | Q(unit_number=text.replace(" ", ""))
        rows = rows.filter(same | Q(case__number=text))
    page = page_by(rows, ("id",), request.GET, newest_first=True)
    return render(request, "transactions/filings.html", {"page": page, "text": text, "now": now()})
