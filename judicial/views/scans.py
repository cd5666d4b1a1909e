"""来文扫描件 for those who work on them: the counter before the buyer comes, housing for its projects."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from hall.staff.access import actor_of, duty_required
from hall.staff.actors import Actor
from hall.staff.duties import Duty
from judicial.models import OrderScan
from judicial.services.scans import read_scan, scans_open_to


def show_scan(request: HttpRequest, scan: OrderScan, by: Actor) -> HttpResponse:
    """A scan somebody was let to; the look is written down."""
    response = HttpResponse(read_scan(scan, by=by), content_type=scan.content_type)
    disposition = content_disposition_header("download" in request.GET, scan.name)
    response["Content-Disposition"] = disposition or "inline"
    response["Cache-Control"] = "no-store"
    return response


@require_GET
@duty_required(Duty.ACCEPT, Duty.EXAMINE, Duty.APPROVE, Duty.REVIEW_HOUSING)
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """A scan of an order: for the registry, and of a project's sale for housing."""
    by = actor_of(request)
    found = get_object_or_404(scans_open_to(by).select_related("order"), pk=pk)
    return show_scan(request, found, by)
