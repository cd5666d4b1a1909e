"""The description of the API, for machines and for people; who calls; the answer where there is nothing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hall.exchange.api.reading import chapters
from hall.exchange.api.resource import Resource
from hall.staff.access import open_to_everyone
from hall.staff.departments import D
from hall.staff.key_authentication import OpenToEverybody


@extend_schema(exclude=True)
class Schema(SpectacularAPIView):
    """OpenAPI 3, for machines."""

    permission_classes = [OpenToEverybody]


@require_GET
@open_to_everyone
def guide(request: HttpRequest) -> HttpResponse:
    """The same for people: what can be asked, by whom, with which fields."""
    described: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]  # drf-spectacular's own
    return render(request, "exchange/api.html", {"chapters": chapters(described)})


class CallerShape(serializers.Serializer[dict[str, Any]]):
    """What the hall knows of the calling system."""

    name = serializers.CharField(help_text="接入系统的名称")
    department = serializers.ChoiceField(D.choices, help_text="部门")
    court_code = serializers.CharField(help_text="法院代字，其他部门为空")


class Caller(Resource):
    """Is the line up, and is the key the right one?"""

    departments = frozenset(D.values)

    @extend_schema(tags=["接入"], summary="核对密钥", responses=CallerShape)
    def get(self, request: Request) -> Response:
        """密钥有效时答复系统的名称和部门，用于接通后的第一次试调。"""
        by = self.by
        return Response({"name": by.label, "department": by.department, "court_code": by.court_code})


@extend_schema(exclude=True)
class Nothing(Resource):
    """Any other address below /api/."""

    departments = frozenset(D.values)

    def get(self, request: Request, rest: str) -> Response:
        raise Http404

    post = put = patch = delete = get
