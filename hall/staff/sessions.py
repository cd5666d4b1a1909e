"""How long a log-in lasts: 15 minutes without a hand on it, 8 hours at most (等保 2.0, ASVS 7.3)."""

from typing import Final, Literal

from django.contrib.sessions.backends.base import SessionBase

from hall.staff import machine_time

IDLE_SECONDS: Final = 15 * 60
ABSOLUTE_SECONDS: Final = 8 * 3600
TOUCH_EVERY_SECONDS: Final = 30
OPENED, SEEN, ENDED = "opened_at", "seen_at", "ended_because"

Reason = Literal["idle", "absolute"]

WORDS: Final[dict[str, str]] = {
    "idle": "您已 15 分钟没有操作，系统已退出登录。受理中录入的内容已存为草稿，登录后可接着办。",
    "absolute": "登录已满 8 小时，请重新登录。受理中录入的内容已存为草稿，登录后可接着办。",
}


def why_ended(session: SessionBase) -> Reason | None:
    """Has the session lasted too long? The reason, or None."""
    now = machine_time.seconds()
    if now - session.get(OPENED, now) >= ABSOLUTE_SECONDS:
        return "absolute"
    if now - session.get(SEEN, now) >= IDLE_SECONDS:
        return "idle"
    return None


def touch(session: SessionBase) -> None:
    """Somebody has a hand on it; written at most every half minute."""
    now = machine_time.seconds()
    if OPENED not in session:
        session[OPENED] = now
    if now - session.get(SEEN, 0) >= TOUCH_EVERY_SECONDS:
        session[SEEN] = now
