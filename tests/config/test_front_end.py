"""Third-party files are installed, never committed; every file a page names is there."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings

from hall.config import vendor
from hall.config.static_files import PackedStaticFilesStorage

REPOSITORY = Path(__file__).resolve().parents[2]
NAMED = re.compile(r"""\{%\s*static\s+["']([^"']+)["']""")
GIT = shutil.which("git")
HTML = sorted((REPOSITORY / "templates").rglob("*.html"))

needs_front_end = pytest.mark.skipif(not vendor.VENDOR.is_dir(), reason="前端文件还没有装：make setup")


def named_files() -> set[str]:
    return {name for page in HTML for name in NAMED.findall(page.read_text("utf-8"))}


@needs_front_end
def test_every_file_a_page_names_is_there() -> None:
    assert sorted(name for name in named_files() if not finders.find(name)) == []


@needs_front_end
def test_every_file_can_be_served_under_the_hash_of_its_content(tmp_path: Path) -> None:
    backend = f"{PackedStaticFilesStorage.__module__}.{PackedStaticFilesStorage.__qualname__}"
    with override_settings(STATIC_ROOT=tmp_path, STORAGES={"staticfiles": {"BACKEND": backend}}):
        call_command("collectstatic", verbosity=0, interactive=False)
    paths = json.loads((tmp_path / "staticfiles.json").read_text("utf-8"))["paths"]
    assert named_files() <= set(paths)
    for name in {name for name in named_files() if name.endswith((".css", ".js"))}:
        served = tmp_path / paths[name]
        assert served.stat().st_mode & 0o004, "the server's own user reads what root collected in the image"
        assert gzip.decompress(served.with_name(served.name + ".gz").read_bytes()) == served.read_bytes()
    assert not (tmp_path / "admin/css/base.css.gz").exists()


@pytest.mark.skipif(GIT is None or not (REPOSITORY / ".git").exists(), reason="不在 git 检出中")
def test_nothing_third_party_is_committed() -> None:
    listed = subprocess.run(
        [str(GIT), "ls-files", "static/vendor", "node_modules"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert listed.stdout == ""


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all(package.get("integrity") for name, package in lock["packages"].items() if name)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a{}\n/*# sourceMappingURL=a.css.map */\n", b"a{}\n"),
        (b"f()\n//# sourceMappingURL=f.js.map", b"f()\n"),
        (b"a{}", b"a{}"),
    ],
)
def test_source_maps_nobody_installs_are_not_named(before: bytes, after: bytes) -> None:
    assert vendor.SOURCE_MAP.sub(b"", before) == after


def test_only_the_font_we_install_is_named() -> None:
    ours, older = b'url("./a.woff2?v1") format("woff2")', b'url("./a.woff?") format("woff")'
    oldest = b'url("./a.ttf") format("truetype")'
    assert vendor.OLDER_FONTS.sub(b"", b"src:" + b",".join([ours, older, oldest])) == b"src:" + ours
