"""What a state looks like: one icon for each meaning, so that colour is never the only sign."""

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Badge:
    """Class of the wash and icon of one meaning."""

    css: str
    icon: str


BADGES = {
    "ok": Badge("ok", "check"),
    "warn": Badge("warn", "alert-triangle"),
    "soon": Badge("warn", "hourglass"),
    "stop": Badge("stop", "alert-triangle"),
    "hold": Badge("hold", "player-pause"),
    "run": Badge("run", "circle-dot"),
    "waiting": Badge("", "hourglass"),
    "idle": Badge("", "minus"),
}


def badge(meaning: str) -> Badge:
    """The badge of a meaning (keys of BADGES). Raises ImproperlyConfigured for an unknown one."""
    try:
        return BADGES[meaning]
    except KeyError:
        raise ImproperlyConfigured(f"没有名为 {meaning!r} 的状态标，可用：{'、'.join(BADGES)}") from None
