"""Is it the registered owner, and all of them, who apply?"""

from __future__ import annotations

from fractions import Fraction

from django.core.exceptions import ValidationError

from hall.cases.models import Applicant
from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.cases.states import CoOwnership
from hall.catalogue import materials as m
from registration.books import Person, Right
from registration.claims.naming import EXPECTED, named_right
from registration.claims.people import Former, Predecessors, former_of, predecessors_of
from registration.gates.asking import acquirers, disposers, documents, rights_of, titles_of
from registration.gates.consents import masked, unheard, wanted
from registration.words import holding_words


@gate("applicant_is_registered_owner")
def applicant_is_registered_owner(ask: Ask) -> Answer:
    """check:R02 – who disposes is who is registered: name and document (条例第十八条)."""
    titles = titles_of(ask)
    if not titles:
        return fails("登记簿上没有现势权利，转让方、抵押人等无从核对，请先办理首次登记")
    if gone := predecessors_of(ask.case):
        return predecessor_is_registered(gone, titles)
    known = former_of(ask.case)
    strangers = [one for one in disposers(ask) if not any(is_holder(one, t, known) for t in titles)]
    strangers = strangers or [
        one for one in disposers(ask) if not all(has_applicant(title, ask, known) for title in titles)
    ]
    if strangers:
        names = "、".join(dict.fromkeys(one.masked_name for one in strangers))
        return fails(
            f"{names}不是登记簿记载的权利人（登记簿记载为{titles[0].names}），请核对申请人或者先办理更名",
            evidence=titles[0].case_number,
        )
    return passes(f"申请人与登记簿记载一致：{titles[0].names}，{holding_words(titles[0])}")


def predecessor_is_registered(gone: Predecessors, titles: list[Right]) -> Answer:
    """Who has died or been merged is who is registered (条例第十四条: the successor applies alone)."""
    for title in titles:
        found = [person.name for person in title.holders if gone.was(person)]
        if gone.names - set(found):
            return fails(
                f"登记簿记载的权利人是{title.names}，与材料所载的被继承人或者原单位不一致，"
                "请核对姓名、名称和证件号码",
                evidence=title.case_number,
            )
        if len(found) > len(gone.names) and not gone.document_hashes:
            return fails(
                f"登记簿上有同名的共有人（{title.names}），请在继承、合并材料一行填写被继承人或者原单位的证件号码",
                evidence=title.case_number,
            )
    return passes(f"被继承人或者原单位与登记簿记载一致：{titles[0].names}")


def has_applicant(title: Right, ask: Ask, known: Former) -> bool:
    """Whether one who disposes is registered on this unit."""
    return any(is_holder(one, title, known) for one in disposers(ask))


def is_holder(applicant: Applicant, title: Right, known: Former) -> bool:
    """The same document and the same name, or those of before a proven change."""
    return any(known.was(applicant, person) for person in title.holders)


@gate("applicant_is_registered_holder")
def applicant_is_registered_holder(ask: Ask) -> Answer:
    """check:R02 – who changes or ends a mortgage, notice, easement or residence is its registered holder.

    Where a proof names the right, it must stand on the case's units and all its holders apply.
    """
    if ask.has_material(m.REGISTRATION_PROOF.code) and (effect := naming_effect(ask)):
        return holder_of_named_right(ask, effect)
    kinds = ("mortgages", "easements", "residences", "notices")
    known = frozenset[str]().union(*(right.documents for kind in kinds for right in rights_of(ask, kind)))
    if documents(disposers(ask)) & known or documents(acquirers(ask)) & known:
        return passes("申请人是登记簿记载的权利人")
    return fails("申请人不是登记簿记载的抵押权人、地役权人、居住权人或者预告登记权利人，请核对申请人")


def naming_effect(ask: Ask) -> str:
    """The effect of the part that changes or ends a right named by a proof; '' where there is none."""
    return next((part.effect for part in ask.case.ordered_parts if part.effect in EXPECTED), "")


