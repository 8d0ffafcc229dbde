# make run    sets up .venv, builds everything from corpus/, answers one question, serves the web page
# make test   everything that CI checks, from lint to the installed wheel
# The rest is for daily work; `make help` lists it.

PYTHON ?= python3
PORT ?= 8000
SERVE ?= 1
EXTRAS ?= dev
# Two cores: one worker each. CI may have more.
WORKERS ?= $(if $(filter true,$(CI)),auto,2)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PACKAGES := akn kzlegal api
CODE := $(PACKAGES) tests bench
TORCH := $(shell grep '^torch==' constraints.txt)
QUESTION := Must people be told that they are talking to an AI system?
PROFILE := docs/example-profile.yaml
ON := 2026-11-22

# An installation is made anew when what it depends on changes, never otherwise: after the first
# run everything works without a network.
BASE := $(VENV)/.installed-base
DEV := $(VENV)/.installed-$(EXTRAS)

.PHONY: help run test check types spec corpus docs wheel wheel-check bench constraints clean
.DELETE_ON_ERROR:

help:
	@sed -n '/^# make/p' Makefile
	@echo '# make check | types | spec | corpus | docs | wheel | wheel-check | bench | constraints | clean'
	@echo '# settings: PYTHON=$(PYTHON) PORT=$(PORT) SERVE=$(SERVE) EXTRAS=$(EXTRAS) WORKERS=$(WORKERS)'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'kzlegal needs Python 3.11 or newer; name one: make PYTHON=python3.11 …' >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(BASE): pyproject.toml constraints.txt | $(BIN)/python
	@echo 'installing into $(VENV): about half a minute, once'
	$(PIP) install -q -c constraints.txt -e '.[nlp]'
	@touch $@

# torch goes first and alone: pip then takes the build without CUDA that lies at hand.
$(DEV): pyproject.toml constraints.txt | $(BIN)/python
	@echo 'installing into $(VENV) with $(EXTRAS): about a minute, once'
	$(if $(findstring models,$(EXTRAS)),$(PIP) install -q $(TORCH))
	$(PIP) install -q -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $@

run: $(BASE)
	$(BIN)/kzlegal build
	@echo
	$(BIN)/kzlegal search '$(QUESTION)' --lang en --limit 3
	@echo
	$(BIN)/kzlegal assess $(PROFILE) --on $(ON)
ifneq ($(SERVE),0)
	@echo
	$(BIN)/kzlegal serve --port $(PORT)
endif

test: check types
	$(BIN)/python -m pytest -q -n $(WORKERS) --benchmark-disable
	$(BIN)/python tests/wheel_check.py

check: $(DEV)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/lint-imports --no-logo

types: $(DEV)
	$(BIN)/mypy --strict $(PACKAGES)

spec: $(DEV)
	$(BIN)/python -m pytest -q tests/spec

corpus: $(BASE)
	$(BIN)/kzlegal build

docs: $(DEV)
	$(BIN)/python tests/cli_reference.py
	UPDATE_DOCS=1 $(BIN)/python -m pytest -q tests/akn/test_samples.py
	$(BIN)/python -m tests.kzlegal.lint.rule_pages
	$(BIN)/python -m tests.kzlegal.graph.query_table
	UPDATE_DOCS=1 $(BIN)/python -m pytest -q tests/kzlegal/graph/test_context.py
	$(BIN)/python -m tests.kzlegal.norms.pages

wheel: $(DEV)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist

wheel-check: $(DEV)
	$(BIN)/python tests/wheel_check.py

bench:
	$(MAKE) --no-print-directory EXTRAS=dev,bench $(VENV)/.installed-dev,bench
	$(BIN)/python bench/parse.py

constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install -q $(TORCH)
	build/constraints/bin/python -m pip install -q -e '.[dev,models,bench]'
	{ sed -n '/^#/p' constraints.txt; build/constraints/bin/python -m pip freeze --exclude-editable | sed 's/+cpu$$//'; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks .import_linter_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +
