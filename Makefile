# Everything that a person does with a checkout. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run test test-sqlite test-postgres test-journeys check bench lock clean

# The folder of the database, the files and the keys, and the port of the server.
export BALAI_HOME ?= $(CURDIR)/.balai
export BALAI_PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
PYTHONS := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11)
UV := $(shell command -v uv)
# PostgreSQL's driver is installed where the portal is told to use PostgreSQL.
LOCK := $(if $(filter postgres%,$(DATABASE_URL)),postgres,run)
# Folders whose tests use no database: once is enough for them.
WITHOUT_DATABASE := tests/documents tests/ui tests/workplan/reading
# More words for pytest: make test-sqlite ARGS="-k ledger"
ARGS :=

ifdef UV
make_venv = $(UV) venv --quiet --clear --no-python-downloads --python "$$python" $(VENV)
install = $(UV) pip install --quiet --python $(BIN)/python
else
make_venv = "$$python" -m venv --clear $(VENV)
# A .venv that uv once made has no pip.
install = { $(BIN)/python -m pip --version || $(BIN)/python -m ensurepip; } >/dev/null 2>&1; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action ignore --no-compile
endif

help:  ## what can be done here
	@echo "Balai. What to do here:"
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo "Settings: BALAI_HOME=$(BALAI_HOME)  BALAI_PORT=$(BALAI_PORT)"

setup: $(VENV)/.$(LOCK) $(VENV)/.balai  ## installs what Balai needs into .venv; nothing to do a second time

run: setup  ## sets up, fills an empty portal with the demonstration group, and serves it
	@exec $(BIN)/balai demo

test: test-sqlite test-postgres test-journeys  ## every test: on SQLite, on PostgreSQL, and the journeys in a browser

test-sqlite: $(VENV)/.test $(VENV)/.balai  ## the tests on SQLite
	BALAI_TEST_DATABASE=sqlite $(BIN)/python -m pytest -m "not journey" $(ARGS)

test-postgres: $(VENV)/.test $(VENV)/.balai  ## the tests on PostgreSQL, on a server of their own
	BALAI_TEST_DATABASE=postgres $(BIN)/python -m pytest -m "not journey and not sqlite" $(WITHOUT_DATABASE:%=--ignore=%) $(ARGS)

test-journeys: $(VENV)/.test $(VENV)/.balai  ## the journeys in Chromium, against a running portal
	$(BIN)/python -m pytest -m journey $(ARGS)

check: $(VENV)/.test $(VENV)/.balai  ## style, types, and the floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python tools/shape.py
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy

bench: $(VENV)/.test $(VENV)/.balai  ## how fast and how heavy the portal's pages are
	$(BIN)/python tools/bench.py

lock: $(VENV)/.test  ## writes requirements/*.txt anew from pyproject.toml (needs uv)
	$(BIN)/python tools/lock.py $(ARGS)

clean:  ## removes .venv and caches; leaves BALAI_HOME alone
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find balai tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@for python in $(PYTHONS); do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; \
	if [ -z "$$python" ]; then \
	    echo "Balai needs Python 3.11 or newer, and none was found (tried: $(PYTHONS))."; \
	    echo "Install it (on Debian: apt-get install python3 python3-venv), or name it: make setup PYTHON=/path/to/python3"; \
	    exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$python" --version)"; \
	$(make_venv)

# A stamp for each lock: newer than the lock means installed.
$(VENV)/.%: requirements/%.txt | $(BIN)/python
	@echo "Installing $$(grep -c == $<) packages of $< (the first time, 30 to 60 s on a usual line)"
	@$(install) --no-deps --require-hashes -r $<
	@touch $@

# The checkout itself, in place: what you edit is what runs.
$(VENV)/.balai: pyproject.toml | $(VENV)/.$(LOCK)
	@$(install) --no-deps --no-build-isolation --editable .
	@touch $@
