"""One scan of the whole stack splits itself onto the slots of the checklist, by its separators (W2)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from pypdf import PageObject, PdfReader, PdfWriter

from hall.cases.models import Case, CaseMaterial
from hall.cases.separators import mark_on
from hall.cases.services.audit_trail import write_event
from hall.cases.services.checklist import refuse_if_settled
from hall.cases.services.scans import PDF, attach_scan, check_scan, refuse_large
from hall.cases.services.steps import lock_units_then_case
from hall.clock import now
from hall.staff.actors import Actor


@dataclass(frozen=True)
class Filled:
    """How many pages of the stack went to a slot."""

    row: CaseMaterial
    pages: int


@transaction.atomic
def split_onto_slots(case: Case, upload: UploadedFile[bytes], *, by: Actor) -> list[Filled]:
    """Give every page of the stack to the slot of the separator before it; separators are left out.

    Nothing is kept of a stack with a page that belongs nowhere. Raises ValidationError saying which page is
    wrong and what to do, StepRefused when the case takes no materials now.
    """
    refuse_if_settled(lock_units_then_case(case.pk))
    name = upload.name or "整叠扫描件.pdf"
    refuse_large(name, upload.size or 0)
    content = upload.read()
    kind, _ = check_scan(name, content)
    if kind != PDF:
        raise ValidationError("整叠扫描件应是一个 PDF 文件；单张图片请直接放到对应的材料上")
    stacks = stacks_of(case, PdfReader(BytesIO(content)))
    filled = [_keep(case, line, pages, by) for line, pages in stacks.items()]
    words = "、".join(f"{one.row.name}{one.pages}页" for one in filled)
    write_event(case, "scan", f"整叠扫描已分到各项：{words}"[:300], by=by, at=now())
    return filled


def stacks_of(case: Case, reader: PdfReader) -> dict[str, list[PageObject]]:
    """The pages by line of the checklist. Raises ValidationError for the first page that belongs nowhere."""
    known, stacks, here = {row.line for row in case.checklist}, defaultdict[str, list[PageObject]](list), ""
    for number, page in enumerate(reader.pages, start=1):
        mark = mark_on(page)
        if mark is None:
            if not here:
                raise ValidationError(f"第 {number} 页前面没有分隔页，请把分隔页放在每份材料的最上面再扫描")
            stacks[here].append(page)
        elif mark.case_number != case.number:
            raise ValidationError(f"第 {number} 页是受理号 {mark.case_number} 的分隔页，请换成本件的")
        elif mark.line not in known:
            raise ValidationError(f"第 {number} 页的分隔页已过期，请重新打印分隔页")
        else:
            here = mark.line
    if not stacks:
        raise ValidationError("扫描件里只有分隔页，没有材料；请核对后重新扫描")
    return stacks


def _keep(case: Case, line: str, pages: list[PageObject], by: Actor) -> Filled:
    row = next(one for one in case.checklist if one.line == line)
    writer, out = PdfWriter(), BytesIO()
    for page in pages:
        writer.add_page(page)
    writer.write(out)
    file = SimpleUploadedFile(f"{row.name[:60]}.pdf", out.getvalue(), content_type=PDF)
    attach_scan(case, row, file, by=by)
    return Filled(row, len(pages))
