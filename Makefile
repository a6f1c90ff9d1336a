# Everything a person needs to do here, by name.  `make` lists the targets.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help install run test check data eval bench fast nightly accept screenshots pictures docs codebook clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/'

# An environment of our own; where Python came without venv, virtualenv stands in for it.
$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  $(PYTHON) -m pip install --quiet --target $(VENV)-tool virtualenv && PYTHONPATH=$(VENV)-tool $(PYTHON) -m virtualenv --quiet $(VENV); }

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(PIP) --editable . && touch $@

$(VENV)/.test: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[test]' && touch $@ $(VENV)/.installed

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[dev]' && touch $@ $(VENV)/.test $(VENV)/.installed

$(VENV)/.fast: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[fast]' && touch $@ $(VENV)/.installed

$(VENV)/.fuzz: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[test,fuzz]' && touch $@ $(VENV)/.test $(VENV)/.installed

$(VENV)/.docs: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[test,docs]' && touch $@ $(VENV)/.test $(VENV)/.installed

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	@$(PIP) --editable '.[test,bench]' && touch $@ $(VENV)/.test $(VENV)/.installed

install: $(VENV)/.installed ## make .venv and install communique in it

run: $(VENV)/.installed ## make an archive of invented services, and open its reading room
	@$(BIN)/communique demo --to demo

test: $(VENV)/.test ## run the tests
	@$(BIN)/python -m pytest

check: $(VENV)/.dev ## lint, format, types, import contract, data files
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check --quiet src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/communique knowledge check
	$(BIN)/communique knowledge pack --check

data: $(VENV)/.installed codebook ## pack the data files, make the codebook
	@$(BIN)/communique knowledge pack

eval: $(VENV)/.test ## score the readings against the gold pages
	@$(BIN)/python tools/eval.py

bench: $(VENV)/.bench ## time the reading, beside others
	@$(BIN)/python tools/bench.py

fast: $(VENV)/.fast ## compile communique into build/fast, where a C compiler is (never needed)
	@$(BIN)/python tools/fast.py

nightly: $(VENV)/.fuzz ## thousands of kills, power cuts, damaged files, backups, requests and searches (two hours or more)
	@COMMUNIQUE_KILLS=10000 COMMUNIQUE_CUTS=4000 COMMUNIQUE_DAMAGED=1500 COMMUNIQUE_BACKUPS=1000 COMMUNIQUE_LIMITS=200 COMMUNIQUE_UPGRADES=500 $(BIN)/python -m pytest tests/archive
	@COMMUNIQUE_REPLAYS=300 $(BIN)/python -m pytest tests/watching/test_replay.py
	@COMMUNIQUE_SEARCHES=10000 $(BIN)/python -m pytest tests/serve/test_searches.py
	@$(BIN)/python tools/api_fuzz.py --requests 50000
	@$(BIN)/python tools/hostile_clients.py

accept: $(VENV)/.test ## take the facts of CASE=<folder> as they are now
	@$(BIN)/python tools/accept.py $(CASE)

screenshots: $(VENV)/.test ## photograph every kind of page of the reading room into build/screenshots (wants Chromium)
	@$(BIN)/python tools/screenshots.py

pictures: $(VENV)/.docs ## make the README's three pictures anew
	@$(BIN)/python tools/screenshots.py --readme

docs: $(VENV)/.docs ## build the documentation into build/docs (no request leaves for another host)
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet && echo "open build/docs/index.html"

codebook: $(VENV)/.installed ## make the codebook from the schema
	@$(BIN)/python tools/codebook.py > docs/codebook.md

clean: ## remove what the tools leave behind
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
