"""How lines of a checklist are written, so that a table of materials reads like the table it comes from."""

from collections.abc import Iterable
from dataclasses import replace

from hall.catalogue.house_rules import GATES
from hall.catalogue.schema import Fact, Material, Need, Source
from hall.catalogue.words import Origin, Way
from hall.staff.departments import D

REGISTRY = frozenset({D.REGISTRATION})
REGISTRY_AND_HOUSING = frozenset({D.REGISTRATION, D.TRANSACTIONS})
REGISTRY_AND_TAX = frozenset({D.REGISTRATION, D.TAXATION})
ALL_THREE = frozenset({D.REGISTRATION, D.TRANSACTIONS, D.TAXATION})
HOUSING = frozenset({D.TRANSACTIONS})
TAX = frozenset({D.TAXATION})

PAPER = Source(Way.PAPER)
GENERATED = Source(Way.GENERATED)
IDENTITY_VERIFIED = Source(Way.SHARED_VERIFICATION, (D.PUBLIC_SECURITY, D.MARKET_REGULATION, D.CIVIL_AFFAIRS))


def verified_by(*departments: D) -> Source:
    """共享核验 of the paper by a department (materials.md: a way marked ※)."""
    return Source(Way.SHARED_VERIFICATION, departments)


def or_verified_by(*departments: D) -> Source:
    """或…共享核验: by the seed's own words a full substitute for the paper."""
    return Source(Way.SHARED_VERIFICATION, departments, substitutes=True)


def or_certificate_of(*departments: D) -> Source:
    """或通过…共享电子凭证: a full substitute for the paper."""
    return Source(Way.SHARED_CERTIFICATE, departments, substitutes=True)


def need(
    line: str,
    *materials: Material,
    by: frozenset[D],
    given_by: tuple[D, ...] = (D.APPLICANT,),
    ways: tuple[Source, ...] = (),
    when: Fact | None = None,
    group: str | None = None,
    called: str = "",
    heading: str = "",
    purpose: str = "",
    note: str = "",
) -> Need:
    """A line of the seed's tables; paper from the applicant is a way on every line."""
    return Need(
        line,
        materials,
        (PAPER, *ways),
        given_by,
        by,
        when,
        group,
        called=called,
        heading=heading,
        purpose=purpose,
        note=note,
    )


def norm(
    line: str,
    *materials: Material,
    by: frozenset[D] = REGISTRY,
    given_by: tuple[D, ...] = (D.APPLICANT,),
    ways: tuple[Source, ...] = (PAPER,),
    when: Fact | None = None,
    group: str | None = None,
    called: str = "",
    heading: str = "",
    basis: str = "",
    note: str = "",
) -> Need:
    """A line of the operating norms, for rows to which the seed gives no table."""
    return Need(
        f"k-{line}",
        materials,
        ways,
        given_by,
        by,
        when,
        group,
        Origin.NORMS,
        basis,
        called,
        heading,
        note=note,
    )


def consent(word: str, when: Fact, by: frozenset[D] = REGISTRY) -> Need:
    """The document that meets a gate asking for consent: asked for only when the gate asks.

    Raises ValueError when the house rule of that word is not met by a document.
    """
    rule = GATES[word]
    if rule.cured_by is None:
        raise ValueError(f"审查规则 {word} 没有可以消除它的书面材料")
    line = f"law-{rule.checks[0].lower()}"
    return Need(line, (rule.cured_by,), (PAPER,), (D.APPLICANT,), by, when, None, Origin.LAW, rule.law)


def lines(table: Iterable[Need], *names: str) -> tuple[Need, ...]:
    """These lines of a table, in the table's order. Raises KeyError when a name is not in the table."""
    rows = tuple(table)
    if missing := set(names) - {row.line for row in rows}:
        raise KeyError(f"材料表中没有 {'、'.join(sorted(missing))} 行")
    return tuple(row for row in rows if row.line in names)


def without(table: Iterable[Need], *names: str) -> tuple[Need, ...]:
    """The table without these lines. Raises KeyError when a name is not in the table."""
    rows = tuple(table)
    lines(rows, *names)
    return tuple(row for row in rows if row.line not in names)


def only(table: Iterable[Need], line: str, *materials: Material, called: str = "") -> tuple[Need, ...]:
    """The table with one line narrowed to some of its materials, under a name of its own."""
    return tuple(
        replace(row, materials=materials or row.materials, called=called) if row.line == line else row
        for row in table
    )


def always(table: Iterable[Need], *names: str) -> tuple[Need, ...]:
    """The table with these lines asked for without condition (the variant is the condition)."""
    return tuple(replace(row, when=None) if row.line in names else row for row in table)
