"""Fragments of Chinese text found through an index of core PostgreSQL: pairs of neighbouring characters.

pg_trgm finds no Chinese under LC_CTYPE=C and says nothing (reliability.md, fact 7). A number of two
to four digits stands in the index as a whole as well, with the character after it: in 禾路123号 the
pairs 12 and 23 are in every tenth address, 123号 in one of thousands.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value

WHOLE_NUMBER = "(?<![0-9])[0-9]{2,4}[^0-9]"
"""A number and the character after it, to PostgreSQL as to Python."""
CREATE_FUNCTION = f"""
CREATE OR REPLACE FUNCTION public.registration_bigrams(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT pg_catalog.array_agg(DISTINCT part)
    FROM (SELECT pg_catalog.upper(pg_catalog.normalize(value, 'NFKC')) AS text) AS plain,
    LATERAL (
        SELECT pg_catalog.substr(plain.text, place, 2)
        FROM pg_catalog.generate_series(1, pg_catalog.length(plain.text) - 1) AS place
        UNION ALL
        SELECT (pg_catalog.regexp_matches(plain.text, '{WHOLE_NUMBER}', 'g'))[1]
    ) AS parts(part)
$$
"""  # noqa: S608 - both parts are ours
DROP_FUNCTION = "DROP FUNCTION public.registration_bigrams(text)"
PARTS: ArrayField[Any, Any] = ArrayField(models.TextField())


class Bigrams(Func):
    """The neighbouring pairs of a text, NFKC and upper case, and its numbers: 路12号 → 路1, 12, 2号, 12号."""

    function = "public.registration_bigrams"
    output_field = PARTS


class BigramIndex(GinIndex):
    """A GIN index over the bigrams of one column; no pending list, so that a search never pays for it."""

    def __init__(self, *expressions: Any, **kwargs: Any) -> None:
        bigrams = [Bigrams(F(e)) if isinstance(e, str) else e for e in expressions]
        super().__init__(*bigrams, **{"fastupdate": False} | kwargs)


def plain(text: str) -> str:
    """Text in the form the index sees."""
    return unicodedata.normalize("NFKC", text).upper().strip()


def sought(fragment: str) -> list[str]:
    """What every text with this plain fragment has in the index: whole numbers, and the pairs outside them.

    A number at the beginning of the fragment may be the end of a longer one: only its pairs are sought.
    """
    whole = [found for found in re.finditer(WHOLE_NUMBER, fragment) if found.start()]
    inside = {place for found in whole for place in range(found.start(), found.end() - 1)}
    pairs = [fragment[place : place + 2] for place in range(len(fragment) - 1) if place not in inside]
    return [found.group() for found in whole] + pairs


def has_fragment(field: str, text: str) -> Q:
    """Rows whose `field` contains `text` (two characters or more), found through the bigram index.

    Raises ValueError for less than two characters: that would read the whole table.
    """
    wanted = plain(text)
    if len(wanted) < 2:
        raise ValueError("至少输入两个字")
    holds_parts = Q(ContainsBigrams(Bigrams(F(field)), Value(sought(wanted), output_field=PARTS)))
    if len(wanted) == 2:
        return holds_parts  # one pair is the fragment itself
    fragment = wanted.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    stored = Func(Func(F(field), Value("NFKC"), function="pg_catalog.normalize"), function="upper")
    return holds_parts & Q(IsLike(stored, Value(f"%{fragment}%")))


class ContainsBigrams(Func):
    """`field @> wanted`, on the indexed expression."""

    template = "(%(expressions)s)"
    arg_joiner = " @> "
    output_field = models.BooleanField()
    conditional = True


class IsLike(Func):
    """`text LIKE pattern`, to throw out texts that hold the pairs but not the fragment."""

    template = "(%(expressions)s)"
    arg_joiner = " LIKE "
    output_field = models.BooleanField()
    conditional = True
