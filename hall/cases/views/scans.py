"""Looking at a scan: only by those whose department may see its line, and every look is kept."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from hall.cases.models import MaterialFile
from hall.cases.views.case import case_or_404
from hall.staff.access import actor_of
from hall.staff.audit import record_look
from hall.staff.departments import D


@require_GET
def scan(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """The file itself, inline; 404 for a department that does not demand the line (S3)."""
    found, by = case_or_404(request, number), actor_of(request)
    row = get_object_or_404(MaterialFile.objects.select_related("material"), pk=pk, material__case=found)
    if by.department != D.REGISTRATION and by.department not in row.material.demanded_by:
        raise Http404
    record_look(by, f"material-file:{row.pk}", [row.material.name], "审查材料", case_number=number)
    return FileResponse(row.file.open("rb"), content_type=row.content_type, filename=row.name)
