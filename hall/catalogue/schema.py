"""The words in which a business item is written down: frozen, without database, the same for every room.

An item says what must be brought (`Need`), who must answer (`CoReview`), what is asked of the case
(`GateUse`), how long it may take (`Limit`) and what it leaves in the register (`Part`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hall.catalogue.words import (
    CertificateKind,
    Fee,
    LimitKind,
    Origin,
    RegisterEffect,
    ReviewClass,
    Severity,
    Side,
    Way,
)
from hall.clock.grounds import StopGround
from hall.staff.departments import D

AFTER_RECORD = frozenset({"engross", "issue"})
"""Steps whose gates have nothing to say about 登簿 itself."""


@dataclass(frozen=True)
class Fact:
    """情形: something that is so or not so, on which a material, a review or a gate depends.

    `answered_by` is the department whose **facts** port knows it; None: asked at the counter.
    """

    word: str
    label: str
    not_needed_because: str
    answered_by: D | None = None


@dataclass(frozen=True)
class Material:
    """材料: a kind of document; `mark` is its number M01–M35 in the reference list, if it has one."""

    code: str
    name: str
    mark: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Source:
    """来源: one way in which a material may come in, and the departments that give or confirm it.

    `substitutes` is True where the seed's own words (或) let this way stand for the paper.
    """

    way: Way
    departments: tuple[D, ...] = ()
    substitutes: bool = False


@dataclass(frozen=True)
class Need:
    """应收材料: one line of a checklist. Several materials mean "either of them".

    `line` names the line of the seed's tables ("2-4a"), of the operating norms ("k-3") or of the law
    ("law-r09"); it is unique within an item. Needs of one `group` stand for one slot: one of them is enough.
    """

    line: str
    materials: tuple[Material, ...]
    sources: tuple[Source, ...]
    provided_by: tuple[D, ...]
    demanded_by: frozenset[D]
    when: Fact | None = None
    group: str | None = None
    origin: Origin = Origin.SEED
    basis: str = ""
    called: str = ""
    heading: str = ""
    purpose: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The name on the checklist: the seed's words, else the materials joined by 或."""
        return self.called or "或".join(material.name for material in self.materials)

    @property
    def ways(self) -> frozenset[Way]:
        """来源方式, without the departments."""
        return frozenset(source.way for source in self.sources)

    def departments_for(self, way: Way) -> tuple[D, ...]:
        """The departments that give or confirm this material in that way; empty: the way is not offered."""
        return tuple(d for source in self.sources if source.way == way for d in source.departments)

    def is_needed(self, facts: Collection[str]) -> bool:
        """Whether the line is asked for, given the words of the facts that are so."""
        return self.when is None or self.when.word in facts


@dataclass(frozen=True)
class CoReview:
    """联办: a department that must answer before approval; `working_days` is its own limit."""

    department: D
    working_days: int
    asks: str
    when: Fact | None = None
    opens_topic: str = "case.accepted"

    def is_needed(self, facts: Collection[str]) -> bool:
        """Whether the department is asked, given the words of the facts that are so."""
        return self.when is None or self.when.word in facts


@dataclass(frozen=True)
class GateUse:
    """审查: a named gate, the steps at which it is asked, and this item's own severity if it differs."""

    word: str
    at: frozenset[str]
    severity: Severity | None = None
    when: Fact | None = None


@dataclass(frozen=True)
class Limit:
    """办理时限: working days by law and as promised (0 for 即时), and the grounds that may stop the clock.

    COMBINED: each part has its own statutory clock of `statutory` days; the promise is one for all.
    """

    statutory: int
    promised: int
    kind: LimitKind
    stops: frozenset[StopGround]


@dataclass(frozen=True)
class Role:
    """申请角色: who applies, e.g. 买方 as the side that acquires."""

    side: Side
    label: str
    required: bool = True


@dataclass(frozen=True)
class Part:
    """登记: one registration of a case, in its order; a later part may use what an earlier one makes."""

    name: str
    roles: tuple[Role, ...]
    effect: RegisterEffect | None = None
    certificate: CertificateKind | None = None
    fee: Fee = Fee.FREE
    statutory: int = 30
    uses_earlier: bool = False
    of_shares: bool = False
    """Only shares pass: the other owners in shares stay as they are and need not apply (民法典 305)."""

    @property
    def joint(self) -> bool:
        """Whether two sides must apply together (条例 14)."""
        return len({role.side for role in self.roles if role.required}) > 1


