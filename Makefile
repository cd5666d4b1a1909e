# make run     everything a machine needs, then the whole hall in the foreground
# make test    everything a machine needs, then every check there is
# More: make help

PORT ?= 8000
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
PACKAGES = hall registration transactions taxation judicial
VENV = .venv
DONE = $(VENV)/.done
PY = $(VENV)/bin/python
INSTALL = $(PY) docker/requirements.py $(1) > $(DONE)/requirements.txt && \
	$(PY) -m pip install --quiet --disable-pip-version-check -r $(DONE)/requirements.txt

export PATH := $(PATH):$(CURDIR)/$(VENV)/bin

.DELETE_ON_ERROR:
.PHONY: help setup setup-test run test lint format types layers migrations tests journeys bench guide shell clean

help: ## 列出各命令
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

setup: $(DONE)/run $(DONE)/frontend ## 安装运行所需的一切（系统软件包、.venv、前端）

setup-test: setup $(DONE)/test ## 另装测试所需

run: setup ## 运行大厅；换端口：make run PORT=8001
	@exec $(PY) manage.py run_hall --port $(PORT)

test: setup-test lint types layers migrations tests ## 全部检查与测试

lint: ## 写法与格式
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .

format: ## 整理格式
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

types: ## 类型
	$(VENV)/bin/mypy $(PACKAGES) tests benchmarks chaos manage.py

layers: ## 箭头只朝一个方向
	$(VENV)/bin/lint-imports --no-cache

migrations: ## 模型与迁移一致
	$(PY) manage.py makemigrations --check --dry-run

tests: ## 测试；只跑一部分：make tests ARGS="tests/clock"
	$(PY) -m pytest -q -n auto --dist loadscope --no-loadscope-reorder $(if $(ARGS),,--clauses=var/clauses.json) $(ARGS)

journeys: ## 浏览器里的全程
	$(PY) -m pytest -q tests/journeys $(ARGS)

bench: setup-test ## 性能对照表；两分钟版：make bench ARGS="--scale small"
	$(PY) -m benchmarks $(ARGS)

guide: ## 重新生成办事指南与材料总表
	$(PY) manage.py publish_guide

shell: ## Django 命令行
	$(PY) manage.py shell

clean: ## 删除安装与生成的文件；var/（数据）不动
	rm -rf $(VENV) node_modules static/vendor .mypy_cache .ruff_cache .pytest_cache .hypothesis

# -- what has been done leaves a mark in .venv/.done; a second time costs nothing ------------------

$(DONE)/python:
	@test -n "$(PYTHON)" || { echo "需要 Python 3.11、3.12 或 3.13（apt-get install python3）" >&2; exit 1; }
	@docker/system-packages.sh $(PYTHON) run
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/run: $(DONE)/python pyproject.toml
	@echo "正在安装 Python 依赖"
	@$(call INSTALL,engines)
	@touch $@

$(DONE)/test: $(DONE)/run pyproject.toml
	@docker/system-packages.sh $(PY) test
	@echo "正在安装测试依赖"
	@$(call INSTALL,engines test)
	@command -v chromium google-chrome >/dev/null || $(MAKE) --no-print-directory $(VENV)/bin/chromium \
		|| echo "没有装上 Chromium，浏览器里的测试将跳过；已有的可用 HALL_CHROMIUM 指定" >&2
	@touch $@

$(VENV)/bin/chromium:
	@echo "正在安装 Chromium"
	@$(PY) -m playwright install --with-deps chromium
	@ln -sf "$$($(PY) -c 'from playwright.sync_api import sync_playwright as p; print(p().start().chromium.executable_path)')" $@

$(DONE)/frontend: $(DONE)/run package.json package-lock.json hall/config/vendor.py
	@command -v npm >/dev/null || test -x $(VENV)/bin/npm || { $(call INSTALL,frontend); }
	@echo "正在安装前端依赖"
	@$(PY) -m hall.config.vendor
	@touch $@
