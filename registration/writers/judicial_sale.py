"""司法过户: what a sale by a court ends, what passes, and what stays (domain §6.5); one plan, one 登簿."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from hall.catalogue.words import RegisterEffect
from registration.books import Right, UnitBook
from registration.holders import Holder, check_holders
from registration.models.choices import RegistrationType, RightKind
from registration.plans import Plan, PlannedEntry, Retirement
from registration.sealing_courts import sealer_of
from registration.seizures import WHOLE, rearrange
from registration.services.settlement import entries_of
from registration.writers import Books, writes
from registration.writers.burdens import Ending, ending_entry
from registration.writers.ownership import OwnershipTransfer, book_of, transfer_unit
from registration.writers.seizures import as_queued

DISPOSED_BY_COURT = "人民法院已处置标的物，查封效力消灭"
LAPSED_WITH_IT = "标的物全部处置，轮候查封自动失效"
ENDING_CAUSES = {
    RightKind.MORTGAGE: "拍卖、变卖或者抵债，担保物权消灭",
    RightKind.ADVANCE_NOTICE: "依人民法院协助执行文书注销预告登记",
    RightKind.OBJECTION: "依人民法院协助执行文书注销异议登记",
}


@dataclass(frozen=True, slots=True)
class CourtTransfer:
    """What a transfer by order of a court asks for.

    `ends` are the kinds of burdens the court has said end; nothing is ended that it left out. `share` is the
    document hash of the debtor whose share alone passes, WHOLE where the property passes altogether. `on`:
    day of registration.
    """

    transfer: OwnershipTransfer
    court: str
    on: date
    ends: frozenset[RightKind] = frozenset()
    share: str = WHOLE
    retires: tuple[Retirement, ...] = ()

    @property
    def unit_numbers(self) -> tuple[str, ...]:
        return self.transfer.unit_numbers

    @property
    def ruling(self) -> str:
        """案号 of the ruling all of this rests on."""
        return self.transfer.document_number


@writes(RegisterEffect.TRANSFER_BY_COURT)
def transfer_by_court(asked: CourtTransfer, books: Books) -> Plan:
    """Seizures end, burdens the court named end, the title passes; residence and easements stay.

    法释〔2004〕16号 28 (担保物权消灭, 用益物权不消灭), 法发〔2004〕5号 20 (轮候失效). Raises ValidationError:
    no ownership, the same owners as before, a seizure of the whole left over where only a share passes.
    """
    holders = check_holders(asked.transfer.holders)
    plans = [sold(asked, holders, book_of(number, books)) for number in asked.unit_numbers]
    return Plan.of(plans) + Plan(retirements=asked.retires)


def sold(asked: CourtTransfer, holders: tuple[Holder, ...], book: UnitBook) -> Plan:
    """One unit: ends before it begins."""
    passing = transfer_unit(asked.transfer, holders, book)
    gone = {entry.right_id for entry in passing.endings}
    burdens = (end(right, asked) for right in burdens_ended(asked, book) if right.right_id not in gone)
    entries = (*seizures_ended(asked, book), *burdens, *passing.entries)
    return Plan(entries, passing.certificates)


def burdens_ended(asked: CourtTransfer, book: UnitBook) -> Iterable[Right]:
    """The mortgages, notices and objections that the court has ordered to end."""
    return (right for right in book.rights if right.kind in asked.ends and right.kind in ENDING_CAUSES)


def end(right: Right, asked: CourtTransfer) -> PlannedEntry:
    ending = Ending(asked.unit_numbers, right.right_id, ENDING_CAUSES[right.kind], asked.ruling)
    return ending_entry(right, ending)


def seizures_ended(asked: CourtTransfer, book: UnitBook) -> tuple[PlannedEntry, ...]:
    """全部处置: every seizure ends; of a share: those on it, and who waits behind them moves up."""
    if asked.share == WHOLE:
        return tuple(seizure_ended(seizure, asked) for seizure in book.seizures)
    over = [s for s in book.seizures if s.content.share == asked.share or is_own(s, asked)]
    left = [s for s in book.seizures if s not in over]
    if whole := [s for s in left if s.content.share == WHOLE]:
        first = whole[0].content
        raise ValidationError(
            f"{first.authority}{first.document_number}查封的是全部份额，只处置部分份额后的查封范围"
            "须由人民法院明确，请函询",
            code="whole_remains",
        )
    queue = as_queued(book)
    _after, events = rearrange(queue, queue.without(*(s.right_id for s in over)), asked.on)
    return (*(seizure_ended(s, asked) for s in over), *entries_of(events, book.rights))


def is_own(seizure: Right, asked: CourtTransfer) -> bool:
    """Whether the disposing court seized it."""
    return sealer_of(seizure) == asked.court


def seizure_ended(seizure: Right, asked: CourtTransfer) -> PlannedEntry:
    cause = DISPOSED_BY_COURT if is_own(seizure, asked) or seizure.is_effective else LAPSED_WITH_IT
    ending = Ending(asked.unit_numbers, seizure.right_id, cause, asked.ruling, RegistrationType.SEIZURE)
    return ending_entry(seizure, ending)
