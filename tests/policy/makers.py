"""Policy documents for tests."""

from datetime import date
from typing import Any

from hall.clock import now
from hall.policy.models import PolicyDocument, PolicyParameter
from tests.staff.makers import officer


def issued(values: dict[str, str], **fields: Any) -> PolicyDocument:
    """A document approved by another officer, with what it sets."""
    usual = {
        "title": "司法拍卖联动通知",
        "number": "云自然资〔2026〕1号",
        "issuer": "云浮市自然资源局",
        "region": "云浮市",
        "effective_on": date(2026, 9, 1),
        "drafted_by": fields.get("drafted_by") or officer("administer"),
        "drafted_at": now(),
        "approved_by": officer("supervise"),
        "approved_at": now(),
    }
    document = PolicyDocument.objects.create(**usual | fields)
    PolicyParameter.objects.bulk_create(
        PolicyParameter(document=document, name=name, value=value) for name, value in values.items()
    )
    return document


def drafted(values: dict[str, str], **fields: Any) -> PolicyDocument:
    """A draft for 1 October, not yet approved."""
    usual = {"effective_on": date(2026, 10, 1), "approved_by": None, "approved_at": None}
    return issued(values, **usual | fields)
