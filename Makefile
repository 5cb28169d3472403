# Everything a developer or a curious reader needs; `make` alone lists it. Nothing is installed outside this folder.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard liaison/locale/*/LC_MESSAGES/django.po))
N ?= 2000
FAULTS = LIAISON_HOME=$$(mktemp -d) FSYNC=on LIAISON_FAULTS=$(N)
REAL_DISK := $(if $(filter 0,$(shell id -u)),tests/races/real_disk.py) # only root may mount one
STORY := test_one_way_from_the_summons_to_the_judgment

.PHONY: help install dev catalogues demo test check format wall worlds crawl log bench fuzz mutants faults translations docs

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1	/' | expand -t 22

install: ## Install what a served Liaison needs into .venv (once; offline afterwards)
	@scripts/install runtime
	@scripts/frontend
	@$(MAKE) --no-print-directory -s catalogues

dev:
	@scripts/install dev
	@scripts/frontend
	@$(MAKE) --no-print-directory -s catalogues

catalogues: $(CATALOGUES)

demo: install ## Open all doors on a constructed world; PORT=9000 moves them; Ctrl-C stops everything
	@exec $(BIN)/python -m liaison demo --with-parent

test: dev ## The whole suite, on SQLite and on PostgreSQL; ARGS="tests/court -k sheet" narrows it
	@scripts/suite $(ARGS)

check: dev ## Format, lint, types, import contracts, templates, translations, migrations, scripts
	@scripts/check

format: dev ## Put the code in the one format
	@$(BIN)/ruff check -q --fix liaison tests scripts/translations; $(BIN)/ruff format liaison tests scripts/translations

wall: dev ## Probe every door x table x column x verb on both databases; prints probes and mismatches
	@scripts/both $(BIN)/python -m pytest -q tests/wall

worlds: dev ## N=2000 pairs of worlds that differ only in undisclosed care data, compared byte by byte
	@scripts/both $(BIN)/python -m tests.worlds $(N)

mutants: dev ## Change the barrier in one place after another and see that a test notices; ONLY="care.vault" narrows it
	@LIAISON_HOME=$$(mktemp -d) $(BIN)/python -m tests.mutants $(ONLY)
crawl: dev ## N=40 people with a token in every text of care; every page, form and file for every role at every door
	@scripts/both env LIAISON_CRAWL=$(if $(filter file,$(origin N)),40,$(N)) $(BIN)/python -m pytest -q tests/crawl

fuzz: dev ## N=2000 hostile visits for every role at every door: no server error, no write by reading
	@scripts/both env LIAISON_FUZZ=$(N) $(BIN)/python -m pytest -q tests/fuzz

faults: dev ## Races, N=2000 writes among kill -9, full disks and a server that is cut, on both databases
	@env -u DATABASE_URL $(FAULTS) $(BIN)/python -m pytest -q -s tests/races $(REAL_DISK)
	@$(FAULTS) scripts/postgres $(BIN)/python -m pytest -q -s tests/races $(REAL_DISK) tests/races/stopped_server.py

log: dev ## N=2000 falsified logs, a million events verified, and what the chain costs eight clients on PostgreSQL
	@$(BIN)/python -m tests.weighing $(N)
	@LIAISON_HOME=$$(mktemp -d) FSYNC=on scripts/postgres $(BIN)/python -m tests.weighing clients

bench: dev ## How fast the pages are with 1,000 and 100,000 trajectories, on both databases; SIZES="1000 10000" for others
	@scripts/both $(BIN)/python -m tests.bench $(SIZES)

translations: dev ## Merge new sentences into the catalogues
	@$(BIN)/python scripts/translations --update

docs: dev ## Draw the reference pages and the pictures of the docs anew
	@LIAISON_HOME=$$(mktemp -d) $(BIN)/python docs/draw.py
	@LIAISON_CELLS=drawn $(BIN)/python -m pytest -q tests/matrix
	@LIAISON_PICTURES=docs/screenshots $(BIN)/python -m pytest -q "tests/journeys/test_thursday.py::$(STORY)[en]"

liaison/locale/%/LC_MESSAGES/django.mo: liaison/locale/%/LC_MESSAGES/django.po
	@$(BIN)/pybabel -q compile -i $< -o $@
