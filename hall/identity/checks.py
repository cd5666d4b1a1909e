"""What must be so before the hall is opened to the public: real keys for personal data."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured

from hall.identity.keys import key_ring


@register(Tags.security)
def keys_can_be_read(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A key that is none stops the start, not the first applicant."""
    try:
        key_ring()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="identity.E001")]
    return []


@register(Tags.security, deploy=True)
def keys_are_our_own(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """In production the keys are set, so that a leaked SECRET_KEY opens no personal data."""
    missing = {
        "HALL_ENCRYPTION_KEYS": not settings.ENCRYPTION_KEYS,
        "HALL_SEARCH_KEY": not settings.SEARCH_HASH_KEY,
    }
    return [
        checks.Warning(
            f"没有设置 {name}，个人信息的密钥由 SECRET_KEY 推出", hint=f"请设置 {name}", id="identity.W001"
        )
        for name, absent in missing.items()
        if absent
    ]