@dataclass(frozen=True)
class BusinessItem:
    """事项: one row of the time-limit table of [S2] 五, or a variant of it that names its row."""

    code: str
    name: str
    row: int
    basis: str
    needs: tuple[Need, ...]
    gates: tuple[GateUse, ...]
    limit: Limit
    parts: tuple[Part, ...]
    co_reviews: tuple[CoReview, ...] = ()
    review: ReviewClass = ReviewClass.TWO_STEP
    owner: D = D.REGISTRATION
    is_variant: bool = False
    offered: bool = False
    through_variants: bool = False
    summary: str = ""
    announcement: bool = False
    site_visit: Fact | bool = False
    eligibility: tuple[str, ...] = ()  # more sentences of the guide's 我能办吗

    @property
    def receivers(self) -> frozenset[D]:
        """需求部门 other than the owner: who receives the file at 受理 and the result at 登簿."""
        demanded = frozenset[D]().union(*(need.demanded_by for need in self.needs))
        return (demanded | {review.department for review in self.co_reviews}) - {self.owner}

    @property
    def effects(self) -> tuple[RegisterEffect, ...]:
        """登簿 effects of all parts, in order."""
        return tuple(part.effect for part in self.parts if part.effect is not None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact a condition of this item asks about, each once, in order of first use."""
        conditions = [
            *(need.when for need in self.needs),
            *(review.when for review in self.co_reviews),
            *(use.when for use in self.gates),
            self.site_visit if isinstance(self.site_visit, Fact) else None,
        ]
        return tuple(dict.fromkeys(fact for fact in conditions if fact is not None))

    @property
    def statutory_words(self) -> str:
        """法定办理时限 as the table of [S2] 五 writes it: "30", "30+30", "1"."""
        return (
            "+".join(str(part.statutory) for part in self.parts)
            if self.is_combined
            else str(self.limit.statutory)
        )

    @property
    def promised_words(self) -> str:
        """承诺办理时限 as the table of [S2] 五 writes it: a number of working days or 即时办理."""
        return "即时办理" if self.is_instant else str(self.limit.promised)

    @property
    def is_instant(self) -> bool:
        """即时办理: a class of its own, not a number."""
        return self.limit.kind == LimitKind.INSTANT

    @property
    def is_combined(self) -> bool:
        """合并办理: several statutory clocks under one promise (row 15)."""
        return self.limit.kind == LimitKind.COMBINED

    def needs_for(self, facts: Collection[str]) -> tuple[Need, ...]:
        """The lines asked for when the facts of these words are so (groups are not resolved)."""
        return tuple(need for need in self.needs if need.is_needed(facts))

    def needless_for(self, facts: Collection[str]) -> tuple[tuple[Need, str], ...]:
        """The lines not asked for, each with its reason in Chinese."""
        return tuple(
            (need, need.when.not_needed_because)
            for need in self.needs
            if need.when is not None and not need.is_needed(facts)
        )

    def demanded_by(self, department: D | str) -> tuple[Need, ...]:
        """The lines whose 需求部门 the department is: all it may see of the file (requirement S3)."""
        return tuple(need for need in self.needs if department in need.demanded_by)

    def co_reviews_for(self, facts: Collection[str]) -> tuple[CoReview, ...]:
        """The departments that must answer when the facts of these words are so."""
        return tuple(review for review in self.co_reviews if review.is_needed(facts))

    def gates_at(self, step: str, facts: Collection[str]) -> tuple[GateUse, ...]:
        """The gates asked at a step; `record` (or `finish` without 登簿) asks all of the review again."""
        last = step in {"record", "finish"}
        asked = (use for use in self.gates if step in use.at or (last and not use.at <= AFTER_RECORD))
        return tuple(use for use in asked if use.when is None or use.when.word in facts)

    def need(self, line: str) -> Need:
        """The line of that name. Raises KeyError when the item does not ask for it (P18)."""
        for need in self.needs:
            if need.line == line:
                return need
        raise KeyError(f"事项 {self.code} 没有材料行 {line}")


def gate(
    word: str, *, at: Iterable[str], severity: Severity | None = None, when: Fact | None = None
) -> GateUse:
    """Bind a gate to steps: `gate("taxes_are_cleared", at={"record"})`."""
    return GateUse(word, frozenset(at), severity, when)


def co_review(department: D, asks: str, *, working_days: int = 1, when: Fact | None = None) -> CoReview:
    """A department that must answer within its own working days; `asks` says what, for the guide."""
    return CoReview(department, working_days, asks, when)


def limit(*, statutory: int = 30, promised: int, stops: Iterable[StopGround] = ()) -> Limit:
    """A limit in working days."""
    return Limit(statutory, promised, LimitKind.WORKING_DAYS, frozenset(stops))


def instant(*, statutory: int = 30, stops: Iterable[StopGround] = ()) -> Limit:
    """即时办理, with the statutory working days of the table."""
    return Limit(statutory, 0, LimitKind.INSTANT, frozenset(stops))


def combined(*, statutory: int = 30, promised: int, stops: Iterable[StopGround] = ()) -> Limit:
    """合并办理: one statutory clock per part, one promise."""
    return Limit(statutory, promised, LimitKind.COMBINED, frozenset(stops))
