# Two commands on a fresh machine: `make demo` and `make test`. Both install what they need into .venv first.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY  := $(VENV)/.ready

.PHONY: demo test check docs bench clean

demo: $(READY)
	@echo '$$ okr lint --isolated examples/broken/okrs/first-draft.yaml'
	@$(BIN)/okr lint --isolated examples/broken/okrs/first-draft.yaml --exit-zero
	@echo
	@echo '$$ okr lint examples/acme'
	@$(BIN)/okr lint examples/acme
	@echo
	@echo '$$ okr status examples/acme --as-of 2026-11-20'
	@$(BIN)/okr status examples/acme --as-of 2026-11-20

test: $(READY)
	$(BIN)/python -m pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/generate.py --check

docs: $(READY)
	$(BIN)/python scripts/generate.py

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python benchmarks/speed.py --peers

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q okr_cli
	@touch $@
