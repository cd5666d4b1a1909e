"""显示全部: one question, one reason, one line in the audit."""

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.core.signing import BadSignature
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hall.staff.access import actor_of, deny, officer_of
from hall.staff.audit import record_look
from hall.staff.forms import USUAL_REASONS, ReasonForm
from hall.staff.revealing import Revealable, Slip, declared, masked_value

STALE = "页面打开得太久或链接不对，请回到原来的页面刷新后再点“显示”。"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reveal(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the reason (GET), then show the value and write down who saw it, and why (POST)."""
    question = _question(request, token)
    form = ReasonForm(request.POST or None)
    shown = ""
    if request.method == "POST" and form.is_valid():
        shown = question.answer(request, form.cleaned_data["reason"])
    context = {
        "form": form,
        "question": question,
        "shown": shown,
        "token": token,
        "reasons": USUAL_REASONS,
    }
    return render(request, _template(request, bool(shown)), context, status=422 if form.errors else 200)


@dataclass(frozen=True, slots=True)
class Question:
    """A slip that was read and whose row the officer may see."""

    slip: Slip
    row: Model
    terms: Revealable

    @property
    def label(self) -> str:
        return self.terms.labels[self.slip.field]

    @property
    def masked(self) -> str:
        return masked_value(self.row, self.slip.field)

    @property
    def spot(self) -> str:
        return self.slip.spot

    @property
    def back(self) -> str:
        return self.slip.back

    def answer(self, request: HttpRequest, reason: str) -> str:
        """Write down the look, then give the value."""
        record_look(
            actor_of(request),
            self.terms.subject(self.row),
            [self.label],
            reason,
            case_number=self.terms.case_number(self.row),
        )
        return str(getattr(self.row, self.slip.field) or "（空）")


def _question(request: HttpRequest, token: str) -> Question:
    """Read the slip and ask the port. Raises Http404 for a bad slip, PermissionDenied for no access."""
    try:
        slip = Slip.read(token)
        row = slip.row()
    except (BadSignature, ObjectDoesNotExist, LookupError):
        raise Http404(STALE) from None
    if slip.officer_id != officer_of(request).pk:
        raise Http404(STALE)
    if not url_has_allowed_host_and_scheme(slip.back, None):
        raise Http404(STALE)
    terms = declared(row, slip.field)
    if not terms.may_see(actor_of(request), row):
        deny(request, "这件业务不由您经办，不能查看当事人的个人信息。")
    return Question(slip, row, terms)


def _template(request: HttpRequest, answered: bool) -> str:
    if "HX-Request" not in request.headers:
        return "staff/reveal.html"
    return "staff/revealed.html" if answered else "staff/reveal_dialog.html"
