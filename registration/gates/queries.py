"""May this person be told what the book says? (不动产登记资料查询暂行办法)"""

from __future__ import annotations

from hall.cases.ports import Answer, Ask, fails, gate, passes
from hall.catalogue import materials as m
from registration.claims.reading import payload_of
from registration.extracts import ONE_BY_ONE, PROVED, Scope, scope_for, standing_of
from registration.gates.asking import books_of, documents


@gate("query_is_allowed")
def query_is_allowed(ask: Ask) -> Answer:
    """Holders see their own, the interested only with proof and one unit at a time; all say why."""
    standing, books = standing_of(ask.case), books_of(ask)
    if not payload_of(ask.case, m.QUERY_APPLICATION.code).get("purpose"):
        return fails("请在查询申请书一行填写查询人身份和查询目的")
    if standing in PROVED and not ask.has_material(m.INTEREST_PROOF.code):
        return fails("请提交合同、受理案件通知书、继承等关系证明或者公函；没有的按“有意买卖”查询")
    if standing in ONE_BY_ONE and len(books) > 1:
        return fails("利害关系人一件只能查询一个不动产单元，请分件申请")
    mine = documents(ask.case.people)
    if standing == "holder":
        strange = [
            book for book in books.values() if not any(right.documents & mine for right in book.rights)
        ]
        if strange:
            return fails("查询人不是该不动产登记的权利人，请按利害关系人或者“有意买卖”申请")
    scopes = {scope_for(standing, mine, book) for book in books.values()} or {Scope.YES_NO}
    return passes(f"可以查询：{'、'.join(sorted(one.value for one in scopes))}")
