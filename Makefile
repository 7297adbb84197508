# Two commands on a fresh machine: `make demo` and `make test`. Both install what they need into .venv first.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY  := $(VENV)/.ready

.PHONY: demo test test-lowest test-editor test-neovim test-browser check check-workflows docs site dist bench bench-growth clean

demo: $(READY)
	@echo '$$ okr lint --isolated examples/broken/okrs/first-draft.yaml'
	@$(BIN)/okr lint --isolated examples/broken/okrs/first-draft.yaml --exit-zero
	@echo
	@echo '$$ okr lint examples/acme'
	@$(BIN)/okr lint examples/acme
	@echo
	@echo '$$ okr status examples/acme --as-of 2026-11-20'
	@$(BIN)/okr status examples/acme --as-of 2026-11-20

# Byte code is kept even where the shell asks for none: without it, every process of the tests compiles anew.
unexport PYTHONDONTWRITEBYTECODE

# An assert that shows its values is one that pytest has rewritten, which takes each process ten seconds in a fresh clone.
# So all run as they are written, and only those that failed run again to show their values.
test: $(READY)
	$(BIN)/python -m compileall -q -j 0 okr_cli tests
	$(BIN)/python -m pytest -n auto --dist worksteal --assert=plain || \
		{ [ $$? -ne 1 ] || $(BIN)/python -m pytest --last-failed; false; }

# The oldest dependencies that pyproject.toml admits, in an environment of their own.
test-lowest: $(VENV)-lowest/.ready
	$(VENV)-lowest/$(notdir $(BIN))/python -m pytest -n auto --dist worksteal

# The schema of OKR files in the programs that editors run: yaml-language-server and ajv, from npm.
test-editor: $(READY) $(VENV)/editor/.ready
	OKR_EDITOR_PACKAGES=$(abspath $(VENV))/editor/node_modules $(BIN)/python -m pytest -m editor tests/editor

# The settings of docs/guide/editors.md in Neovim 0.11 or newer: the one on the path, or NVIM=/path/to/nvim.
test-neovim: $(READY)
	$(BIN)/python -m pytest -m neovim tests/neovim

# The report in a Chromium or Chrome that is installed here: no message, no request, and nothing that axe-core objects to.
test-browser: $(READY) $(VENV)/browser/.ready
	OKR_BROWSER_PACKAGES=$(abspath $(VENV))/browser/node_modules $(BIN)/python -m pytest -m browser tests/browser

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/generate.py --check

# Two linters for .github and action.yml; installing actionlint downloads its program.
check-workflows: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[workflows]'
	$(BIN)/actionlint
	$(BIN)/zizmor --offline --quiet --persona pedantic .

docs: $(READY)
	$(BIN)/python scripts/generate.py

# The guides and rules as a site with search, in site/; a link that leads nowhere fails it.
site: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/zensical build --clean --strict

dist: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release]'
	rm -rf dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*

bench: $(READY)
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	$(BIN)/python -m compileall -q okr_cli
	$(BIN)/python benchmarks/speed.py --peers --growth
	$(BIN)/python benchmarks/keystroke.py

bench-growth: $(READY)
	$(BIN)/python benchmarks/growth.py

clean:
	rm -rf site $(VENV) $(VENV)-lowest .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q okr_cli
	@touch $@

$(VENV)/editor/.ready: Makefile
	npm install --silent --no-package-lock --prefix $(VENV)/editor ajv@8 ajv-formats@3 yaml-language-server@1
	@touch $@

$(VENV)/browser/.ready: Makefile
	npm install --silent --no-package-lock --prefix $(VENV)/browser axe-core@4 puppeteer-core@24
	@touch $@

$(VENV)-lowest/.ready: pyproject.toml scripts/lowest_requirements.py
	$(PYTHON) -m venv $(VENV)-lowest
	$(PYTHON) scripts/lowest_requirements.py > $(VENV)-lowest/constraints.txt
	$(VENV)-lowest/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(VENV)-lowest/constraints.txt --editable '.[dev]'
	@touch $@
