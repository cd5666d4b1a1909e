"""协助查询 for the systems of court, registry, housing and tax: the same services as the pages (J12)."""

import base64
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response

from hall.clock import now
from hall.exchange.api.resource import Resource
from hall.identity.numbers.spelling import with_full_brackets
from hall.inquiries.api import shapes
from hall.inquiries.api.telling import told
from hall.inquiries.clues import read_clues
from hall.inquiries.models import Inquiry, InquiryLetter, Question, ReplyFile
from hall.inquiries.models.inquiry import Way
from hall.inquiries.services.attaching import Attachment, read_attachment
from hall.inquiries.services.drafting import drafted
from hall.inquiries.services.filing import Filing, file_inquiry, refuse_others_case
from hall.inquiries.services.replying import Part, may_reply, parts_of, reply
from hall.inquiries.who_may_ask import OFFICERS
from hall.papers.services.printing import PrintFailed, pdf_of
from hall.staff.audit import record_act, record_look
from hall.staff.departments import D

TAGS = ["协助查询"]
PAGE = 50
CLUES = (
    "case_number",
    "owner",
    "certificate_number",
    "unit_number",
    "presale_permit",
    "room",
    "filing_number",
    "reason",
)


class NotPrinted(APIException):
    """The letter's PDF cannot be made at this moment."""

    status_code = 503
    default_detail = "回函暂时没有制作成功，请稍后再取。"


class Offices(Resource):
    """Open to the four offices of the notice; each sees what it asked and what it is asked."""

    departments = frozenset(map(D, OFFICERS))

    def found(self, number: str) -> Inquiry:
        """An inquiry one's own office asked or is asked; anything else is 404 and a line in the audit."""
        by = self.by
        inquiry = Inquiry.objects.visible_to(by).filter(number=number).first()
        if inquiry is None:
            record_act(by, "越权被拒", f"inquiry:{number}"[:200], path=self.request.path[:200])
            raise Http404
        return inquiry


class Inquiries(Offices):
    """The inquiries of one's own office."""

    @extend_schema(
        operation_id="inquiries_list",
        tags=TAGS,
        summary="列出查询",
        parameters=[shapes.AskShape],
        responses=shapes.InquiriesShape,
    )
    def get(self, request: Request) -> Response:
        """本单位提出的，或者等本单位答复的；每页 50 件，新的在前。法院只看得到本院的案号。"""
        said, by = self.ask(shapes.AskShape), self.by
        rows = Inquiry.objects.visible_to(by)
        if said["box"] == "asked":
            rows = rows.filter(pk__in=Inquiry.objects.asked_by(by).values("pk"))
        else:
            owed = Question.objects.asked_of(by).is_open()
            rows = rows.filter(pk__in=owed.values("inquiry"))
        if said.get("case_number"):
            rows = rows.filter(case_number=with_full_brackets(said["case_number"]))
        if before := Inquiry.objects.filter(number=said.get("before", "")).first():
            rows = rows.filter(pk__lt=before.pk)
        page = list(rows.for_reading().order_by("-pk")[: PAGE + 1])
        more = page[PAGE - 1].number if len(page) > PAGE else ""
        return Response({"inquiries": [told(one, by) for one in page[:PAGE]], "next": more})

    @extend_schema(
        tags=TAGS,
        summary="提出查询",
        request=shapes.InquiryShape,
        responses={201: shapes.ShownInquiryShape},
    )
    def post(self, request: Request) -> Response:
        """一封函分送所选单位，各有十个工作日；可以问谁，以附件1 三为准。同一封函重发，仍是同一件。"""
        said = self.read(shapes.InquiryShape)
        clues = read_clues(**{name: said.get(name, "") for name in CLUES})
        refuse_others_case(clues, by=self.by)
        filing = Filing(
            clues,
            said["departments"],
            way=Way.API,
            letter_number=said.get("letter_number", ""),
            letter_due_on=said.get("letter_due_on"),
            contact=said.get("contact", {}),
        )
        return self.command(lambda: told(file_inquiry(filing, by=self.by), self.by))


class OneInquiry(Offices):
    """One inquiry."""

    @extend_schema(tags=TAGS, summary="查看进度和答复", responses=shapes.ShownInquiryShape)
    def get(self, request: Request, number: str) -> Response:
        """各单位的时限、是否逾期，查询单位看得到全部答复，被查询单位只看得到自己的。"""
        return Response(told(self.found(number), self.by))


class Replying(Offices):
    """One's own office's reply."""

    @extend_schema(tags=TAGS, summary="取本单位记录查到的内容", responses=shapes.DraftShape)
    def get(self, request: Request, number: str) -> Response:
        """供本单位核对后答复；查看记入查看记录。"""
        question = self.owed(number)
        offered = drafted(question, by=self.by)
        parts = [Part(topic, bool(lines), lines).plain() for topic, lines in offered.items()]
        return Response({"number": number, "owner": question.inquiry.owner, "parts": parts})

    @extend_schema(
        tags=TAGS, summary="答复", request=shapes.ReplyShape, responses={201: shapes.ShownInquiryShape}
    )
    def post(self, request: Request, number: str) -> Response:
        """逐项答复；不能提供的应当说明。各单位答复齐了随即发出回函，以后的答复作补充回函，内容相同的重发不再送出。"""
        question, said = self.owed(number), self.read(shapes.ReplyShape)
        files = [Attachment(one["name"], one["content"]) for one in said.get("attachments", ())]

        def run() -> dict[str, Any]:
            reply(question.pk, parts_of(said["parts"]), files, by=self.by)
            return told(Inquiry.objects.get(number=number), self.by)

        return self.command(run)

    def owed(self, number: str) -> Question:
        """The question to one's own office; 404 for everybody else's."""
        question = Question.objects.asked_of(self.by).filter(inquiry=self.found(number)).first()
        if question is None or not may_reply(question, self.by):
            raise Http404
        return question


class Letter(Offices):
    """A letter as PDF."""

    @extend_schema(tags=TAGS, summary="取回函", responses=shapes.DocumentShape)
    def get(self, request: Request, number: str, ordinal: int) -> Response:
        """盖章回函的 PDF，连同内容摘要。"""
        inquiry, by = self.found(number), self.by
        letter = get_object_or_404(
            InquiryLetter.objects.select_related("paper"), inquiry=inquiry, ordinal=ordinal
        )
        record_look(by, f"paper:{letter.paper.number}", [letter.title], "接口取回函")
        try:
            content = pdf_of(letter.paper)
        except PrintFailed:
            raise NotPrinted from None
        if inquiry.is_asked_by(by):
            InquiryLetter.objects.filter(pk=letter.pk, fetched_at=None).update(fetched_at=now())
        return Response(_document(f"{letter.title}.pdf", letter.paper.content_hash, content))


class AttachedFile(Offices):
    """An attachment of a reply."""

    @extend_schema(tags=TAGS, summary="取附件", responses=shapes.DocumentShape)
    def get(self, request: Request, number: str, pk: int) -> Response:
        """查询单位和答复单位可以取；取用记入查看记录。"""
        inquiry, by = self.found(number), self.by
        rows = ReplyFile.objects.select_related("reply__question__inquiry")
        file = get_object_or_404(rows, pk=pk, reply__question__inquiry=inquiry)
        if not inquiry.is_asked_by(by) and file.reply.question.department != by.department:
            raise Http404
        return Response(_document(file.name, file.sha256, read_attachment(file, by=by)))


def _document(name: str, digest: str, content: bytes) -> dict[str, str]:
    return {"name": name, "content_hash": digest, "content": base64.b64encode(content).decode()}
