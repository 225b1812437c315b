# The one task runner. `make` alone says what there is.
# Needs Python 3.11 or newer and make; everything else is installed into .venv from the lock.

PORT ?= 8000
DATA ?= demo-data
TESTS ?= tests

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
BASE_PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
# install.py says how far pip is; it keeps to the lock (--no-deps --require-hashes).
INSTALL = $(PY) install.py
INSTALL_OURSELVES = $(PY) -m pip install --quiet --no-deps --disable-pip-version-check -e .

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-postgres test-browser check fix bench lock clean

help: ## Say what there is
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.run ## Install what running needs

demo: $(VENV)/.run ## Build and serve the sample newsroom (PORT=8000 DATA=demo-data)
	@$(BIN)/columba demo --port "$(PORT)" --data "$(DATA)"

test: $(VENV)/.dev ## Run the tests on SQLite (TESTS=tests/articles for some)
	@$(BIN)/pytest -n auto $(TESTS)

test-postgres: $(VENV)/.dev ## Run the tests again on PostgreSQL (DATABASE_URL, else a private server)
	@$(PY) tests/on_postgres.py $(TESTS)

check: $(VENV)/.dev ## Format, lint, types, import rules, migrations, lock: all that CI checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/columba makemigrations --check --dry-run
	$(BIN)/columba lint_playbooks src/columba/publication/starter
	$(PY) -m tests.lock_is_current

fix: $(VENV)/.dev ## Format the code and mend what the linter can
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## Measure, and print ratios within this run
	@for file in $$(grep -l __main__ bench/*.py); do \
	  echo; echo "== $$file"; $(PY) -m bench.$$(basename $$file .py) || exit 1; done

lock: ## Renew the locks after a change to pyproject.toml (needs uv)
	uv lock
	uv export --quiet --frozen --no-dev --extra postgres --no-emit-project --no-annotate --no-header -o requirements.lock
	uv export --quiet --frozen --all-groups --extra postgres --no-emit-project --no-annotate --no-header -o requirements-dev.lock

clean: ## Remove the environment and the demo's data
	rm -rf $(VENV) demo-data

$(PY):
	@test -n "$(BASE_PYTHON)" || { echo "No Python 3.11 or newer with venv and pip was found. \
	Install one (Debian: apt-get install python3 python3-venv) and run make again."; exit 1; }
	@echo "Making $(VENV) with $(BASE_PYTHON) …"
	@$(BASE_PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(PY)
	@echo "Installing what running needs; a minute or two, once …"
	@$(INSTALL) requirements.lock
	@$(INSTALL_OURSELVES)
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	@echo "Installing what the tests need; a minute or two, once …"
	@$(INSTALL) requirements-dev.lock
	@touch $@
