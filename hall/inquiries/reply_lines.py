"""Lines of a reply as a text area holds them: one a row, 名目：内容."""

from collections.abc import Sequence

from hall.inquiries.answers import Line


def rows_for(lines: Sequence[Line]) -> int:
    """How high the text area must be for its lines to be read without scrolling, as far as a page bears."""
    return min(max(sum(1 + len(one.text) // 60 for one in lines) + 1, 3), 18)


def written(lines: Sequence[Line]) -> str:
    """Lines as a text area holds them."""
    return "\n".join(f"{one.label}：{one.text}" if one.label else one.text for one in lines)


def read_lines(text: str) -> list[Line]:
    """The text area's lines again: 名目：内容."""
    found = []
    for row in filter(None, (row.strip() for row in text.replace("\x00", "").splitlines())):
        label, colon, rest = row.partition("：")
        found.append(Line(label, rest) if colon and len(label) <= 60 and rest else Line("", row))
    return found
