"""The rows of the exchange."""

from hall.exchange.models.command import Command
from hall.exchange.models.delivery import Attempt, Delivery, DeliveryState
from hall.exchange.models.department_channel import ChannelKind, DepartmentChannel
from hall.exchange.models.kept_sheet import KeptSheet
from hall.exchange.models.notice import Notice

__all__ = [
    "Attempt",
    "ChannelKind",
    "Command",
    "Delivery",
    "DeliveryState",
    "DepartmentChannel",
    "KeptSheet",
    "Notice",
]
