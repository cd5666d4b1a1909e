"""登记原因: why a right is registered, in the words of the book and of the application form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hall.catalogue import materials as m
from hall.catalogue.words import RegisterEffect as Effect

CAUSES: Final[dict[str, str]] = {
    m.SALE_CONTRACT.code: "买卖",
    m.PRESALE_CONTRACT.code: "买卖",
    m.EXCHANGE_CONTRACT.code: "互换",
    m.CONTRIBUTION_AGREEMENT.code: "作价出资（入股）",
    m.GIFT_CONTRACT.code: "赠与",
    m.INHERITANCE_PROOF.code: "继承、受遗赠",
    m.MERGER_PROOF.code: "法人或者其他组织合并、分立",
    m.CO_OWNER_AGREEMENT.code: "共有人增加或者减少",
    m.SHARE_TRANSFER_AGREEMENT.code: "共有份额转移",
    m.PARTITION_PROOF.code: "分割、合并",
    m.EFFECTIVE_LEGAL_DOCUMENT.code: "生效法律文书",
    m.GOVERNMENT_DECISION.code: "政府批准文件",
}
"""转移原因 by the document that carries it (table 2, row 4)."""
GROUNDS: Final = {"law": "法定继承", "will": "遗嘱继承", "bequest": "受遗赠"}
OF_EFFECT: Final[dict[Effect, str]] = {
    Effect.OPEN_OWNERSHIP: "新建房屋首次登记",
    Effect.OPEN_LAND: "取得国有建设用地使用权",
    Effect.CREATE_MORTGAGE: "以不动产为债权提供抵押担保",
    Effect.CANCEL_MORTGAGE: "抵押权消灭",
    Effect.CREATE_ADVANCE_NOTICE: "预购商品房",
    Effect.CREATE_MORTGAGE_NOTICE: "以预购商品房设定抵押",
    Effect.CREATE_EASEMENT: "按合同设立地役权",
    Effect.CREATE_RESIDENCE: "设立居住权",
}
"""Where no document of a transfer carries it."""


def cause_of(code: str, said: Mapping[str, Any]) -> str:
    """The cause a document of transfer carries: 法定继承 rather than 继承、受遗赠 where it says so."""
    return GROUNDS.get(str(said.get("ground")), CAUSES.get(code, ""))
