"""部门: who takes part in the hall. Codes stand here; names and their history are rows of Department."""

from django.db.models import TextChoices


class D(TextChoices):
    """Codes of the departments (来源部门, 需求部门) as the tables of materials use them."""

    REGISTRATION = "registration", "自然资源局（登记）"
    TRANSACTIONS = "transactions", "住房和城乡建设局"
    TAXATION = "taxation", "税务局"
    PLANNING = "planning", "自然资源局（规划）"
    PUBLIC_SECURITY = "public-security", "公安局"
    CIVIL_AFFAIRS = "civil-affairs", "民政局"
    MARKET_REGULATION = "market-regulation", "市场监督管理局"
    COURT = "court", "人民法院"
    ARBITRATION = "arbitration", "仲裁委员会"
    GOVERNMENT = "government", "人民政府（有关部门）"
    FINANCE = "finance", "金融机构"
    COMPETENT = "competent", "各相关职能部门"
    APPLICANT = "applicant", "申请人"
