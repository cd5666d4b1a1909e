"""Places: the counties this registry serves, and the two ways provinces are written in numbers."""

from typing import Final

JURISDICTION: Final[dict[str, str]] = {
    "445302": "云城区",
    "445303": "云安区",
    "445321": "新兴县",
    "445322": "郁南县",
    "445381": "罗定市",
}
"""County code (GB/T 2260) → name; units elsewhere belong to another registry."""

PROVINCE_CODES: Final[frozenset[str]] = frozenset(
    str(code)
    for codes in (
        range(11, 16),  # 北京 天津 河北 山西 内蒙古
        range(21, 24),  # 辽宁 吉林 黑龙江
        range(31, 38),  # 上海 江苏 浙江 安徽 福建 江西 山东
        range(41, 47),  # 河南 湖北 湖南 广东 广西 海南
        range(50, 55),  # 重庆 四川 贵州 云南 西藏
        range(61, 66),  # 陕西 甘肃 青海 宁夏 新疆
        (71, 81, 82, 83),  # 台湾；港澳台居民居住证
    )
    for code in codes
)
"""First two digits of an ID number; 81–83 are the residence permits of 港澳台 residents."""

PROVINCE_LETTERS: Final = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云藏陕甘青宁新"
"""Short names of the provinces as certificate numbers write them."""

COURT_LETTERS: Final = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云藏陕甘青宁新兵军"
"""Short names in court case numbers (法〔2015〕137号): 内 for 内蒙古, and 兵, 军."""
