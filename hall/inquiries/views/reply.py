"""答复查询: the page with the office's own records typed in, and the files of replies."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from hall.clock import today
from hall.exchange.commands import CommandConflict, once
from hall.inquiries.deadlines import light_of
from hall.inquiries.forms import ReplyForm
from hall.inquiries.models import Question, ReplyFile
from hall.inquiries.services.attaching import read_attachment
from hall.inquiries.services.drafting import drafted
from hall.inquiries.services.replying import may_reply, reply
from hall.inquiries.who_may_ask import EVERY_OFFICER
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.actors import Actor


def own_question(number: str, by: Actor) -> Question:
    """One's own office's question of an inquiry; Http404 for anybody else's."""
    rows = Question.objects.asked_of(by).select_related("inquiry")
    found = get_object_or_404(rows, inquiry__number=number)
    if not may_reply(found, by):
        raise Http404("这项查询由被查询单位的经办人答复。")
    return found


@require_http_methods(["GET", "POST"])
@duty_required(*EVERY_OFFICER)
def answer(request: AuthenticatedHttpRequest, number: str) -> HttpResponse:
    """The department's reply."""
    return answer_page(request, number, base="base.html", back="inquiries:inquiry")


def answer_page(request: HttpRequest, number: str, *, base: str, back: str) -> HttpResponse:
    """Confirm, correct or refuse what the records offer; nothing typed is lost.

    `base` is the frame of the page, `back` the name of the inquiry's page.
    """
    by = actor_of(request)
    question = own_question(number, by)
    form = ReplyForm(question, drafted(question, by=by), request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid() and _reply(request, question, form, by):
        messages.success(request, "答复已收下。各单位答复齐了随即发出回函。")
        return redirect(back, number=number)
    context = {
        "form": form,
        "question": question,
        "inquiry": question.inquiry,
        "light": light_of(question, today()),
        "after_letter": question.inquiry.letters.exists(),
        "base": base,
        "back": back,
    }
    return render(request, "inquiries/reply.html", context, status=422 if form.errors else 200)


def _reply(request: HttpRequest, question: Question, form: ReplyForm, by: Actor) -> bool:
    """Keep the reply once; False with every reason at its field."""
    files = form.attachments
    body = {
        "question": question.pk,
        "parts": [part.plain() for part in form.parts],
        "files": [[one.name, len(one.content)] for one in files],
    }
    try:
        once(
            key=request.POST.get("command_key", ""),
            body=body,
            by=by,
            run=lambda: {"reply": reply(question.pk, form.parts, files, by=by).pk},
        )
    except ValidationError as refused:
        form.refuse(refused)
    except CommandConflict as conflict:
        form.add_error(None, str(conflict))
    return not form.errors


@require_safe
@duty_required(*EVERY_OFFICER)
def file(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """An attachment, for who asked and for who sent it; the look is written down."""
    by = actor_of(request)
    found = get_object_or_404(ReplyFile.objects.select_related("reply__question__inquiry"), pk=pk)
    question = found.reply.question
    if not question.inquiry.is_asked_by(by) and not may_reply(question, by):
        raise Http404("没有这个附件，或者不是贵单位的查询。")
    response = HttpResponse(read_attachment(found, by=by), content_type=found.content_type)
    response["Content-Disposition"] = content_disposition_header(False, found.name) or "inline"
    return response
