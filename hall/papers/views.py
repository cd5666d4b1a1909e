"""Reading a paper as PDF, and the list of papers that could not be made."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from hall.papers import services
from hall.papers.access import is_readable
from hall.papers.models import Paper, PaperFile
from hall.papers.services import PrintFailed
from hall.staff.access import AuthenticatedHttpRequest, actor_of, duty_required
from hall.staff.actors import Actor
from hall.staff.audit import record_act, record_look
from hall.staff.duties import Duty

PRINTERS = (Duty.ACCEPT, Duty.ENGROSS, Duty.ISSUE, Duty.COLLECT, Duty.SUPERVISE, Duty.ADMINISTER)


def readable_paper(number: str, by: Actor) -> Paper:
    """The paper with this number, if this actor may read it; Http404 otherwise, as if it did not exist."""
    paper: Paper = get_object_or_404(Paper, number=number)
    if not is_readable(paper, by):
        raise Http404("没有这份文书，或您不是它的经办人。")
    return paper


@require_safe
def pdf(request: HttpRequest, number: str) -> HttpResponse:
    """看文书: the PDF, opened in the browser or saved with ?download; the look is written down."""
    by = actor_of(request)
    return show(request, readable_paper(number, by), by)


def show(request: HttpRequest, paper: Paper, by: Actor) -> HttpResponse:
    """The PDF of a paper somebody was let to; the look is written down."""
    record_look(by, f"paper:{paper.number}", [paper.title], "查看或打印文书", case_number=paper.case_number)
    try:
        content = services.pdf_of(paper)
    except PrintFailed as error:
        return render(request, "papers/failed.html", {"paper": paper, "reason": error}, status=503)
    response = HttpResponse(content, content_type="application/pdf")
    disposition = content_disposition_header("download" in request.GET, f"{paper}.pdf")
    response["Content-Disposition"] = disposition or "inline"
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@duty_required(*PRINTERS)
def failures(request: AuthenticatedHttpRequest) -> HttpResponse:
    """制作失败的文书: what could not be made, why, and when it is tried again."""
    return render(request, "papers/failures.html", {"files": PaperFile.objects.failed()[:200]})


@require_POST
@duty_required(*PRINTERS)
def retry(request: AuthenticatedHttpRequest, number: str) -> HttpResponse:
    """重新制作: put a failed paper back into the queue."""
    paper = get_object_or_404(Paper, number=number)
    services.retry(paper)
    record_act(actor_of(request), "重新制作文书", f"paper:{number}")
    messages.success(request, f"“{paper}”已重新排队制作。")
    return redirect("papers:failures")
