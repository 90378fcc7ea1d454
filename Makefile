# Everything a newcomer or a machine needs, one word each.
#
#   make run     set up, build the graph from data/, check it, answer the first question
#   make test    set up, run every test
#   make lint    style, types, layers, generated pages
#   make docs    rewrite the pages that are generated (question index, command help)
#   make bench   half an hour of measuring beside what a user would pick instead; SIZES, PARTS
#   make soak    ten minutes of load and faults; MINUTES=2 for less
#   make score   score the reader on the real agenda, kind by kind
#   make screens  take the pictures of the pages in docs/screens/
#   make clean   remove what the others made

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check
STORE  ?= .kkr/store

.PHONY: run test lint docs bench soak score screens editor browser clean

run: $(VENV)/run.stamp
	@$(BIN)/kkr build --store $(STORE)
	@echo
	@$(BIN)/kkr ask who-leads-what --store $(STORE)
	@echo
	@echo "Videre / go on (. $(BIN)/activate):"
	@echo "  kkr questions                                   hvad kan der spørges om / what can be asked"
	@echo "  kkr ask leads-we-cannot-name                    det, vi ikke kan nævne, og hvorfor / what we cannot name, and why"
	@echo "  kkr ask who-leads-what --on 2025-09-02          som det stod den dag / as it stood that day"
	@echo "  kkr ask municipality --municipality Gladsaxe    alt om én kommune / all about one municipality"
	@echo "  kkr show Klimaalliancen                         alt, vi ved om noget / all we know of a thing"
	@echo "  kkr serve                                       siderne i en browser / the pages in a browser"

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/cog --check --check-fail-msg "run 'make docs'" $(COGGED)

# The pages that are made from the code they describe.
COGGED := queries/README.md docs/commands.md

docs: $(VENV)/dev.stamp
	@$(BIN)/cog -r $(COGGED)

# What is measured, and on how many statements; PARTS="growth pages" for some of it.
SIZES ?= 10000 100000
bench: $(VENV)/bench.stamp
	@$(BIN)/python bench/parts.py --size $(SIZES) $(if $(PARTS),--part $(PARTS))

soak: $(VENV)/dev.stamp
	@$(BIN)/python bench/soak.py --minutes $(or $(MINUTES),10)

score: $(VENV)/dev.stamp
	@$(BIN)/python bench/read_score.py

clean:
	rm -rf $(VENV) .kkr dist build .mypy_cache .pytest_cache .ruff_cache $(EDITOR) requirements/*/node_modules

$(VENV)/pip.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "KKR Graph needs Python 3.11 or newer; name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Setting up $(VENV) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/pip.stamp requirements/run.txt requirements/build.txt pyproject.toml
	@$(PIP) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@-$(BIN)/python -m compileall -q src # pip does so for all but editable packages
	@$(MAKE) --no-print-directory editor
	@touch $@

# The SPARQL editor of the site, where there is an npm; without it the plain field serves.
EDITOR := src/kkr_graph/pages/editor
editor: $(EDITOR)/package-lock.json
$(EDITOR)/package-lock.json: requirements/editor/package-lock.json
	@if command -v npm >/dev/null && \
	    (cd requirements/editor && npm ci --ignore-scripts --no-audit --no-fund --silent); then \
	  mkdir -p $(EDITOR) && \
	  cp requirements/*/node_modules/@zazuko/yasqe/build/yasqe.min.js \
	     requirements/*/node_modules/@zazuko/yasqe/build/yasqe.min.css \
	     requirements/editor/node_modules/@zazuko/yasqe/package.json $(EDITOR) && \
	  cp $< $@; \
	else \
	  echo "No npm here: the SPARQL page has a plain field instead of an editor." >&2; \
	fi

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(MAKE) --no-print-directory browser
	@touch $@

$(VENV)/bench.stamp: $(VENV)/dev.stamp requirements/bench.txt
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

# What the tests in a browser need besides Chromium, where there is an npm.
AXE := requirements/browser/node_modules/axe-core/axe.min.js
browser: $(AXE)
$(AXE): requirements/browser/package-lock.json
	@if command -v npm >/dev/null && \
	    (cd requirements/browser && npm ci --ignore-scripts --no-audit --no-fund --silent); then \
	  touch $@; \
	else \
	  echo "No npm here: the pages are not tested in a browser." >&2; \
	fi

screens: $(VENV)/dev.stamp
	@$(BIN)/python tests/screens.py
