PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
PORT ?= 8000
VENV := .venv/bin/python

.PHONY: python install demo demo-data test lint bench bench-full

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 of nieuwer is nodig. Installeer het, of wijs het aan: make PYTHON=/pad/naar/python3.11"; exit 1; }

install: python  ## everything that .venv/bin/python needs, tests and lint too
	@$(PYTHON) -m kennisbank.install

demo: python  ## prepare the demo and serve it on 127.0.0.1:$(PORT)
	@$(PYTHON) -m kennisbank.port $(PORT)
	@$(PYTHON) -m kennisbank.install --runtime
	@$(VENV) -m kennisbank.demo --port $(PORT)

demo-data: python  ## prepare the demo
	@$(PYTHON) -m kennisbank.install --runtime
	@$(VENV) -m kennisbank.demo

test: install  ## all tests; ELASTICSEARCH_URL and DATABASE_URL are used when set
	@$(VENV) -m pytest

lint: install
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .

bench: install  ## the speed table for 1,000 precedents, in minutes
	@$(VENV) -m bench.speed

bench-full: install  ## all tables, hours; the speed table goes to docs/speed.md
	@$(VENV) -m bench
