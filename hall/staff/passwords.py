"""Passwords: two profiles, because 等保 2.0 asks for what ASVS 5.0 advises against.

`asvs` (default): at least 8 characters, not a common one, not like the log-in name; no rotation.
`dengbao`: the same, and three of four kinds of character, changed every 90 days.
"""

import re
from typing import Any, Final

from django.core.exceptions import ValidationError

PROFILES: Final = {"asvs": 0, "dengbao": 90}
"""Profile → days after which a password must be changed (0: never)."""

_DJANGO = "django.contrib.auth.password_validation"
_BASE: Final[list[dict[str, Any]]] = [
    {"NAME": f"{_DJANGO}.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": f"{_DJANGO}.CommonPasswordValidator"},
    {"NAME": f"{_DJANGO}.NumericPasswordValidator"},
    {
        "NAME": f"{_DJANGO}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
MIXED: Final = "密码要含大写字母、小写字母、数字、其他符号中的至少三种。"
KINDS: Final = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


def validators(profile: str) -> list[dict[str, Any]]:
    """The value of AUTH_PASSWORD_VALIDATORS. Raises ValueError for a profile that does not exist."""
    if profile not in PROFILES:
        raise ValueError(f"环境变量 HALL_PASSWORD_PROFILE 应为 {'、'.join(PROFILES)} 之一，现为 {profile!r}")
    mixed = {"NAME": "hall.staff.passwords.MixedCharactersValidator"}
    return [*_BASE, mixed] if PROFILES[profile] else _BASE


def password_rules(profile: str) -> str:
    """The rules of the profile in one sentence, for whoever must think of a password."""
    usual = "至少 8 个字，不要全用数字，不要用常见密码或与登录名相近的密码；几个词连成的句子最好记也最安全。"
    days = PROFILES[profile]
    return f"{usual}{MIXED}每 {days} 天要换一次。" if days else usual


class MixedCharactersValidator:
    """Three of: small letters, capitals, digits, other signs (等保 2.0 8.1.4.1)."""

    def validate(self, password: str, user: object = None) -> None:
        if sum(bool(re.search(kind, password)) for kind in KINDS) < 3:
            raise ValidationError(self.get_help_text(), code="password_not_mixed")

    def get_help_text(self) -> str:
        return MIXED
