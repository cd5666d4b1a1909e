"""The ways out, behind one interface: business code posts a notice and knows none of them (S8)."""

from hall.exchange.channels.channel import Batch, Channel
from hall.exchange.channels.in_hall import InHall
from hall.exchange.models import ChannelKind

CHANNELS: dict[str, Channel] = {ChannelKind.IN_HALL: InHall()}
"""The channels a worker drives. What the other side fetches itself (领取, 人工传递) is not among them."""

__all__ = ["CHANNELS", "Batch", "Channel"]
