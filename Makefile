# Two commands for a new user: `make demo` and `make test`. Both set everything up themselves.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup demo test lint types sql-lint lock clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: .venv/.ready ## the virtual environment alone

# What a run needs. Compiling the bytecode of all of it takes longer than it saves the demo: what `gongkai read` imports
# is compiled by a first reading, which also shows that the setup works; the rest by its first import.
FIRST_PAGE := tests/cases/body-in-a-script/report.html
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Gongkai needs Python 3.11 or newer; try: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-build-isolation -e .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/gongkai read $(FIRST_PAGE) --json >/dev/null
	@touch $@

# What the tests need besides. They start hundreds of processes: each would compile what it imports where the
# environment forbids it to write bytecode (PYTHONDONTWRITEBYTECODE, as in many containers).
.venv/.dev-ready: .venv/.ready requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m compileall -q -j 0 .venv/lib src flows tests >/dev/null || true
	@touch $@

demo: setup ## portals on loopback, crawled, read, proved, loaded, measured, exported
	@$(BIN)/gongkai demo

# One worker more than there are cores, five at most: crawls and servers are waited for half of their time.
WORKERS := $(shell cores=$$(getconf _NPROCESSORS_ONLN || echo 2); echo $$(( cores < 4 ? cores + 1 : 5 )))
test: .venv/.dev-ready ## all tests
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(PYTEST)

lint: .venv/.dev-ready ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev-ready ## mypy --strict
	$(BIN)/mypy

sql-lint: .venv/.dev-ready ## the dbt project's style
	$(BIN)/sqlfluff lint sql/models

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-annotate --extra pipeline --group build pyproject.toml
lock: ## the requirement locks anew, from pyproject.toml (needs uv)
	$(LOCK) -o requirements.lock
	$(LOCK) -c requirements.lock --extra ocr --group dev -o requirements-dev.lock

clean: ## what was built (not data/)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache sql/target sql/logs
