"""Everyday words and the business items they mean: what people type, not what the law says."""

from dataclasses import dataclass

from hall.catalogue.items import ITEMS
from hall.catalogue.schema import BusinessItem
from hall.portal.forms import plain


@dataclass(frozen=True, slots=True)
class Popular:
    """常办: an everyday name and the code of its item."""

    words: str
    code: str


POPULAR = (
    Popular("二手房过户", "sale-of-existing-house"),
    Popular("抵押贷款", "mortgage-first-registration"),
    Popular("房贷还清注销抵押", "mortgage-cancellation"),
    Popular("继承", "inheritance-of-house"),
    Popular("新房预告", "presale-advance-notice"),
    Popular("补证换证", "certificate-replacement"),
)

EVERYDAY: dict[str, tuple[str, ...]] = {
    "二手房": ("sale-of-existing-house", "sale-with-mortgage", "sale-of-mortgaged-house"),
    "过户": ("sale-of-existing-house", "inheritance-of-house", "gift-of-house", "sale-of-mortgaged-house"),
    "卖房": ("sale-of-existing-house", "existing-house-contract-signing"),
    "买房": ("sale-of-existing-house", "sale-of-new-house", "presale-advance-notice"),
    "存量房": ("sale-of-existing-house",),
    "新房": ("presale-advance-notice", "sale-of-new-house", "presale-notice-to-title"),
    "期房": ("presale-advance-notice", "presale-notice-with-mortgage-notice"),
    "预售": ("presale-advance-notice", "presale-contract-filing"),
    "交房办证": ("presale-notice-to-title", "sale-of-new-house"),
    "办房产证": ("presale-notice-to-title", "sale-of-new-house", "building-first-registration"),
    "房贷还清": ("mortgage-cancellation",),
    "还清": ("mortgage-cancellation",),
    "解押": ("mortgage-cancellation",),
    "解除抵押": ("mortgage-cancellation",),
    "注销抵押": ("mortgage-cancellation",),
    "贷款": ("mortgage-first-registration", "maximum-mortgage", "sale-with-mortgage"),
    "按揭": ("mortgage-first-registration", "presale-notice-with-mortgage-notice", "sale-with-mortgage"),
    "带押": ("sale-of-mortgaged-house",),
    "转贷": ("mortgage-alteration", "mortgage-transfer"),
    "继承": ("inheritance-of-house",),
    "遗产": ("inheritance-of-house",),
    "遗嘱": ("inheritance-of-house", "residence-first-registration"),
    "父母": ("gift-of-house", "inheritance-of-house"),
    "赠与": ("gift-of-house",),
    "赠送": ("gift-of-house",),
    "送给": ("gift-of-house",),
    "加名": ("transfer-between-spouses", "co-owner-share-transfer"),
    "减名": ("transfer-between-spouses", "co-owner-share-transfer"),
    "夫妻": ("transfer-between-spouses",),
    "离婚": ("co-owner-share-transfer", "transfer-by-court-document"),
    "分割": ("partition-of-house", "division-of-units"),
    "换房": ("exchange-of-houses",),
    "互换": ("exchange-of-houses",),
    "改名": ("owner-name-change",),
    "更名": ("owner-name-change",),
    "丢": ("lost-certificate",),
    "遗失": ("lost-certificate",),
    "补证": ("lost-certificate", "certificate-replacement"),
    "换证": ("certificate-renewal", "certificate-replacement"),
    "破损": ("certificate-renewal",),
    "登记错": ("correction",),
    "写错": ("correction",),
    "异议": ("objection",),
    "居住权": ("residence-first-registration",),
    "拍卖": ("judicial-sale",),
    "法拍": ("judicial-sale",),
    "查封": ("seizure", "seizure-release"),
    "解封": ("seizure-release",),
    "查档": ("register-extract",),
    "房产查询": ("register-extract",),
    "登记资料": ("register-extract",),
    "网签": ("existing-house-contract-signing", "presale-contract-filing"),
    "备案": ("presale-contract-filing", "existing-house-contract-signing"),
    "限购": ("purchase-qualification",),
    "购房资格": ("purchase-qualification",),
    "经济适用房": ("policy-housing-listing", "sale-of-existing-house"),
    "房改房": ("policy-housing-listing", "sale-of-existing-house"),
}
"""Each everyday word with the items it may mean, the likeliest first."""


def everyday_name(code: str) -> str:
    """二手房过户 for an item people have a word for, else its name in the catalogue."""
    said = {one.code: one.words for one in POPULAR}
    return said.get(code) or ITEMS[code].name


def search(words: str, limit: int = 12) -> list[BusinessItem]:
    """The items meant by what somebody typed, the likeliest first; empty when nothing is near."""
    typed = plain(words)
    if not typed:
        return []
    scores: dict[str, float] = {}
    for word, codes in EVERYDAY.items():
        if word in typed or (len(typed) > 1 and typed in word):
            for place, code in enumerate(codes):
                scores[code] = scores.get(code, 0) + 10 * len(word) - place
    for item in ITEMS.values():
        closeness = _shared(typed, plain(item.name + item.summary))
        if len(typed) > 1 and typed in plain(item.name):
            closeness += 20
        if closeness:
            scores[item.code] = scores.get(item.code, 0) + closeness
    order = sorted(scores, key=lambda code: (-scores[code], ITEMS[code].row))
    return [ITEMS[code] for code in order[:limit]]


def _shared(typed: str, name: str) -> int:
    """How many pairs of neighbouring characters both have; single characters say too little."""
    pairs = {typed[at : at + 2] for at in range(len(typed) - 1)}
    found = sum(pair in name for pair in pairs)
    return found if found * 2 >= len(pairs) else 0
