"""A resource as CONTRIBUTING.md describes it, for the tests of what all resources have in common."""

from datetime import date
from typing import Any

from django.urls import include, path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from hall.cases.refusals import StepRefused
from hall.exchange.api.resource import Resource
from hall.staff.audit import record_act
from hall.staff.departments import D


class LetterShape(serializers.Serializer[dict[str, Any]]):
    title = serializers.CharField(max_length=20)
    on = serializers.DateField(required=False)
    pages = serializers.IntegerField(min_value=1, required=False)


class Letters(Resource):
    departments = frozenset({D.COURT})

    def get(self, request: Request) -> Response:
        return Response({"by": self.by.label, "court": self.by.court_code})

    def post(self, request: Request) -> Response:
        said = self.read(LetterShape)
        return self.command(lambda: self._send(said))

    def _send(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["title"] == "迟到":
            raise StepRefused("这封信已经办结，请另发一封")
        record_act(self.by, "收信", "letter:", title=said["title"])
        return {"title": said["title"], "on": said.get("on") or date(2026, 9, 18)}


class Unnamed(Resource):
    """Names no department, so nobody may call it."""

    def get(self, request: Request) -> Response:
        return Response({})


urlpatterns = [
    path("api/v1/letters/", Letters.as_view()),
    path("api/v1/letters/<str:number>/", Letters.as_view()),
    path("api/v1/unnamed/", Unnamed.as_view()),
    path("", include("hall.config.urls")),
]
