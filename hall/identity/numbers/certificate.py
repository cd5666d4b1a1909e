"""Numbers of certificates: 粤（2026）云浮市不动产权第0000001号, 粤（2026）罗定市不动产证明第0000123号.

Older certificates (粤房地权证…, 国有土地使用证) stay valid (条例 33) and are kept as free text, not here.
"""

import re
from dataclasses import dataclass
from typing import Self

from django.db.models import TextChoices

from hall.identity.numbers.jurisdictions import PROVINCE_LETTERS
from hall.identity.numbers.spelling import refused, with_full_brackets

EXAMPLE = "粤（2026）云浮市不动产权第0000001号"
LONGEST = 60
_SHAPE = re.compile(
    rf"([{PROVINCE_LETTERS}])（(20\d\d)）([\u4e00-\u9fa5]{{2,20}}?)(不动产权|不动产证明)第(\d{{7,}})号",
    re.ASCII,
)


class CertificateKind(TextChoices):
    """What is handed out: a title for ownership and use rights, a proof for everything else."""

    TITLE = "title", "不动产权证书"
    PROOF = "proof", "不动产登记证明"

    @property
    def word(self) -> str:
        """How the number names it – 不动产证明, not 登记证明."""
        return "不动产权" if self is CertificateKind.TITLE else "不动产证明"


@dataclass(frozen=True, slots=True)
class CertificateNumber:
    """证号: province letter, year, office, kind, running number within office × year × kind."""

    province: str
    year: int
    office: str
    kind: CertificateKind
    serial: int
    width: int = 7

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a certificate number; any brackets, blanks and full-width digits are all right.

        Raises ValidationError.
        """
        number = with_full_brackets(text)
        if not number:
            raise refused("请填写证号。", "empty")
        if len(number) > LONGEST:
            raise refused(f"证号不会超过 {LONGEST} 个字，请对照证书重录。", "length")
        match = _SHAPE.fullmatch(number)
        if match is None:
            raise refused(_what_is_wrong(number), "shape")
        province, year, office, word, digits = match.groups()
        if int(digits) == 0:
            raise refused("证号的顺序号从 0000001 开始，请对照证书重录。", "serial")
        kind = CertificateKind.TITLE if word == "不动产权" else CertificateKind.PROOF
        return cls(province, int(year), office, kind, int(digits), len(digits))

    def __str__(self) -> str:
        return f"{self.province}（{self.year}）{self.office}{self.kind.word}第{self.serial:0{self.width}d}号"


def _what_is_wrong(number: str) -> str:
    if "登记证明第" in number:
        return "登记证明的证号写作“…不动产证明第…号”，没有“登记”二字，请对照证明重录。"
    if "（" not in number:
        return f"证号中的年份要加括号，如“{EXAMPLE}”，请对照证书重录。"
    if (match := re.search(r"第(\d+)号", number)) and len(match[1]) < 7:
        return f"证号的顺序号至少 7 位，现为 {len(match[1])} 位，请对照证书补足前面的 0。"
    return f"证号的写法应如“{EXAMPLE}”；2015 年以前的房产证、土地证请填在“原证号”一栏。"
