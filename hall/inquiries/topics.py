"""What can be asked of another office's records."""

from django.db.models import TextChoices


class Topic(TextChoices):
    """查询内容 ([S1] 三)."""

    PLANNING = "planning", "规划情况"
    COST = "cost", "历史成本"
    RIGHTS = "rights", "权利和限制"
    HISTORY = "history", "历史资料"
    PROPERTY_FILES = "property-files", "案号涉及的土地和房屋材料"
    COMPLETION = "completion", "竣工验收状态"
    FILED_PRICE = "filed-price", "备案价格"
    CONTRACTS = "contracts", "购房合同备案、价格和签订时间"
    PRICE_ENQUIRY = "price-enquiry", "定向询价"
    TAX_RECORDS = "tax-records", "税票等资料"
    CASE_DOCUMENTS = "case-documents", "案号涉及的文件、证据材料"
