"""What a 协助执行通知书 may ask for, and the business item in which the registry does it (row 22)."""

from __future__ import annotations

from typing import Final

from judicial.models import Matter

ITEM_OF: Final[dict[Matter, str]] = {
    Matter.SEIZE: "seizure",
    Matter.WAIT: "waiting-seizure",
    Matter.PRE_SEIZE: "pre-seizure",
    Matter.RENEW: "seizure-renewal",
    Matter.RELEASE: "seizure-release",
    Matter.CANCEL_MORTGAGE: "mortgage-release-by-order",
}
"""过户 has no item of its own here: the buyer applies (条例 14), with the court's papers."""
MATTER_OF_ITEM: Final = {item: matter for matter, item in ITEM_OF.items()}
SEIZING: Final = frozenset({Matter.SEIZE, Matter.WAIT, Matter.PRE_SEIZE})
"""They block from the moment of service, and have a term."""
WORD_OF: Final[dict[Matter, str]] = {
    Matter.SEIZE: "seize",
    Matter.WAIT: "seize",
    Matter.PRE_SEIZE: "seize",
    Matter.RENEW: "renew",
    Matter.RELEASE: "release",
    Matter.TRANSFER: "transfer",
    Matter.CANCEL_MORTGAGE: "cancel-mortgage",
}
"""The matter as the notice's own entry says it; 查封, 轮候查封 and 预查封 of one notice are one matter."""
AIM_OF: Final[dict[Matter, str]] = {
    Matter.SEIZE: "share_of",
    Matter.WAIT: "share_of",
    Matter.PRE_SEIZE: "share_of",
    Matter.RENEW: "earlier_number",
    Matter.RELEASE: "earlier_number",
    Matter.CANCEL_MORTGAGE: "mortgage",
}
"""Which entry of the notice says of what: another share, seizure or mortgage is another matter."""
WITH_TRANSFER: Final = frozenset({Matter.RELEASE, Matter.CANCEL_MORTGAGE})
"""Asked for in the notice that passes the property on, they take effect with the transfer, not before it."""
ORDER: Final = tuple(Matter)
"""The order in which the matters of one notice are carried out."""
