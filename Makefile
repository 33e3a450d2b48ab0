# Tapal. `make run` and `make test` set everything up by themselves; they need Python 3.11 or newer with venv, and PyPI once.

PYTHON ?= python3
BIN := .venv/bin
SYNCED := .venv/.synced
PYTEST_ARGS ?= -n 2
# uv comes from the machine, else from PyPI into build/uv (no curl, and nothing is installed outside this folder).
UV := $(shell command -v uv 2>/dev/null || echo build/uv/bin/uv)
export UV_PYTHON_DOWNLOADS := never
# One thread a process: small matrices are multiplied several times faster so.
export OPENBLAS_NUM_THREADS := 1
export OMP_NUM_THREADS := 1

.PHONY: run test lint format bench packs clean help
.DELETE_ON_ERROR:

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: $(SYNCED) ## code the bundled sample reports, show and write their events
	@$(BIN)/tapal demo

test: $(SYNCED) ## run the whole suite, then the linters
	@$(BIN)/python -m pytest $(PYTEST_ARGS)
	@$(MAKE) --no-print-directory lint

lint: $(SYNCED) ## style, types, import order
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(SYNCED) ## rewrite the code in the house style
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

bench: $(SYNCED) ## documents and words a second, start-up, peak memory, time per stage
	@$(BIN)/python benchmarks/bench.py

packs: $(SYNCED) ## compile the language data into their packs
	@$(BIN)/python -m packs.build

clean: ## remove everything that was made here
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(SYNCED): pyproject.toml uv.lock | $(filter build/%,$(UV))
	@echo "Setting up .venv ..." >&2
	@$(UV) sync --locked --quiet --python "$$($(PYTHON) -c 'import sys; print(sys.executable)')"
	@touch $@

# A Python marked as managed by the system (PEP 668) still makes virtual environments; without ensurepip, pip can fill a folder.
build/uv/bin/uv:
	@echo "Getting uv from PyPI into build/uv ..." >&2
	@mkdir -p build
	@$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip install --quiet --disable-pip-version-check uv \
	  || { rm -rf build/uv; $(PYTHON) -m pip install --quiet --disable-pip-version-check --target build/uv uv; } \
	  || { rm -rf build/uv; echo "Python 3.11 or newer with venv is needed: apt install python3-venv" >&2; exit 1; }
