"""Fragments of Chinese text found through an index of core PostgreSQL: pairs of neighbouring characters.

pg_trgm finds no Chinese under LC_CTYPE=C and says nothing (reliability.md, fact 7).
"""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q, Value

CREATE_FUNCTION = """
CREATE FUNCTION public.registration_bigrams(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT pg_catalog.array_agg(DISTINCT pg_catalog.substr(plain.text, place, 2))
    FROM (SELECT pg_catalog.upper(pg_catalog.normalize(value, 'NFKC')) AS text) AS plain,
         pg_catalog.generate_series(1, pg_catalog.length(plain.text) - 1) AS place
$$
"""
DROP_FUNCTION = "DROP FUNCTION public.registration_bigrams(text)"


class Bigrams(Func):
    """The neighbouring pairs of a text, NFKC and upper case: 林小禾 → {林小, 小禾}."""

    function = "public.registration_bigrams"
    output_field = ArrayField(models.TextField())


class BigramIndex(GinIndex):
    """A GIN index over the bigrams of one column; no pending list, so that a search never pays for it."""

    def __init__(self, *expressions: Any, **kwargs: Any) -> None:
        bigrams = [Bigrams(F(e)) if isinstance(e, str) else e for e in expressions]
        super().__init__(*bigrams, **{"fastupdate": False} | kwargs)


def plain(text: str) -> str:
    """Text in the form the index sees."""
    return unicodedata.normalize("NFKC", text).upper().strip()


def has_fragment(field: str, text: str) -> Q:
    """Rows whose `field` contains `text` (two characters or more), found through the bigram index.

    Raises ValueError for less than two characters: that would read the whole table.
    """
    wanted = plain(text)
    if len(wanted) < 2:
        raise ValueError("至少输入两个字")
    holds_pairs = Q(ContainsBigrams(Bigrams(F(field)), Bigrams(Value(wanted))))
    if len(wanted) == 2:
        return holds_pairs  # one pair is the fragment itself
    fragment = wanted.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
    stored = Func(Func(F(field), Value("NFKC"), function="pg_catalog.normalize"), function="upper")
    return holds_pairs & Q(IsLike(stored, Value(f"%{fragment}%")))


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
