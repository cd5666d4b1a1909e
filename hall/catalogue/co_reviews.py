"""联办: which department must answer what, before the registry may approve ([S2] 四, figures 1 and 2)."""

from hall.catalogue import facts as f
from hall.catalogue.schema import co_review
from hall.staff.departments import D

TAX = co_review(D.TAXATION, "核税、缴税，完税或者减免信息返回", working_days=2)
TAX_ON_NEW_TERMS = co_review(
    D.TAXATION, "补缴土地价款的，核税、缴税", working_days=2, when=f.LAND_TERMS_CHANGE
)
TAX_AT_ONCE = co_review(D.TAXATION, "核税、缴税，完税或者减免信息返回", working_days=1)
QUALIFICATION = co_review(D.TRANSACTIONS, "政策性住房上市、限售、限购意见；不涉及的当即答复")
FILING = co_review(D.TRANSACTIONS, "商品房预售合同备案，限购意见")
FUND = co_review(D.TRANSACTIONS, "未售房屋和自留物业维修资金核对", when=f.HAS_UNSOLD_UNITS)
COURT_SALE_FILING = co_review(D.TRANSACTIONS, "法院处置房屋的网签备案；不需要备案的当即答复")
NEW_USE = co_review(D.TRANSACTIONS, "房屋用途变更意见", when=f.HOUSE_USE_CHANGES)
