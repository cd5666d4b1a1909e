"""更正: the error is stated as the book has it, by who may say so, and it is not too late."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from hall.catalogue.causes import GROUNDS
from hall.catalogue.words import Side
from hall.clock.grounds import StopGround
from hall.identity.documents import check_document
from hall.identity.fields import search_hash
from registration.books import Right
from registration.claims.correction import current_value, masked, said_of, wrong_right
from registration.claims.right_values import DOCUMENT, NAME, READERS
from registration.gates.asking import documents, rights_of
from registration.models import Entry, Party
from registration.models.choices import RegistrationType

BURDENS: Final = ("notices", "seizures", "mortgages", "easements", "residences")
"""What somebody may have taken on the strength of a wrong entry."""
INHERITED: Final = frozenset({GROUNDS["law"], GROUNDS["will"]})
MOST_ENTRIES: Final = 50
"""So far back is an error followed."""


@gate("correction_is_stated")
def correction_is_stated(ask: Ask) -> Answer:
    """实施细则第七十九条 – the book says what is said to be wrong, and the right value can stand there."""
    try:
        said, title = said_of(ask.case), wrong_right(ask.case)
        READERS[said["item"]](said["right_value"])
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    item = said["item"]
    if item in (NAME, DOCUMENT):
        return person_is_stated(item, said, title)
    if not hasattr(title.content, item):
        return fails("登记簿没有这一项，请核对更正的项目")
    if said["wrong_value"] != current_value(item, title):
        return fails(
            f"登记簿现在的记载是“{current_value(item, title)}”，与所写“{said['wrong_value']}”不一致，请核对"
        )
    return passes(f"登记簿现在记载“{said['wrong_value']}”，应为“{said['right_value']}”")


def person_is_stated(item: str, said: dict[str, Any], title: Right) -> Answer:
    """The book has one such person, and the right number is one of that kind of document."""
    wrong = said["wrong_value"]
    known = [
        one
        for one in title.people
        if wrong == one.name or (item == DOCUMENT and search_hash(wrong) == one.document_hash)
    ]
    if len(known) != 1:
        return fails(f"登记簿上没有权利人“{masked(item, wrong)}”，请核对现在的记载")
    if item == DOCUMENT:
        try:
            check_document(known[0].document_kind, said["right_value"])
        except ValidationError as refused:
            return fails(f"应当记载的证件号码不成立：{refused.messages[0]}")
    return passes("已写明更正的权利人信息")


@gate("corrector_may_apply")
def corrector_may_apply(ask: Ask) -> Answer:
    """实施细则第七十九条 – the holder, or who has an interest and either the holder's consent or proof."""
    sides = {role.side for part in ask.case.item.parts for role in part.roles}
    if Side.REGISTRY in sides:
        return passes("登记机构依职权更正")
    try:
        title = wrong_right(ask.case)
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    if Side.INTERESTED in sides:
        if ask.has_material(m.INTEREST_PROOF.code):
            return passes("利害关系人已提交利害关系证明")
        return fails("请提交与登记的不动产权利存在利害关系的材料")
    if documents(ask.case.people) & title.documents:
        return passes("权利人本人申请")
    return fails(f"申请人不是登记簿记载的权利人{title.names}，请按利害关系人申请")


@gate("correction_is_still_possible")
def correction_is_still_possible(ask: Ask) -> Answer:
    """实施细则第八十一条 – ex officio not after a disposal, notice or seizure on the wrong entry."""
    try:
        said, title = said_of(ask.case), wrong_right(ask.case)
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    wrong = entries_with_the_error(said, title)
    if disposed := next((entry for entry in wrong[:-1] if is_disposal(entry)), None):
        return fails(
            "错误登记之后不动产已经转移，不能依职权更正，请当事人申请或者诉讼解决",
            evidence=disposed.case_number,
        )
    later = [
        right
        for kind in BURDENS
        for right in rights_of(ask, kind)
        if right.registered_at > wrong[-1].registered_at and right.right_id != title.right_id
    ]
    if later:
        return fails(
            f"错误登记之后已办理{later[0].kind.label}，不能依职权更正，请当事人申请或者诉讼解决",
            evidence=later[0].case_number,
        )
    return passes("错误登记之后没有处分、预告登记和查封")


def entries_with_the_error(said: dict[str, Any], title: Right) -> list[Entry]:
    """The entry that is wrong and those before it that said the same, back to where the error was made."""
    entry = Entry.objects.with_content().get(pk=title.entry_id)
    found = [entry]
    while entry.predecessor_id and len(found) < MOST_ENTRIES:
        entry = Entry.objects.with_content().get(pk=entry.predecessor_id)
        if not says_so(said, entry):
            break
        found.append(entry)
    return found


def says_so(said: dict[str, Any], entry: Entry) -> bool:
    """Whether an earlier entry has the value that is said to be wrong."""
    item, wrong = said["item"], said["wrong_value"]
    if item in (NAME, DOCUMENT):
        return any(wrong == one.name or search_hash(wrong) == one.document_hash for one in parties_of(entry))
    return hasattr(entry.content, item) and current_value(item, entry) == wrong


def parties_of(entry: Entry) -> QuerySet[Party]:
    return Party.objects.filter(entry=entry.pk).defer("document_number")


def is_disposal(entry: Entry) -> bool:
    """A right that passed by its holder's act: an heir stands where the dead stood (民法典 230)."""
    return entry.registration_type == RegistrationType.TRANSFER and entry.cause not in INHERITED


@gate("owner_was_told_of_the_error")
def owner_was_told_of_the_error(ask: Ask) -> Answer:
    """实施细则第八十一条 – the holder was told first and let thirty working days pass."""
    told = [one for one in ask.case.pauses.all() if one.ground == StopGround.OWNER_NOTICE]
    if not told:
        return fails("请先通知权利人申请更正（三十个工作日）")
    if any(one.is_open for one in told):
        return fails("通知权利人申请更正的期限还没有满")
    return passes("已通知权利人，期满没有申请", evidence=told[0].document)
