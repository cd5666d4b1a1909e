"""Letters to the court and its notices to housing, by API."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from judicial.api.court import CourtResource
from judicial.api.paging import PageShape, page_of
from judicial.api.sale_answers import KeptNoticeShape, LetterShape, said_of_letter, said_of_notice
from judicial.api.sale_shapes import LetterReplyShape, ToldShape
from judicial.auctions.coordinating import tell_housing
from judicial.auctions.replying import answer_letter
from judicial.models import Coordination, CourtLetter

LETTERS, HOUSING = ["函询人民法院"], ["执行前告知住建"]


class Letters(CourtResource):
    """The letters to the calling court."""

    @extend_schema(
        tags=LETTERS, summary="登记机构的函询", parameters=[PageShape], responses=LetterShape(many=True)
    )
    def get(self, request: Request) -> Response:
        """每次 100 件，后发的在前；接着取的，写上一次最后一件的受理号。"""
        rows = CourtLetter.objects.of_court(self.court.code)
        page = page_of(rows, self.ask(PageShape).get("before", ""), by="case_number")
        return Response([said_of_letter(one) for one in page])


class Letter(CourtResource):
    """One letter."""

    @extend_schema(tags=LETTERS, summary="一件函询", responses=LetterShape)
    def get(self, request: Request, case_number: str) -> Response:
        """函询事项、登记簿现有的记载和本院的答复。"""
        return Response(said_of_letter(self.letter(case_number)))

    def letter(self, case_number: str) -> CourtLetter:
        """One letter to this court. Raises Http404 for another's as for none."""
        return get_object_or_404(CourtLetter.objects.of_court(self.court.code), case_number=case_number)


class Reply(Letter):
    """The court's answer."""

    http_method_names = ["post", "options"]

    @extend_schema(tags=LETTERS, summary="复函", request=LetterReplyShape, responses={201: LetterShape})
    def post(self, request: Request, case_number: str) -> Response:
        """函询事项逐项答复，过户随即继续办理；同一复函再发，不重复处理。"""
        said, found = self.read(LetterReplyShape), self.letter(case_number)
        number = said.pop("reply_number")

        return self.command(
            lambda: said_of_letter(answer_letter(found.pk, said, reply_number=number, by=self.by))
        )


class HousingNotices(CourtResource):
    """The calling court's notices to housing."""

    @extend_schema(
        tags=HOUSING,
        summary="本院的告知和会商",
        parameters=[PageShape],
        responses=KeptNoticeShape(many=True),
    )
    def get(self, request: Request) -> Response:
        """每次 100 件，后告知的在前。"""
        rows = Coordination.objects.of_court(self.court.code)
        page = page_of(rows, self.ask(PageShape).get("before", ""))
        return Response([said_of_notice(one) for one in page])

    @extend_schema(
        tags=HOUSING, summary="执行前告知住建", request=ToldShape, responses={201: KeptNoticeShape}
    )
    def post(self, request: Request) -> Response:
        """执行开发项目的土地、房屋之前告知；同一案件、同一不动产再发，不重复告知。"""
        said, court = self.read(ToldShape), self.court
        return self.command(lambda: said_of_notice(tell_housing(court, **said, by=self.by)))
