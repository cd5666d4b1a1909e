"""Is the book what it was? The chain of every unit, what stands, the queues of seizures, the daily seals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection, transaction

from hall.identity.keys import CannotDecrypt, decrypt, search_hash
from registration import chain
from registration.models import DailySeal, RealEstateUnit, SeizurePlace, Standing
from registration.models.choices import ENDINGS, EntryAction, RightKind
from registration.models.entries import GENESIS
from registration.restrictions import queue_of, standing_on
from registration.services.sealing import digest

ENOUGH: Final = 20
"""After so many breaches of one kind the rest is not looked for."""

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that is not as it was written; `entry_id` names the entry where there is one."""

    message: str
    entry_id: int | None = None


@dataclass(slots=True)
class Report:
    """What a verification has looked at and found."""

    entries: int = 0
    units: int = 0
    seals: int = 0
    head: str = GENESIS
    breaches: list[Breach] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not self.breaches


def verify(*, documents: bool = False, progress: Progress = lambda _count: None) -> Report:
    """Recompute everything from the entries, as of one moment, beside running writers.

    `documents` also decrypts every document number and compares it with its search hash (slower).
    """
    report = Report()
    with one_moment():
        report.breaches += verify_chain(report, progress)
        report.breaches += verify_standing()
        report.breaches += verify_places()
        report.breaches += verify_seals(report)
        if documents:
            report.breaches += verify_documents()
    return report


@contextmanager
def one_moment() -> Iterator[None]:
    """One snapshot for all queries, unless a transaction is open already (tests)."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            if outermost:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SET LOCAL cursor_tuple_fraction = 1")
        yield


def verify_chain(report: Report, progress: Progress) -> list[Breach]:
    """Every unit's entries in order: none missing, each linked to the one before, each as it was hashed."""
    breaches: list[Breach] = []
    unit, link = None, Link(1, GENESIS)
    for entry_id, unit_id, number, *entry in book_rows():
        if unit_id != unit:
            unit, link = unit_id, Link(1, GENESIS)
            report.units += 1
        if wrong := link.what_is_wrong(*entry):
            breaches.append(Breach(f"单元 {number} 第 {entry[0]} 条记载{wrong}", entry_id))
            if len(breaches) >= ENOUGH:
                break
        link = Link(entry[0] + 1, entry[2])
        report.entries += 1
        if report.entries % 10_000 == 0:
            progress(report.entries)
    return breaches


@dataclass(frozen=True, slots=True)
class Link:
    """What the next entry of a unit must begin with."""

    seq: int
    hash: str

    def what_is_wrong(self, seq: int, previous: str, stored: str, recipe: int, text: str | None) -> str:
        """In words what is wrong with the entry that comes here, or '' when nothing is."""
        if seq != self.seq:
            return f"之前缺少 {seq - self.seq} 条记载"
        if previous != self.hash:
            return "与前一条记载不相连"
        if recipe != chain.RECIPE:
            return f"的摘要方法 {recipe} 无法识别"
        if text is None or chain.entry_hash(recipe, previous, text) != stored:
            return "的内容与摘要不符"
        return ""


def book_rows() -> Iterator[Any]:
    """The whole book, streamed in the order of its chain."""
    with connection.chunked_cursor() as cursor:
        cursor.cursor.itersize = 5000
        cursor.execute(chain.book_sql())
        yield from cursor


