"""The certificate drawn by hand with ReportLab: the comparison of P8. Same font, same words, same code."""

from functools import cache
from io import BytesIO

import segno
from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from hall.look.words import grouped_unit
from hall.papers.contents.results import Certificate
from hall.papers.fonts import paper_font

WIDTH, HEIGHT = A4
RED = Color(0.56, 0.17, 0.13)
STATEMENT = (
    "　　根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对不动产权利",
    "人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。",
)
LEFT, LABELS, RIGHT = 23 * mm, 36 * mm, WIDTH - 23 * mm
ROW, LINE, PER_LINE = 9.6 * mm, 5.9 * mm, 31


@cache
def font() -> str:
    """The name of the font, loaded once per process."""
    pdfmetrics.registerFont(TTFont("Paper", str(paper_font())))
    return "Paper"


def draw(content: Certificate) -> bytes:
    """The certificate as PDF."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, pageCompression=1)
    head(canvas, content)
    bottom = table(canvas, content)
    foot(canvas, content, bottom)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def head(canvas: Canvas, content: Certificate) -> None:
    canvas.setTitle(content.number)
    canvas.setStrokeColor(RED)
    for inset in (11 * mm, 11.8 * mm):
        canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset)
    canvas.setFillColor(RED)
    canvas.setFont(font(), 12)
    canvas.drawCentredString(WIDTH / 2, 769, "中华人民共和国", charSpace=5)
    canvas.setFont(font(), 25)
    canvas.drawCentredString(WIDTH / 2, 739, "不动产权证书", charSpace=9)
    canvas.setFillGray(0.07)
    canvas.setFont(font(), 11)
    for at, line in enumerate(STATEMENT):
        canvas.drawString(LEFT, 709 - 17 * at, line)
    canvas.setFont(font(), 15)
    canvas.drawCentredString(WIDTH / 2, 661, content.number)


def table(canvas: Canvas, content: Certificate) -> float:
    """Rows from the top down; returns where the table ends."""
    rows = [
        ("权利人", "、".join(content.holders), ROW),
        ("共有情况", content.co_ownership, ROW),
        ("坐　　落", content.location, ROW),
        ("不动产单元号", grouped_unit(content.unit_number), ROW),
        ("权利类型", content.right_kind, ROW),
        ("权利性质", content.right_nature, ROW),
        ("用　　途", content.usage, ROW),
        ("面　　积", content.area, ROW),
        ("使用期限", content.term, ROW),
        ("权利其他状况", "\n".join(f"{fact.label}：{fact.text}" for fact in content.others), 50 * mm),
        ("附　　记", "\n".join(content.notes), 33 * mm),
    ]
    top = 645.0
    canvas.setFont(font(), 11)
    for label, words, height in rows:
        canvas.rect(LEFT, top - height, LABELS, height)
        canvas.rect(LEFT + LABELS, top - height, RIGHT - LEFT - LABELS, height)
        canvas.drawCentredString(LEFT + LABELS / 2, top - height / 2 - 4, label)
        for at, line in enumerate(wrapped(words)):
            canvas.drawString(LEFT + LABELS + 2.4 * mm, top - 17 - LINE * at, line)
        top -= height
    return top


def wrapped(words: str) -> list[str]:
    """Lines of at most PER_LINE characters."""
    return [
        line[at : at + PER_LINE] for line in words.split("\n") for at in range(0, len(line) or 1, PER_LINE)
    ]


def foot(canvas: Canvas, content: Certificate, top: float) -> None:
    code = BytesIO()
    segno.make(content.url, error="m", micro=False).save(code, kind="png", scale=4, border=0)
    canvas.drawImage(ImageReader(code), LEFT, top - 28 * mm, 25 * mm, 25 * mm)
    canvas.setFont(font(), 7.5)
    canvas.drawCentredString(LEFT + 12.5 * mm, top - 32 * mm, "扫码核验真伪")
    canvas.setFont(font(), 9)
    canvas.drawString(LEFT + 32 * mm, top - 24 * mm, f"编号 No：{content.serial}")
    canvas.drawString(LEFT + 32 * mm, top - 29 * mm, "中华人民共和国自然资源部监制")
    canvas.setDash(2, 2)
    canvas.circle(RIGHT - 31 * mm, top - 18 * mm, 16.5 * mm)
    canvas.setFont(font(), 11)
    canvas.drawCentredString(RIGHT - 31 * mm, top - 17 * mm, content.office.name)
    on = content.registered_on
    canvas.drawCentredString(RIGHT - 31 * mm, top - 25 * mm, f"{on.year}年{on.month}月{on.day}日")
    canvas.setFont(font(), 7)
    canvas.drawCentredString(RIGHT - 31 * mm, top - 30 * mm, "（登记机构章）")
