"""提意见 and its answers: said without log-in, answered by an officer, read with the code or by everybody."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from hall.portal.feedback import TooOften, answer, leave, read
from hall.portal.feedback_forms import AnswerForm, FeedbackForm
from hall.portal.models import Feedback, Topic
from hall.staff.access import actor_of, address_of, duty_required
from hall.staff.duties import Duty

TOO_OFTEN = "这个网络一小时里提得太多了，请过一小时再提交；您写的还在下面。也可以打大厅电话。"
SHOWN = 20


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Say something; beside it what others asked and the hall answered."""
    form = FeedbackForm(request.POST or None, initial={"about": request.GET.get("about", "")[:40]})
    status = 200
    if request.method == "POST" and form.is_valid():
        key = request.POST.get("command_key", "")[:100]
        try:
            code = leave(form.voice(), key=key, address=address_of(request))
        except TooOften:
            form.add_error(None, TOO_OFTEN)
            status = 429
        except ValidationError as refused:
            form.add_error("about", refused.messages)
        else:
            return redirect("portal:feedback_said", code=code)
    if form.errors and status == 200:
        status = 422
    context = {"form": form, "published": Feedback.objects.published()[:SHOWN]}
    return render(request, "portal/feedback.html", context, status=status)


@login_not_required
@require_GET
def said(request: HttpRequest, code: str) -> HttpResponse:
    """What was said under a code, and the answer; 404 for a code nobody was given."""
    one = get_object_or_404(Feedback.objects.select_related("document"), code=code.upper()[:12])
    return render(request, "portal/feedback_said.html", {"one": one})


@require_GET
@duty_required(Duty.SUPERVISE)
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, and what was answered; never the words themselves."""
    rows = Feedback.objects.select_related("document", "answered_by")
    context = {
        "waiting": rows.filter(answered_at=None).order_by("received_at", "pk"),
        "answered": rows.exclude(answered_at=None).order_by("-answered_at")[:SHOWN],
    }
    return render(request, "portal/feedback_desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@duty_required(Duty.SUPERVISE)
def voice(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one and answer it."""
    get_object_or_404(Feedback, pk=pk)
    by = actor_of(request)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer(pk, by=by, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "已答复。提意见的人凭查询码看得到。")
            return redirect("portal:feedback_desk")
    one = read(pk, by=by)
    context = {"one": one, "form": form, "is_comment": one.topic == Topic.POLICY}
    return render(request, "portal/feedback_voice.html", context, status=422 if form.errors else 200)
