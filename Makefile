# make demo   set everything up and run the main job on the shipped standard
# make test   set everything up and run all checks
# Works in a folder whose path holds spaces: every path here is relative.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
  then echo $$python; break; fi; done)
VENV := .venv
RUN := $(VENV)/bin/python
LOCK := requirements-dev.lock
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check
OUTSIDE := $(wildcard ../shared/data)
# What is different in a wheel: commands, what they ship and start, and the documents that call them.
PACKAGED := tests/cli tests/documents tests/serve $(wildcard tests/test_*.py)
# Three workers on two cores: tests wait for processes that they start.
PYTEST := -m pytest -n 3 --dist worksteal -q
export COMPGRAPH_DATA ?= $(if $(OUTSIDE),$(shell cd ../shared/data && pwd))
export PYTHONUTF8 = 1

.PHONY: demo test check wheel docs lock clean
.DEFAULT_GOAL := demo

demo: $(VENV)/core
	@$(RUN) -m compgraph build --out demo

test: $(VENV)/dev
	@$(MAKE) --no-print-directory check wheel

check:
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())'
	$(RUN) -m cogapp --check --check-fail-msg="run: make docs" -I tests/documents README.md README.zh-Hant.md
	$(RUN) $(PYTEST)

# The wheel is built from the sdist and tested in an environment that has never seen the checkout.
wheel:
	rm -rf dist $(VENV)-wheel
	$(RUN) -m build --no-isolation --outdir dist . >/dev/null
	$(RUN) -m venv $(VENV)-wheel
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check -c $(LOCK) dist/*.whl
	$(VENV)-wheel/bin/python -I tests/wheel.py
	$(VENV)-wheel/bin/python -m pip install --quiet --disable-pip-version-check -r $(LOCK)
	$(VENV)-wheel/bin/python $(PYTEST) -m 'not long' $(PACKAGED)

docs: $(VENV)/dev
	$(RUN) -m cogapp -r -I tests/documents README.md README.zh-Hant.md

lock: $(VENV)/dev
	$(RUN) -m pip install --quiet uv
	$(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --group dev --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml --output-file $(LOCK)

clean:
	rm -rf $(VENV) $(VENV)-wheel dist demo

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "compgraph needs Python 3.11 or newer with venv and pip (Debian, Ubuntu: apt install python3 python3-venv). 需要 Python 3.11 以上，並含 venv 與 pip。" >&2; exit 1; fi
	$(PYTHON) -m venv $(VENV)

$(VENV)/core: $(VENV)/bin/python pyproject.toml $(LOCK)
	$(PIP) -c $(LOCK) -e .
	@touch $@

$(VENV)/dev: $(VENV)/core
	$(PIP) -r $(LOCK)
	@touch $@
