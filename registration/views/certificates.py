"""缮证发证: the print queue, and one case's certificates from the printer to the holder (W4, W5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from hall.cases.models import Case
from hall.cases.refusals import StepRefused
from hall.exchange.commands import CommandConflict, once
from hall.look.paging import part_of
from hall.look.typed import words_in
from hall.staff.access import actor_of
from registration.forms import PostForm, ReasonForm, ReceiverForm
from registration.models import Certificate
from registration.models.choices import PartyRole
from registration.services.blanks import stock
from registration.services.engrossing import engross_case, print_again
from registration.services.handing_over import hand_over as hand_certificates_over
from registration.services.handing_over import post as post_certificates
from registration.views.access import makes_certificates

ON_ONE_PAGE, SHOWN = 100, 20


@require_GET
@makes_certificates
def queue(request: HttpRequest) -> HttpResponse:
    """What is to be printed, and what waits for its holder; oldest first."""
    rows = Certificate.objects.select_related("entry__ownership", "blank").prefetch_related("units")
    context = {
        "to_print": rows.to_be_engrossed().order_by("id")[:ON_ONE_PAGE],
        "to_hand_over": rows.to_be_handed_over().order_by("id")[:ON_ONE_PAGE],
        "stock": stock(),
    }
    return render(request, "registration/certificates.html", context)


@require_POST
@makes_certificates
def print_selected(request: HttpRequest) -> HttpResponse:
    """Print the certificates of the chosen cases, one case after another."""
    numbers = [number for number in request.POST.getlist("case") if number.isdecimal()]
    chosen = Case.objects.filter(number__in=numbers).order_by("number")
    done = sum(engrossed(request, case) for case in chosen)
    if done:
        messages.success(request, f"已缮制 {done} 件，正在打印。")
    elif not chosen:
        messages.error(request, "请先勾选要缮制证书的业务。")
    return redirect("registration:certificates")


def engrossed(request: HttpRequest, case: Case) -> bool:
    """One case's certificates printed; each case counts once per form sent."""
    return carried_out(request, lambda: engross_case(case, by=actor_of(request)), part=case.number)


@require_GET
@makes_certificates
def handing_over(request: HttpRequest, number: str) -> HttpResponse:
    """One case's certificates, and the forms to hand them over or post them."""
    return certificates_page(request, get_object_or_404(Case, number=number))


def certificates_page(request: HttpRequest, case: Case, **forms: Any) -> HttpResponse:
    certificates = Certificate.objects.filter(case_number=case.number).select_related("blank", "entry")
    rows = list(certificates.prefetch_related("units").order_by("id"))
    ready = [c for c in rows if c.is_valid and c.engrossed_at and c.handed_over_at is None]
    context = {
        "case": case,
        "certificates": part_of(rows, request.GET, SHOWN),
        "choices": [(one, holders_of(one)) for one in ready] if 1 < len(ready) <= SHOWN else [],
        "to_print": [c for c in rows if c.is_valid and c.engrossed_at is None],
        "to_hand_over": ready,
        "receiver_form": forms.get("receiver_form") or ReceiverForm(),
        "post_form": forms.get("post_form") or PostForm(),
        "reason_form": ReasonForm(),
    }
    return render(request, "registration/handing_over.html", context, status=422 if forms else 200)


def holders_of(certificate: Certificate) -> str:
    """Who may fetch it, masked: the holder it is made out to, or all of its right."""
    if certificate.holder:
        return certificate.holder.masked_name
    people = certificate.entry.parties.filter(role=PartyRole.HOLDER).order_by("position")
    return "、".join(person.masked_name for person in people)


@require_POST
@makes_certificates
def engross(request: HttpRequest, number: str) -> HttpResponse:
    """Print this case's certificates."""
    case = get_object_or_404(Case, number=number)
    if engrossed(request, case):
        messages.success(request, "已缮制，正在打印；核对无误后发证。")
    return redirect("registration:handing-over", number=number)


@require_POST
@makes_certificates
def hand_over(request: HttpRequest, number: str) -> HttpResponse:
    """Identity and signature, then the certificates are out (W4)."""
    case, form = get_object_or_404(Case, number=number), ReceiverForm(request.POST)
    if not form.is_valid():
        return certificates_page(request, case, receiver_form=form)
    receiver, only = form.receiver(), chosen(request)
    if only is not None and not only:
        form.add_error(None, "请勾选这次发的证书、证明")
        return certificates_page(request, case, receiver_form=form)

    def give() -> object:
        return hand_certificates_over(case, receiver, by=actor_of(request), only=only or ())

    if not carried_out(request, give):
        return certificates_page(request, case, receiver_form=form)
    messages.success(request, "已发证，领证单已生成。")
    return redirect("registration:handing-over", number=number)


def chosen(request: HttpRequest) -> list[int] | None:
    """The certificates ticked; None where the page offered no choice."""
    if "choice" not in request.POST:
        return None
    return [int(one) for one in request.POST.getlist("only") if one.isdecimal() and len(one) < 15]


@require_POST
@makes_certificates
def post(request: HttpRequest, number: str) -> HttpResponse:
    """By post with a waybill (W5)."""
    case, form = get_object_or_404(Case, number=number), PostForm(request.POST)
    if not form.is_valid():
        return certificates_page(request, case, post_form=form)
    parcel = form.parcel()
    if not carried_out(request, lambda: post_certificates(case, parcel, by=actor_of(request))):
        return certificates_page(request, case, post_form=form)
    messages.success(request, f"已交寄，运单号 {parcel.waybill}。")
    return redirect("registration:handing-over", number=number)


@require_POST
@makes_certificates
def again(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A misprint: the blank is spoilt, the same certificate is printed on the next."""
    get_object_or_404(Certificate, pk=pk, case_number=number)
    reason = words_in(request, "reason")
    if carried_out(request, lambda: print_again(pk, reason=reason, by=actor_of(request))):
        messages.success(request, "原空白证书已作废，证书重印在下一本上，证号不变。")
    return redirect("registration:handing-over", number=number)


def carried_out(request: HttpRequest, act: Callable[[], object], *, part: str = "") -> bool:
    """Do it once per form sent (and part of it); what stands in the way is said on the page."""

    def run() -> dict[str, bool]:
        act()
        return {"done": True}

    body = {k: v for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "command_key")}
    try:
        once(
            key=f"{key}{part}" if (key := request.POST.get("command_key", "")) else "",
            body={"path": request.path, **body},
            by=actor_of(request),
            run=run,
        )
    except (StepRefused, ValidationError) as refused:
        for sentence in refused.reasons if isinstance(refused, StepRefused) else refused.messages:
            messages.error(request, sentence)
    except (PermissionDenied, CommandConflict) as denied:
        messages.error(request, str(denied))
    else:
        return True
    return False
