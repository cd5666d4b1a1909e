"""核税: the page of one assessment, and what an officer does there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.display import happenings
from hall.cases.lights import faces
from hall.cases.models import Case, CoReview
from hall.cases.refusals import StepRefused
from hall.cases.services.claims import claim_review
from hall.cashier.models import BillLine
from hall.clock import today
from hall.exchange.commands import CommandConflict, once
from hall.look.typed import words_in
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.actors import Actor
from hall.staff.departments import D
from hall.staff.duties import Duty
from taxation.declaration import declared_transfer
from taxation.forms import AdjustmentForm
from taxation.models import Assessment
from taxation.seller_forms import SellerTaxesForm
from taxation.services import assessing
from taxation.services.linkage import is_judicial
from taxation.services.reassessing import reassess
from taxation.sheet_rows import rows_of
from taxation.situation_words import entries_of, situation_pairs


def _claim(found: Assessment, by: Actor, reason: str) -> None:
    review = CoReview.objects.of_department(D.TAXATION).get(case_id=found.case_id)
    claim_review(review.pk, by=by)


DEEDS: dict[str, tuple[str, Callable[[Assessment, Actor, str], object]]] = {
    "claim": ("已领办。", _claim),
    "release": ("已放回队列。", lambda found, by, reason: assessing.release(found.case_id, by=by)),
    "issue": ("核税结果已送达。", lambda found, by, reason: assessing.issue(found.case_id, by=by)),
    "recall": (
        "已撤回核税通知，可以重新核税。",
        lambda found, by, reason: assessing.recall(found.case_id, by=by, reason=reason),
    ),
    "reassess": (
        "已重新核税，请核对情形后送达；已缴的税款多退少补。",
        lambda found, by, reason: reassess(found.case_id, by=by, reason=reason),
    ),
}
"""What the buttons of the page do, and what is said when it is done."""


def assessment_or_404(request: HttpRequest, number: str) -> Assessment:
    """The assessment of a case the officer's department may see; a stranger gets 404."""
    visible = Case.objects.visible_to(actor_of(request))
    return get_object_or_404(
        Assessment.objects.select_related("case", "case__hall", "issued_by").filter(case__in=visible),
        case__number=number,
    )


@require_GET
@duty_required(Duty.ASSESS, Duty.SUPERVISE)
def assessment(request: AuthenticatedHttpRequest, number: str) -> HttpResponse:
    """One assessment: lines with base, rate, relief and law beside the materials 税务 demands (S3)."""
    found = assessment_or_404(request, number)
    form = AdjustmentForm(revision=found.current, region=found.case.county)
    return page_of(request, found, form)


def page_of(
    request: HttpRequest,
    found: Assessment,
    form: AdjustmentForm,
    *,
    sellers: SellerTaxesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page with this state of the forms: nothing typed is lost when something is wrong."""
    context = shown(request, found) | {"form": form}
    if is_judicial(found.case):
        context |= {"sellers": sellers or SellerTaxesForm(), "settled": found.seller_taxes.all()}
    return render(request, "taxation/assessment.html", context, status=status)


def shown(request: HttpRequest, found: Assessment) -> dict[str, Any]:
    """What the page shows besides its forms."""
    case = found.case
    mine = [row for row in case.checklist if D.TAXATION in row.demanded_by]
    return {
        "assessment": found,
        "case": case,
        "revision": found.current,
        "rows": rows_of(found.current) if found.current else None,
        "declared": declared_transfer(case),
        "review": CoReview.objects.of_department(D.TAXATION).select_related("claimed_by").get(case=case),
        "materials": [(row, entries_of(row)) for row in mine],
        "situation": situation_pairs(found.current.transfer) if found.current else [],
        "faces": faces(case, today()),
        "bill": BillLine.objects.taxes().filter(case=case).select_related("payment"),
        "happenings": happenings(case, 8),
        "may_assess": actor_of(request).has_duty(Duty.ASSESS),
    }


@require_POST
@duty_required(Duty.ASSESS)
def adjust(request: AuthenticatedHttpRequest, number: str) -> HttpResponse:
    """Assess on another situation or other amounts; the form comes back with what is wrong."""
    found = assessment_or_404(request, number)
    form = AdjustmentForm(request.POST, revision=found.current, region=found.case.county)
    if form.is_valid() and form.transfer:
        try:
            assessing.adjust(
                found.case_id,
                form.transfer,
                by=actor_of(request),
                reason=form.cleaned_data["reason"],
                amounts=form.amounts(),
            )
            messages.success(request, "已按调整后的情形重新核税，请核对后送达。")
            return redirect("taxation:assessment", number=number)
        except ValidationError as error:
            for name, sentences in error.message_dict.items():
                form.add_error(f"amount-{name}" if f"amount-{name}" in form.fields else None, sentences)
        except StepRefused as refusal:
            form.add_error(None, list(refusal.reasons))
    return page_of(request, found, form, status=422)


@require_POST
@duty_required(Duty.ASSESS)
def act(request: AuthenticatedHttpRequest, number: str, deed: str) -> HttpResponse:
    """Claim, release, issue or recall; the same form sent twice does it once."""
    found, by = assessment_or_404(request, number), actor_of(request)
    if deed not in DEEDS:
        raise Http404
    said, do = DEEDS[deed]
    reason = words_in(request, "reason")
    body = {"case": number, "deed": deed, "reason": reason}
    try:
        once(
            key=request.POST.get("command_key", ""),
            body=body,
            by=by,
            run=lambda: {"done": bool(do(found, by, reason)) or deed},
        )
        messages.success(request, said)
    except StepRefused as refusal:
        for sentence in refusal.reasons:
            messages.error(request, sentence)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
    except CommandConflict as conflict:
        messages.error(request, str(conflict))
    return redirect("taxation:assessment", number=number)
