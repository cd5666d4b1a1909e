"""协助执行文书 by API: a court's own system serves orders, follows them and fetches what came back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hall.clock import today
from hall.papers.models import Paper
from hall.papers.views import show
from judicial.api.answers import BackShape, DueShape, FollowedShape, OrderSearchShape
from judicial.api.court import CourtResource
from judicial.api.paging import PageShape, page_of
from judicial.api.shapes import OrderShape, notice_of
from judicial.models import CourtOrder, OrderScan
from judicial.rooms import Due, rooms_of, what_is_due
from judicial.services.papers import Answered, answered, papers_of_court
from judicial.services.serving import serve
from judicial.views.scans import show_scan

TAGS = ["协助执行"]
PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}
FILE = {(200, "application/octet-stream"): OpenApiTypes.BINARY}


def said_of(one: Answered, *, again: bool = False) -> dict[str, Any]:
    """An order as the API tells it."""
    order = one.followed.order
    return {
        "number": order.number,
        "notice_number": order.notice_number,
        "served_at": order.served_at.isoformat(),
        "channel": order.channel,
        "unit_numbers": order.unit_numbers,
        "served_before": again,
        "matters": [
            {
                "matter": part.matter.matter,
                "case_number": part.matter.case_number,
                "state": part.words,
                "next_step": part.todo.words if part.todo else "",
                "next_url": part.todo.url if part.todo else "",
                "result": part.result,
            }
            for part in one.followed.carried
        ],
        "papers": [plain_paper(paper) for paper in one.papers],
        "scans": [
            {
                "id": scan.pk,
                "kind": scan.kind_words,
                "name": scan.name,
                "sha256": scan.sha256,
                "kept_at": scan.kept_at.isoformat(),
            }
            for scan in order.scans.all()
        ],
    }


def plain_paper(paper: Paper) -> dict[str, Any]:
    """A paper that came back, as the API tells it."""
    return {
        "number": paper.number,
        "title": paper.title,
        "official_number": paper.official_number,
        "frozen_at": paper.frozen_at.isoformat(),
    }


def plain_due(one: Due) -> dict[str, Any]:
    """A line of what is due, as the API tells it."""
    return {
        "case_number": one.case_number,
        "words": one.words,
        "action": one.action,
        "light": one.light,
        "place": one.place,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "url": one.url,
    }


class Orders(CourtResource):
    """The orders of the calling court."""

    @extend_schema(
        tags=TAGS,
        summary="本院送达的文书",
        parameters=[OrderSearchShape],
        responses=FollowedShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """每次 100 份，后登记的在前；可以按案号、单元号查找。"""
        said = self.ask(OrderSearchShape)
        rows = CourtOrder.objects.of_court(self.court.code).found_by(said.get("text", ""))
        page = page_of(rows.prefetch_related("scans"), said.get("before", ""))
        return Response([said_of(one) for one in answered(page)])

    @extend_schema(
        tags=TAGS,
        summary="送达协助执行文书",
        request=OrderShape,
        responses={201: FollowedShape},
    )
    def post(self, request: Request) -> Response:
        """收到即登记送达时间、停止处分登记、出具送达回证；同一通知书再送，不重复登记。"""
        notice = notice_of(self.read(OrderShape))

        def run() -> dict[str, Any]:
            order, again = serve(notice, self.court, by=self.by)
            return said_of(answered([order])[0], again=again)

        return self.command(run)


class Order(CourtResource):
    """One order."""

    @extend_schema(tags=TAGS, summary="一份文书的办理情况", responses=FollowedShape)
    def get(self, request: Request, number: str) -> Response:
        """各项协助事项的办理情况、登记结果和返回的文书。"""
        found = get_object_or_404(CourtOrder.objects.of_court(self.court.code), number=number)
        return Response(said_of(answered([found])[0]))


class OrderScanFile(CourtResource):
    """One scan of an order, as the court has sent it."""

    @extend_schema(tags=TAGS, summary="下载送来的扫描件", responses=FILE)
    def get(self, request: Request, number: str, pk: int) -> HttpResponse:
        """本院随文书送来的扫描件；查看记入审计。"""
        rows = OrderScan.objects.filter(order__court_code=self.court.code, order__number=number)
        found = get_object_or_404(rows.select_related("order"), pk=pk)
        return show_scan(request._request, found, self.by)


class Papers(CourtResource):
    """来往文书."""

    @extend_schema(
        tags=TAGS, summary="返回本院的文书", parameters=[PageShape], responses=BackShape(many=True)
    )
    def get(self, request: Request) -> Response:
        """每次 100 份，后出具的在前：送达回证、登记告知书、函询、结果告知书。"""
        before = self.ask(PageShape).get("before", "")
        rows = page_of(papers_of_court(self.court).defer("content"), before)
        return Response([plain_paper(one) | {"case_number": one.case_number} for one in rows])


class WhatIsDue(CourtResource):
    """今天要办的."""

    @extend_schema(tags=TAGS, summary="本院要办的", responses=DueShape(many=True))
    def get(self, request: Request) -> Response:
        """最急的在前：待答复的、待送达的、退回的、快到期的查封，与法院首页相同。"""
        due = what_is_due(rooms_of(self.court, today()))
        return Response([plain_due(one) for one in due])


class OrderPaper(CourtResource):
    """One paper that came back, as PDF."""

    @extend_schema(tags=TAGS, summary="下载返回的文书", responses=PDF)
    def get(self, request: Request, number: str) -> HttpResponse:
        """送达回证、登记告知书、审查建议书、退回的理由。"""
        found = get_object_or_404(papers_of_court(self.court), number=number)
        return show(request._request, found, self.by)