STANDING_DIFFERS = f"""
    WITH ends AS (
        SELECT unit_id, right_id, max(seq) AS seq,
               min(registered_at) FILTER (WHERE action = '{EntryAction.BEGIN}') AS began
        FROM registration_entry GROUP BY unit_id, right_id
    ), should AS (
        SELECT e.id, e.unit_id, e.right_id, e.kind, x.began, m.rank,
               coalesce(o.last_day, z.last_day) AS last_day
        FROM ends x JOIN registration_entry e ON e.unit_id = x.unit_id AND e.seq = x.seq
        LEFT JOIN registration_mortgagecontent m ON m.entry_id = e.id
        LEFT JOIN registration_objectioncontent o ON o.entry_id = e.id
        LEFT JOIN registration_seizurecontent z ON z.entry_id = e.id
        WHERE e.action NOT IN ({", ".join(f"'{ending}'" for ending in ENDINGS)})
    ), differs AS MATERIALIZED (
        SELECT coalesce(w.unit_id, s.unit_id) AS unit_id, w.id AS should, s.entry_id AS stands,
               coalesce(w.kind, s.kind) AS kind
        FROM should w FULL JOIN registration_standing s ON s.unit_id = w.unit_id AND s.right_id = w.right_id
        WHERE (w.id, w.kind, w.began, w.rank, w.last_day)
            IS DISTINCT FROM (s.entry_id, s.kind, s.registered_at, s.rank, s.last_day)
    )
    SELECT u.number, d.should, d.stands, d.kind
    FROM differs d JOIN registration_realestateunit u ON u.id = d.unit_id
    ORDER BY 1, 2 LIMIT {ENOUGH}
"""  # noqa: S608 - constants of our own, no input
"""Materialized: the planner expects many differences and would look for the first of them unit by unit."""


def verify_standing() -> list[Breach]:
    """What stands is exactly what the entries leave standing."""
    with connection.cursor() as cursor:
        cursor.execute(STANDING_DIFFERS)
        rows = cursor.fetchall()
    return [Breach(standing_words(*row), row[1] or row[2]) for row in rows]


def standing_words(number: str, should: int | None, stands: int | None, kind: str) -> str:
    label = RightKind(kind).label
    if stands is None:
        return f"单元 {number} 的{label}按记载仍在现势，现势中却没有"
    if should is None:
        return f"单元 {number} 的{label}按记载已经终止，却仍在现势"
    return f"单元 {number} 的{label}现势与记载不一致"


def verify_places() -> list[Breach]:
    """On every seized share exactly the first in the order of service is effective."""
    seized = Standing.objects.filter(kind=RightKind.SEIZURE).values("unit")
    units = list(RealEstateUnit.objects.filter(pk__in=seized))
    rights = standing_on(units) if units else {}
    should = set()
    for unit in units:
        queue = queue_of(rights.get(unit.number, []))
        for seizure in queue.seizures:
            for lane in queue.lanes_of(seizure):
                should.add((unit.number, seizure.right_id, lane, queue.holder(lane) == seizure))
    rows = SeizurePlace.objects.values_list("unit__number", "standing__right_id", "share", "is_effective")
    wrong: dict[str, int] = defaultdict(int)
    for number, *_rest in should ^ set(rows):
        wrong[number] += 1
    return [Breach(f"单元 {number} 的查封位次与记载不一致") for number in sorted(wrong)[:ENOUGH]]


def verify_seals(report: Report) -> list[Breach]:
    """Each seal follows the one before and covers what it covered when it was made."""
    breaches, previous = [], GENESIS
    for seal in DailySeal.objects.order_by("number"):
        count, text = digest(seal)
        if seal.previous_hash != previous or seal.number != report.seals + 1:
            breaches.append(Breach(f"{seal}与前一日封不相连"))
        elif count != seal.entries:
            breaches.append(
                Breach(f"{seal}应覆盖 {seal.entries} 条记载，现有 {count} 条，登记簿被截短或者插入")
            )
        elif text != seal.hash:
            breaches.append(Breach(f"{seal}的摘要不符，所覆盖的记载被改动"))
        previous, report.head = seal.hash, seal.hash
        report.seals += 1
    return breaches[:ENOUGH]


def verify_documents() -> list[Breach]:
    """Every encrypted document number opens and is the one that was hashed."""
    breaches: list[Breach] = []
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT entry_id, position, document_number, document_hash FROM registration_party")
        for entry_id, position, cipher, stored in cursor:
            if not opens(cipher, stored):
                breaches.append(Breach(f"记载 {entry_id} 第 {position} 位权利人的证件号码被改动", entry_id))
                if len(breaches) >= ENOUGH:
                    break
    return breaches


def opens(cipher: str, stored_hash: str) -> bool:
    try:
        return search_hash(decrypt(cipher)) == stored_hash
    except CannotDecrypt:
        return False
