"""The courts of this region: 法院代字 of their case numbers (法〔2015〕137号) → full name."""

from typing import Final

COURT_NAMES: Final[dict[str, str]] = {
    "粤53": "云浮市中级人民法院",
    "粤5302": "云浮市云城区人民法院",
    "粤5303": "云浮市云安区人民法院",
    "粤5321": "新兴县人民法院",
    "粤5322": "郁南县人民法院",
    "粤5381": "罗定市人民法院",
}
