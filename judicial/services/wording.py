"""What each matter of a notice wants to be said; form only, every fault at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from hall.catalogue import materials as m
from hall.catalogue.payloads import clean_payload
from hall.clock import today
from judicial.gates import faults_of_term
from judicial.matters import SEIZING, WORD_OF
from judicial.models import Matter
from judicial.services.notices import ServedNotice

Faults = dict[str, list[str]]


def faults_of_words(notice: ServedNotice) -> Faults:
    """What each matter wants to be said; form only."""
    faults: Faults = {}
    said = dict(notice.said)
    try:
        clean = clean_payload(m.ASSISTANCE_NOTICE, placeholder(notice, said))
    except ValidationError as refused:
        return dict(refused.message_dict)
    matters = set(notice.matters)
    if matters & SEIZING:
        for sentence in faults_of_term(clean, pre=Matter.PRE_SEIZE in matters):
            name = "scope" if "范围" in sentence else "ends_on"
            faults.setdefault(name, []).append(sentence)
    if Matter.RENEW in matters and not clean.get("ends_on"):
        faults["ends_on"] = ["请写明续行查封的止日"]
    if matters & SEIZING and not clean.get("debtor"):
        faults["debtor"] = ["请写明被执行人"]
    faults |= contradictions(notice.matters)
    return faults


def contradictions(matters: Sequence[Matter]) -> Faults:
    """Matters that cannot stand in one notice."""
    chosen = set(matters)
    if len(chosen & SEIZING) > 1:
        return {"matters": ["查封、轮候查封、预查封只能选一项"]}
    if Matter.RELEASE in chosen and (chosen & SEIZING or Matter.RENEW in chosen):
        return {"matters": ["同一份通知书不能既查封（续封）又解封，请分开送达"]}
    return {}


def placeholder(notice: ServedNotice, said: dict[str, Any]) -> dict[str, Any]:
    """The notice's entries with what the desk fills in itself."""
    first = notice.matters[0] if notice.matters else Matter.SEIZE
    return said | {
        "court": "本院",
        "case_number": "（2026）粤5302执1号",
        "matter": WORD_OF[first],
        "served_on": today(),
    }
