"""协助执行文书 by API: a court's own system serves orders, follows them and fetches what came back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hall.papers.views import show
from judicial.api.answers import FollowedShape
from judicial.api.court import CourtResource
from judicial.api.shapes import OrderShape, notice_of
from judicial.models import CourtOrder
from judicial.services.following import follow, with_results
from judicial.services.papers import papers_back, papers_of_court
from judicial.services.serving import serve

MOST = 100
PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}


def said_of(order: CourtOrder, *, again: bool = False) -> dict[str, Any]:
    """An order as the API tells it."""
    followed = with_results(follow([order])[0])
    papers = papers_back(one.matter.case_number for one in followed.carried if one.case)
    return {
        "number": order.number,
        "notice_number": order.notice_number,
        "served_at": order.served_at.isoformat(),
        "channel": order.channel,
        "unit_numbers": order.unit_numbers,
        "served_before": again,
        "matters": [
            {
                "matter": one.matter.matter,
                "case_number": one.matter.case_number,
                "state": one.words,
                "next_step": one.todo.words if one.todo else "",
                "next_url": one.todo.url if one.todo else "",
                "result": one.result,
            }
            for one in followed.carried
        ],
        "papers": [
            {
                "number": one.number,
                "title": one.title,
                "official_number": one.official_number,
                "frozen_at": one.frozen_at.isoformat(),
            }
            for one in papers
        ],
    }


class Orders(CourtResource):
    """The orders of the calling court."""

    @extend_schema(tags=["协助执行"], summary="本院送达的文书", responses=FollowedShape(many=True))
    def get(self, request: Request) -> Response:
        """最近送达的 100 份，后送达的在前。"""
        rows = CourtOrder.objects.of_court(self.court.code)[:MOST]
        return Response([said_of(order) for order in rows])

    @extend_schema(
        tags=["协助执行"],
        summary="送达协助执行文书",
        request=OrderShape,
        responses={201: FollowedShape},
    )
    def post(self, request: Request) -> Response:
        """收到即登记送达时间、停止处分登记、出具送达回证；同一通知书再送，不重复登记。"""
        notice = notice_of(self.read(OrderShape))

        def run() -> dict[str, Any]:
            order, again = serve(notice, self.court, by=self.by)
            return said_of(order, again=again)

        return self.command(run)


class Order(CourtResource):
    """One order."""

    @extend_schema(tags=["协助执行"], summary="一份文书的办理情况", responses=FollowedShape)
    def get(self, request: Request, number: str) -> Response:
        """各项协助事项的办理情况、登记结果和返回的文书。"""
        found = get_object_or_404(CourtOrder.objects.of_court(self.court.code), number=number)
        return Response(said_of(found))


class OrderPaper(CourtResource):
    """One paper that came back, as PDF."""

    @extend_schema(tags=["协助执行"], summary="下载返回的文书", responses=PDF)
    def get(self, request: Request, number: str) -> HttpResponse:
        """送达回证、登记告知书、审查建议书、退回的理由。"""
        found = get_object_or_404(papers_of_court(self.court), number=number)
        return show(request._request, found, self.by)
