"""How a tax sheet is shown: one row per line, zeros folded with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from taxation.models import AssessmentLine, AssessmentRevision
from taxation.sheet import Payer, Tax, TaxLine, TaxSheet, Verdict, payer_name, percent
from taxation.situation import Transfer

MEANINGS = {
    Verdict.DUE: "run",
    Verdict.REDUCED: "ok",
    Verdict.EXEMPT: "ok",
    Verdict.NOT_TAXABLE: "idle",
}


@dataclass(frozen=True)
class SheetRow:
    """One line as the pages show it; amounts in yuan, `rate` in words (1.5%, 免征)."""

    key: str
    tax: str
    payer: str
    verdict: str
    meaning: str
    base: Decimal
    rate: str
    amount: Decimal
    estimated: Decimal
    relief: str
    legal_basis: str
    note: str

    @property
    def was_changed(self) -> bool:
        return self.amount != self.estimated


@dataclass(frozen=True)
class SheetRows:
    """The rows with something to pay, and those of zero to be folded."""

    due: Sequence[SheetRow]
    zero: Sequence[SheetRow]
    seller: str
    buyer: str

    @property
    def all(self) -> list[SheetRow]:
        return [*self.due, *self.zero]


HALF = Decimal("0.5")


def rate_words(rate: Decimal | None, share: Decimal) -> str:
    """3%, 7%减半; empty where no rate applies."""
    words = percent(rate)
    return f"{words}减半" if words and share == HALF else words


def rows_of(revision: AssessmentRevision) -> SheetRows:
    """The rows of an assessment's revision."""
    lines = list(revision.lines.all())
    return _split([_row(line, line.estimated, revision.transfer) for line in lines], revision.transfer)


def estimate_rows(sheet: TaxSheet) -> SheetRows:
    """The rows of a computed sheet."""
    return _split([_row(line, line.amount, sheet.transfer) for line in sheet.lines], sheet.transfer)


def _row(line: TaxLine | AssessmentLine, estimated: Decimal, transfer: Transfer) -> SheetRow:
    verdict = Verdict(line.verdict)
    return SheetRow(
        key=f"{line.tax}.{line.payer}",
        tax=Tax(line.tax).label,
        payer=payer_name(transfer, Payer(line.payer)),
        verdict=verdict.label,
        meaning=MEANINGS[verdict],
        base=line.base,
        rate=rate_words(line.rate, line.share) or verdict.label,
        amount=line.amount,
        estimated=estimated,
        relief=line.relief,
        legal_basis=line.legal_basis,
        note=line.note,
    )


def _split(rows: list[SheetRow], transfer: Transfer) -> SheetRows:
    return SheetRows(
        due=[row for row in rows if row.amount or row.estimated],
        zero=[row for row in rows if not (row.amount or row.estimated)],
        seller=payer_name(transfer, Payer.SELLER),
        buyer=payer_name(transfer, Payer.BUYER),
    )
