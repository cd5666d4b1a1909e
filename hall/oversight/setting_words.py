"""A catalogue setting in words: what it changes, from what to what."""

from dataclasses import dataclass

from hall.catalogue.items import ITEMS
from hall.catalogue.models import CatalogueSetting, Knob
from hall.clock import today

WORDS = {
    (Knob.OFFERED, "yes"): "开办",
    (Knob.OFFERED, "no"): "停办",
    (Knob.SOURCES, "paper-only"): "暂只收纸质",
    (Knob.SOURCES, "as-written"): "按目录收取",
}


@dataclass(frozen=True)
class SettingWords:
    """One line of the settings page."""

    setting: CatalogueSetting
    item: str
    what: str
    said: str
    has_begun: bool


def in_words(setting: CatalogueSetting) -> SettingWords:
    """The line of a setting; an item that left the catalogue keeps its code as name."""
    item = ITEMS.get(setting.item_code)
    knob = Knob(setting.knob)
    if knob == Knob.PROMISED_DAYS:
        said = f"{setting.value} 个工作日"
        said += f"（目录 {item.limit.promised}，法定 {item.limit.statutory}）" if item else ""
    else:
        said = WORDS.get((knob, setting.value), setting.value)
    line = next((need.name for need in item.needs if need.line == setting.line), "") if item else ""
    return SettingWords(
        setting,
        item.name if item else setting.item_code,
        f"{knob.label}：{line}" if line else knob.label,
        said,
        setting.since <= today(),
    )
