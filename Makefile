# Two commands do everything on a machine with Python 3.11+, make and git:
#   make site    the whole site into site/
#   make test    lint, types, and every test
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test check sync bench bench-search bench-growth mutation lock browser clean
.DELETE_ON_ERROR:

site: $(VENV)/.site
	$(BIN)/python scripts/build.py

serve: $(VENV)/.site
	$(BIN)/python scripts/build.py serve

test: $(VENV)/.test browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=json:.coverage.json
	$(BIN)/python tests/coverage_bar.py .coverage.json

check: $(VENV)/.site
	$(BIN)/python scripts/build.py schema
	$(BIN)/python scripts/build.py check

sync: $(VENV)/.site
	$(BIN)/python scripts/build.py sync

bench: $(VENV)/.test
	PYTHONPATH=scripts $(BIN)/python tests/quality.py
	$(BIN)/python tests/bench.py

# How well search finds what readers mean; `ARGS=--help` tells what can be chosen. Needs Node.js.
bench-search: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python -m search.bench $(ARGS)

# What search costs with up to 300 events.
bench-growth: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python -m search.growth

# Faults planted in `read`, `corpus` and `check`: how many do the tests find? Takes its time.
mutation: $(VENV)/.test
	sh tests/mutation/run.sh

# Pins both lock files anew from pyproject.toml.
lock: $(VENV)/.test
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --group dev -o requirements-dev.txt

# The browser tests need Chromium and Japanese glyphs; they fail, not skip, without them.
browser:
	@sh tests/browser.sh

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:
	rm -rf site $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .mutation .coverage*
