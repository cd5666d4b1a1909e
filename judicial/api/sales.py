"""拍卖过户 by API: a court's own system registers its sales, delivers their papers and follows them."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from judicial.api.court import CourtResource
from judicial.api.paging import PageShape, page_of
from judicial.api.sale_answers import KeptSaleShape, said_of_sale
from judicial.api.sale_shapes import DaysShape, PapersShape, SaleShape, papers_of, sale_of
from judicial.api.shapes import scans_of
from judicial.auctions.differing import note_difference
from judicial.auctions.registering import note_days, register_auction
from judicial.models import Auction
from judicial.services.sale_papers import send_papers

TAGS = ["拍卖过户"]


class CourtSaleResource(CourtResource):
    """Of the sales of the calling court."""

    def sale(self, number: str) -> Auction:
        """One sale of this court. Raises Http404 for another's as for none."""
        return get_object_or_404(Auction.objects.of_court(self.court.code), number=number)


class Sales(CourtSaleResource):
    """The sales of the calling court."""

    @extend_schema(
        tags=TAGS, summary="本院登记的成交", parameters=[PageShape], responses=KeptSaleShape(many=True)
    )
    def get(self, request: Request) -> Response:
        """每次 100 件，后登记的在前。"""
        rows = Auction.objects.of_court(self.court.code).prefetch_related("buyers")
        return Response([said_of_sale(one) for one in page_of(rows, self.ask(PageShape).get("before", ""))])

    @extend_schema(tags=TAGS, summary="成交登记", request=SaleShape, responses={201: KeptSaleShape})
    def post(self, request: Request) -> Response:
        """同一成交再发，返回已经登记的；价款、买受人、日期不同的答复 409，写明不同在哪里。"""
        said = sale_of(self.read(SaleShape))
        court = self.court
        note_difference(said, court, by=self.by)
        return self.command(lambda: said_of_sale(register_auction(said, court, by=self.by)))


class Sale(CourtSaleResource):
    """One sale."""

    @extend_schema(tags=TAGS, summary="一件处置的办理情况", responses=KeptSaleShape)
    def get(self, request: Request, number: str) -> Response:
        """日期、函告期限、送达、通知买受人和过户情况。"""
        return Response(said_of_sale(self.sale(number)))


class SaleDays(CourtSaleResource):
    """Payment and ruling as they become known."""

    @extend_schema(tags=TAGS, summary="登记付款、裁定日期", request=DaysShape, responses={201: KeptSaleShape})
    def post(self, request: Request, number: str) -> Response:
        """函告期限随之重新计算。"""
        said, found = self.read(DaysShape), self.sale(number)
        return self.command(lambda: said_of_sale(note_days(found.pk, **said, by=self.by)))


class SalePapers(CourtSaleResource):
    """裁定书 and 协助执行通知书."""

    @extend_schema(
        tags=TAGS,
        summary="送达裁定书和协助执行通知书",
        request=PapersShape,
        responses={201: KeptSaleShape},
    )
    def post(self, request: Request, number: str) -> Response:
        """收到即通知买受人；同一裁定再送，不重复通知，内容不同的答复 409。开发项目的同时抄送住建部门。"""
        sent, found, court = self.read(PapersShape), self.sale(number), self.court
        said, scans = papers_of(sent), scans_of(sent)
        return self.command(lambda: said_of_sale(send_papers(found, said, court, by=self.by, scans=scans)))