def holder_of_named_right(ask: Ask, effect: str) -> Answer:
    """The proof names a right that stands, and who holds it applies, under the registered name."""
    try:
        named = ask.once("named right", lambda: named_right(ask.case, effect))
    except ValidationError as refused:
        return fails("；".join(refused.messages))
    right = named.right
    known, people = former_of(ask.case), ask.case.people
    absent = [person for person in right.holders if not any(known.was(one, person) for one in people)]
    if absent:
        who, number = masked(absent), named.certificate.number
        return fails(
            f"{number}的权利人{who}没有申请，或者姓名、名称与登记簿不一致，请核对申请人；"
            "改过姓名、名称或者证件号码的，收件时请选明并提交变更证明",
            evidence=right.case_number,
        )
    return passes(f"申请人是{right.kind.label}的权利人：{right.names}", evidence=named.certificate.number)


@gate("all_owners_apply")
def all_owners_apply(ask: Ask) -> Answer:
    """check:R15 – joint owners all apply; owners in shares hold two thirds at least (民法典第三百零一条).

    A co-owner who takes the whole, as at a divorce, has applied as well.
    """
    giving = documents([*disposers(ask), *acquirers(ask)])
    if gone := predecessors_of(ask.case):
        return living_owners_apply(ask, gone)
    for title in titles_of(ask):
        absent = [person for person in title.holders if person.document_hash not in giving]
        if not absent:
            continue
        names = masked(absent)
        if title.holders[0].co_ownership != CoOwnership.SHARES:
            return fails(f"共同共有的不动产须全体共有人申请，还缺{names}")
        if ask.case.item.parts[0].of_shares:
            continue
        share = sum((p.share for p in title.holders if p.document_hash in giving), Fraction())
        if share < Fraction(2, 3):
            return fails(f"申请人的份额合计为 {share}，不足三分之二，还缺{names}")
    return passes("应当申请的共有人都已申请")


def living_owners_apply(ask: Ask, gone: Predecessors) -> Answer:
    """Only what the predecessor had passes (民法典第一千一百二十二条、第一千一百五十三条).

    Of a joint title the half of the other is divided first, so he applies; owners in shares simply stay.
    """
    applying, takers = documents(ask.case.people), acquirers(ask)
    stay: list[Person] = []
    for title in titles_of(ask):
        left = [person for person in title.holders if not gone.was(person)]
        stay += (one for one in left if one.co_ownership == CoOwnership.SHARES)
        absent = [p for p in left if p.co_ownership != CoOwnership.SHARES and p.document_hash not in applying]
        if absent:
            names = masked(absent)
            return fails(
                f"不动产为共同共有，{names}仍是共有人，须与继承人、承继单位一并申请，"
                "并把各人取得的部分（含其自己的部分）填入申请",
                evidence=title.case_number,
            )
    if stay and len(takers) > 1 and any(one.co_ownership != CoOwnership.SHARES for one in takers):
        return fails("取得的是按份共有中的份额，几人共同取得的请填写各人在该份额中的比例，合计为 1")
    if stay:
        names = masked(stay)
        return passes(f"只取得被继承人或者原单位的份额，{names}的份额不变")
    return passes("由继承人或者承继单位申请，不须原权利人申请")


@gate("co_owners_waive_pre_emption")
def co_owners_waive_pre_emption(ask: Ask) -> Answer:
    """check:R16 – a share that goes to an outsider is first offered to the co-owners (民法典第三百零五条).

    Not one that is inherited or passes by succession (法释〔2020〕24号第九条).
    """
    if predecessors_of(ask.case):
        return passes("份额因继承、承继转移，其他共有人没有优先购买权")
    giving, receiving = documents(disposers(ask)), documents(acquirers(ask))
    for title in titles_of(ask):
        staying = [person for person in title.holders if person.document_hash not in giving]
        in_shares = any(person.co_ownership == CoOwnership.SHARES for person in title.holders)
        if not (in_shares and staying and receiving - title.documents):
            continue
        if people := unheard(ask, staying, m.PRE_EMPTION_WAIVER):
            sentence = f"份额转让给共有人以外的人，须{masked(people)}书面放弃优先购买权"
            return fails(wanted(ask, sentence, m.PRE_EMPTION_WAIVER))
    return passes("没有向共有人以外的人转让份额，或者其他共有人已放弃优先购买权")
