# Two commands set everything up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench fix docs picture browser clean

$(VENV)/.demo: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

demo: $(VENV)/.demo
	$(BIN)/policygraph demo

browser: $(VENV)/.test
	@$(BIN)/python tools/browser.py

test: $(VENV)/.test browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/terms.py --check
	$(BIN)/python tools/turtle.py --check
	$(BIN)/python tools/docs.py --check
	$(BIN)/python -m pytest -n 2

bench: $(VENV)/.test
	$(BIN)/python bench/run.py

fix: $(VENV)/.test
	$(BIN)/python tools/terms.py
	$(BIN)/python tools/turtle.py
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.test
	$(BIN)/python tools/docs.py

picture: $(VENV)/.test browser
	$(BIN)/python tools/picture.py

clean:
	rm -rf $(VENV) build dist
