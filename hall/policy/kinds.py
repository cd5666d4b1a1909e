"""The kinds of 政策参数: a limit in working days, a gate, the event a clock starts from."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

V = TypeVar("V")
ON, OFF = "on", "off"


class DeliveryStart(StrEnum):
    """From which day the court's ten working days run (附件1 四 says 拍卖成交后; domain B4)."""

    SALE = "sale"
    FULL_PAYMENT = "full-payment"
    RULING = "ruling"
    SERVICE = "service"

    @property
    def label(self) -> str:
        return START_LABELS[self]


START_LABELS = {
    DeliveryStart.SALE: "拍卖成交日",
    DeliveryStart.FULL_PAYMENT: "价款付清日",
    DeliveryStart.RULING: "成交裁定作出日",
    DeliveryStart.SERVICE: "裁定送达买受人日",
}


@dataclass(frozen=True)
class Parameter(ABC, Generic[V]):
    """一项政策参数: its name, what it means, where the notice speaks of it, what holds unless it is set."""

    name: str
    label: str
    basis: str
    default: V

    @abstractmethod
    def wrong(self, text: str) -> str:
        """What is wrong with a value as typed, in Chinese; empty when it may stand."""

    @abstractmethod
    def read(self, text: str) -> V:
        """The value of a stored text that is not wrong."""

    @abstractmethod
    def write(self, value: V) -> str:
        """The text under which a value is stored."""

    @abstractmethod
    def words(self, value: V) -> str:
        """The value as people read it."""

    def choices(self) -> list[tuple[str, str]]:
        """The values there are, with their words; empty when a number is typed."""
        return []


@dataclass(frozen=True)
class WorkingDays(Parameter[int]):
    """A limit in working days; 0 is the same day (即办)."""

    most: int = 60

    def wrong(self, text: str) -> str:
        if not (text.isascii() and text.isdecimal() and int(text) <= self.most):
            return f"请填0到{self.most}的整数（工作日），0表示当日"
        return ""

    def read(self, text: str) -> int:
        return int(text)

    def write(self, value: int) -> str:
        return str(value)

    def words(self, value: int) -> str:
        return f"{value} 个工作日" if value else "当日"


@dataclass(frozen=True)
class Gate(Parameter[bool]):
    """A gate or requirement that is on or off."""

    on_words: str = "开启"
    off_words: str = "关闭"

    def wrong(self, text: str) -> str:
        return "" if text in {ON, OFF} else "请选择开启或者关闭"

    def read(self, text: str) -> bool:
        return text == ON

    def write(self, value: bool) -> str:
        return ON if value else OFF

    def words(self, value: bool) -> str:
        return self.on_words if value else self.off_words

    def choices(self) -> list[tuple[str, str]]:
        return [(ON, self.on_words), (OFF, self.off_words)]


@dataclass(frozen=True)
class Start(Parameter[DeliveryStart]):
    """The event a clock starts from."""

    def wrong(self, text: str) -> str:
        return "" if text in set(DeliveryStart) else "请选择从哪一天起算"

    def read(self, text: str) -> DeliveryStart:
        return DeliveryStart(text)

    def write(self, value: DeliveryStart) -> str:
        return str(value)

    def words(self, value: DeliveryStart) -> str:
        return f"自{value.label}起算"

    def choices(self) -> list[tuple[str, str]]:
        return [(str(one), one.label) for one in DeliveryStart]
