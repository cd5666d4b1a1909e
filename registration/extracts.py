"""Who may see what of a unit (不动产登记资料查询暂行办法; domain §10.1): nothing more than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from hall.cases.models import Case
from hall.catalogue import materials as m
from hall.clock import HALL_ZONE
from registration.books import Right, UnitBook
from registration.claims.reading import payload_of
from registration.display import area_words, content_rows, usage_words
from registration.models import ArchiveFile
from registration.words import full_day, holding_words


class Scope(StrEnum):
    """查询范围."""

    ALL = "登记结果"
    OWN = "本人权利的登记结果"
    YES_NO = "自然状况和有无限制"


SCOPES = {
    **dict.fromkeys(("successor", "contract", "lawsuit", "lawyer", "organ"), Scope.ALL),
    "intending": Scope.YES_NO,
}
PROVED = ("successor", "contract", "lawsuit", "lawyer", "organ")
"""Who sees the result of another's right only with a proof: succession, contract, lawsuit, letter."""
ONE_BY_ONE = ("contract", "lawsuit", "lawyer")
"""The interested ask for one unit at a time (查询暂行办法 20)."""
ORIGINALS = ("holder", "successor", "lawsuit", "lawyer", "organ")
"""Who may see and copy what the entries rest on, besides the entries; a contract opens the result only."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What one asker is shown of one unit: labelled lines, and the names of what was shown for the log."""

    scope: Scope
    condition: tuple[tuple[str, str], ...]
    rights: tuple[tuple[str, str], ...]
    restrictions: tuple[tuple[str, str], ...]
    originals: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> list[str]:
        """What was shown, for the record of looks."""
        labels = [label for label, _text in (*self.condition, *self.rights, *self.restrictions)]
        labels += ["登记原始资料"] if self.originals else []
        return list(dict.fromkeys(labels))


def standing_of(case: Case) -> str:
    return str(payload_of(case, m.QUERY_APPLICATION.code).get("standing") or "")


def extract_of(case: Case, book: UnitBook) -> Extract:
    """The extract a case is entitled to."""
    mine = frozenset(person.document_hash for person in case.people)
    standing = standing_of(case)
    scope = scope_for(standing, mine, book)
    shown = tuple(rights_seen(scope, mine, book))
    return Extract(
        scope,
        tuple(condition_of(book)),
        tuple(rights_shown(scope, mine, book)),
        tuple(restrictions_of(book)),
        tuple(originals_of(shown)) if standing in ORIGINALS else (),
    )


def scope_for(standing: str, mine: frozenset[str], book: UnitBook) -> Scope:
    """An owner sees all of the own home, another holder the own right, the others by their standing."""
    if standing != "holder":
        return SCOPES.get(standing, Scope.YES_NO)
    owns = book.title is not None and bool(book.title.documents & mine)
    return Scope.ALL if owns else Scope.OWN


def condition_of(book: UnitBook) -> Iterator[tuple[str, str]]:
    """自然状况: open to everybody who may ask at all."""
    yield "坐落", book.unit.address
    yield "面积", area_words(book.unit)
    yield "用途", usage_words(book.unit)
    if book.unit.land_ends_on:
        yield "土地使用期限", f"至{full_day(book.unit.land_ends_on)}"


def rights_shown(scope: Scope, mine: frozenset[str], book: UnitBook) -> Iterator[tuple[str, str]]:
    """The rights in full words, for those who may see them; names of the registered, no document numbers."""
    if scope is Scope.YES_NO:
        title = book.title
        yield "是否共有", "是" if title is not None and len(title.holders) > 1 else "否"
        return
    for right in rights_seen(scope, mine, book):
        yield right.kind.label, right_words(right)


def rights_seen(scope: Scope, mine: frozenset[str], book: UnitBook) -> Iterator[Right]:
    """The rights one may read: all, one's own, or none."""
    if scope is not Scope.YES_NO:
        yield from (right for right in book.rights if scope is Scope.ALL or right.documents & mine)


def originals_of(rights: Iterable[Right]) -> Iterator[tuple[str, str]]:
    """登记原始资料: the archive files of what these rights rest on, to be read and copied on the spot."""
    cases = list(dict.fromkeys(right.case_number for right in rights))
    for file in ArchiveFile.objects.filter(case_number__in=cases).order_by("number"):
        yield f"档案号 {file.number}", f"{file.title}，{file.pieces} 件 {file.pages} 页，可当场查阅、复制"


def right_words(right: Right) -> str:
    """权利人, 共有情况, 登记时间, particulars."""
    people = "、".join(person.name for person in right.holders)
    parts = [people, holding_words(right) if right.holders and not is_seizure(right) else ""]
    parts.append(f"{full_day(right.registered_at.astimezone(HALL_ZONE).date())}登记")
    parts += [f"{label}{text}" for label, text in content_rows(right.content)]
    return "；".join(filter(None, parts))


def is_seizure(right: Right) -> bool:
    return right.kind == "seizure"


def restrictions_of(book: UnitBook) -> Iterator[tuple[str, str]]:
    """有无: yes or no, without names."""
    for label, found in (
        ("抵押权", book.mortgages),
        ("预告登记", book.notices),
        ("异议登记", book.objections),
        ("居住权", book.residences),
        ("地役权", book.easements),
        ("查封等限制", (*book.seizures, *book.blocking_seizures)),
    ):
        yield label, yes_no(found)


def yes_no(found: Iterable[Right]) -> str:
    return "有" if list(found) else "无"
