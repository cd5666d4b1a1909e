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
from registration.words import full_day, holding_words


class Scope(StrEnum):
    """查询范围."""

    ALL = "登记结果"
    OWN = "本人权利的登记结果"
    YES_NO = "自然状况和有无限制"


SCOPES = {"contract": Scope.ALL, "lawsuit": Scope.ALL, "organ": Scope.ALL, "intending": Scope.YES_NO}
PROVED = ("contract", "lawsuit", "organ")
"""Who sees the result of another's right only with a contract, a filed lawsuit or an official letter."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What one asker is shown of one unit: labelled lines, and the names of what was shown for the log."""

    scope: Scope
    condition: tuple[tuple[str, str], ...]
    rights: tuple[tuple[str, str], ...]
    restrictions: tuple[tuple[str, str], ...]

    @property
    def fields(self) -> list[str]:
        """What was shown, for the record of looks."""
        labels = [label for label, _text in (*self.condition, *self.rights, *self.restrictions)]
        return list(dict.fromkeys(labels))


def standing_of(case: Case) -> str:
    return str(payload_of(case, m.QUERY_APPLICATION.code).get("standing") or "")


def extract_of(case: Case, book: UnitBook) -> Extract:
    """The extract a case is entitled to."""
    mine = frozenset(person.document_hash for person in case.people)
    scope = scope_for(standing_of(case), mine, book)
    return Extract(
        scope,
        tuple(condition_of(book)),
        tuple(rights_shown(scope, mine, book)),
        tuple(restrictions_of(book)),
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
    for right in book.rights:
        if scope is Scope.ALL or right.documents & mine:
            yield right.kind.label, right_words(right)


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
