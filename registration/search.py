"""Finding things in the register: by unit, certificate, ID number, two characters of a name, an address.

Every search reads an index and a bounded number of rows (performance.md P10, P11): no totals, no offsets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import Q

from hall.identity.fields import search_hash
from hall.identity.numbers import CertificateNumber
from hall.identity.numbers.spelling import compact
from registration.bigrams import has_fragment, plain
from registration.models import Certificate, RealEstateUnit, Standing
from registration.models.choices import PartyRole

LIMIT: Final = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One unit found, and by what."""

    unit: RealEstateUnit
    matched: str


def find(text: str, *, limit: int = LIMIT) -> list[Hit]:
    """Units for whatever was typed: a unit number or its beginning, certificate, ID number, name, address.

    Raises ValidationError for less than two characters.
    """
    wanted = text.strip()
    if len(plain(wanted)) < 2:
        raise ValidationError("请至少输入两个字或者完整的号码", code="too_short")
    number = compact(wanted)
    if number[:12].isdigit() and len(number) in range(12, 29) and not number.isdigit():
        return hits(by_unit_number(number, limit), "单元号")
    if "不动产" in wanted and "第" in wanted:
        return hits(by_certificate(wanted), "证号")
    if len(number) in range(15, 19) and number[:-1].isalnum() and number.isascii():
        return hits(by_document(wanted, limit), "证件号码")
    named = hits(by_name(wanted, limit), "权利人")
    return named + hits(by_address(wanted, limit - len(named)), "坐落") if len(named) < limit else named


def hits(units: Iterable[RealEstateUnit], matched: str) -> list[Hit]:
    return [Hit(unit, matched) for unit in units]


def by_unit_number(number: str, limit: int = LIMIT) -> list[RealEstateUnit]:
    """The unit of that number, or the units whose numbers begin with it."""
    units = RealEstateUnit.objects.filter(number__startswith=compact(number))
    return list(units.order_by("number")[:limit])


def by_certificate(number: str) -> list[RealEstateUnit]:
    """The units of a certificate. Raises ValidationError for a number that is none."""
    parsed = str(CertificateNumber.parse(number))
    return list(RealEstateUnit.objects.filter(certificates__number=parsed).order_by("number")[:LIMIT])


def by_document(number: str, limit: int = LIMIT) -> list[RealEstateUnit]:
    """Units on which this person holds a right now; finds through the search hash, decrypts nothing."""
    return held_by(Q(entry__parties__document_hash=search_hash(number)), limit)


def by_name(fragment: str, limit: int = LIMIT) -> list[RealEstateUnit]:
    """Units on which somebody of such a name (two characters or more of it) holds a right now."""
    return held_by(has_fragment("entry__parties__name", fragment), limit)


def held_by(somebody: Q, limit: int) -> list[RealEstateUnit]:
    """The units on which rights of such people stand; unsorted in the database, so that it stops early."""
    rights = Standing.objects.filter(somebody, entry__parties__role=PartyRole.HOLDER)
    found = {right.unit_id: right.unit for right in rights.order_by().select_related("unit")[:limit]}
    return sorted(found.values(), key=lambda unit: unit.number)


def by_address(fragment: str, limit: int = LIMIT) -> list[RealEstateUnit]:
    """Units whose address contains a fragment of two characters or more."""
    found = RealEstateUnit.objects.filter(has_fragment("address", fragment)).order_by()[:limit]
    return sorted(found, key=lambda unit: unit.number)


def certificate(number: str) -> Certificate | None:
    """The certificate of that number, if there is one. Raises ValidationError for a number that is none."""
    return Certificate.objects.filter(number=str(CertificateNumber.parse(number))).first()


def homes_of(document_hashes: Iterable[str]) -> int:
    """How many homes a household owns now, shares included: for 首套, 二套 and purchase limits."""
    return (
        Standing.objects.filter(
            kind="ownership",
            entry__ownership__use__startswith="1",
            entry__parties__document_hash__in=list(document_hashes),
            entry__parties__role=PartyRole.HOLDER,
        )
        .values("unit")
        .distinct()
        .count()
    )
