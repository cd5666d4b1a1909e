"""办事指南: every item of the catalogue, found by everyday words."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hall.catalogue.guide import guide as guide_of
from hall.catalogue.items import ITEMS, variants_of
from hall.catalogue.overlay import is_offered, promised_days
from hall.clock import today
from hall.portal.blanks import blank_application, blank_power_of_attorney
from hall.portal.checklist import pack
from hall.portal.everyday import POPULAR, search
from hall.portal.families import families


@login_not_required
def guides(request: HttpRequest) -> HttpResponse:
    """The list of all items, or those meant by `?q=`."""
    words = request.GET.get("q", "").strip()[:60]
    context = {"words": words, "found": search(words), "families": families(), "popular": POPULAR}
    return render(request, "portal/guides.html", context)


@login_not_required
def guide(request: HttpRequest, code: str) -> HttpResponse:
    """One item: what to bring, how long, how much, how it goes. 404 for a code not in the catalogue."""
    if code not in ITEMS:
        raise Http404(code)
    item = ITEMS[code]
    on = today()
    page = guide_of(item, promised_days=promised_days(item, on), offered=is_offered(item, on))
    siblings = [one for one in variants_of(item.row) if one.code != code]
    context = {"item": item, "page": page, "bag": pack(item, page), "siblings": siblings}
    return render(request, "portal/guide.html", context)


@login_not_required
def application_form(request: HttpRequest, code: str) -> HttpResponse:
    """The blank application form of an item, as PDF (clause:W8)."""
    if code not in ITEMS:
        raise Http404(code)
    return _download(blank_application(code), f"{code}.pdf")


@login_not_required
def power_of_attorney(request: HttpRequest) -> HttpResponse:
    """The blank power of attorney, as PDF."""
    return _download(blank_power_of_attorney(), "power-of-attorney.pdf")


def _download(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "public, max-age=3600"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
