"""查进度: without log-in, with the number of the case and six characters only the applicant has."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from hall.clock import now, today
from hall.portal.everyday import everyday_name
from hall.portal.forms import ProgressForm
from hall.portal.progress.knocks import forgive, knock
from hall.portal.progress.lookup import admit, find, ticket
from hall.portal.progress.money import bill_of
from hall.portal.progress.stages import stages_of
from hall.portal.progress.turns import turn_of
from hall.portal.progress.when import when_done
from hall.staff.actors import applicant
from hall.staff.audit import record_act

NOT_FOUND = "没有查到。请核对受理号和后六位，两样都要与受理凭证上的申请人一致。"
TOO_OFTEN = "试的次数太多了，请过一小时再查，或者打大厅电话询问。"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; a right answer opens the page of the case for half an hour."""
    form = ProgressForm(request.POST or None, initial={"number": request.GET.get("number", "")[:13]})
    status = 200
    if request.method == "POST" and form.is_valid():
        address, number = request.META.get("REMOTE_ADDR", ""), form.cleaned_data["number"]
        if not knock(address, number):
            form.add_error(None, TOO_OFTEN)
            status = 429
        elif asker := find(number, form.cleaned_data["code"]):
            forgive(address, number)
            by = applicant(asker.applicant.masked_name, address=address)
            record_act(by, "progress", f"case:{number}")
            return redirect("portal:case", token=ticket(asker))
        else:
            form.add_error(None, NOT_FOUND)
    return render(request, "portal/progress.html", {"form": form}, status=status)


@login_not_required
@require_safe
def case(request: HttpRequest, token: str) -> HttpResponse:
    """The case in a citizen's words; a ticket that has run out leads back to the form."""
    asker = admit(token)
    if asker is None:
        return redirect("portal:progress")
    bill = bill_of(asker)
    context = {
        "case": asker.case,
        "name": everyday_name(asker.case.item_code),
        "turn": turn_of(asker, bill),
        "when": when_done(asker.case, today()),
        "stages": stages_of(asker, bill),
        "asked_at": now(),
    }
    return render(request, "portal/case.html", context)
