# Each target asks for nothing by hand: what it needs, it makes first.
# Paths are relative, so the project may lie in a folder with spaces in its name.

ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

# Set PYTHON to use a particular one.
PYTHON ?= $$(for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$python" && break; done)

# Packages only as the lock file has them, byte for byte; a progress bar only where somebody looks.
install_lock = if [ -t 1 ]; then quiet=; else quiet=--quiet; fi; \
	echo "Installing the packages of $(1)"; \
	$(PIP) install $$quiet --require-hashes --requirement $(1)

.DELETE_ON_ERROR:
.PHONY: help site serve check test bench lock clean

help: ## list the targets (the default)
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

site: $(ENV)/site.done ## build the newsroom into site/, if it is clear
	@$(BIN)/clearcopy build

serve: $(ENV)/site.done ## preview while you write; findings are shown and nothing is blocked
	@$(BIN)/clearcopy serve

check: $(ENV)/site.done ## list the findings and build nothing
	@$(BIN)/clearcopy check

test: $(ENV)/test.done ## run every check of the code and every test
	@$(call need,chromium chromium-browser google-chrome,chromium,The browser tests need Chromium)
	@$(call need,java,default-jre-headless,The tests of the PDFs need a Java runtime)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest --quiet --numprocesses 2

bench: $(ENV)/test.done ## measure CPU, time and memory beside the stock generator
	@$(BIN)/python tests/bench/run.py
	@$(BIN)/python tests/bench/pdf.py

lock: $(ENV)/test.done ## choose the newest versions that fit and write the lock files anew
	$(lock) --output-file requirements/site.txt pyproject.toml
	$(lock) --extra test --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml

clean: ## remove what the targets made, except the environment: delete .venv for a new one
	rm -rf site .clearcopy .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# No address of an index goes into a lock file: where packages come from is the machine's affair.
# Setuptools counts as a package like others: without it, we could not install ourselves.
lock = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade --generate-hashes \
	--strip-extras --allow-unsafe --all-build-deps \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

# What comes from the system: Chromium, because Playwright's own needs libraries that it cannot
# install, and a Java runtime for veraPDF. $(1): commands of which one must be there; $(2): the
# package that brings it; $(3): what needs it.
define need
for name in $(1); do if command -v "$$name" >/dev/null; then exit 0; fi; done; \
if [ "$$(id -u)" = 0 ]; then root=; else root="sudo -n"; fi; \
if ! command -v apt-get >/dev/null || ! $$root true 2>/dev/null; then \
	echo "$(3): install the package \"$(2)\", then run make again." >&2; \
	exit 1; \
fi; \
echo "Installing the package $(2)"; \
$$root apt-get update --quiet=2 \
&& $$root env DEBIAN_FRONTEND=noninteractive \
	apt-get install --quiet=2 --yes --no-install-recommends $(2) >/dev/null
endef

# The tests' packages come on top of the site's, one after the other: pip must not run twice at once.
$(ENV)/test.done: requirements/test.txt $(ENV)/site.done
	@$(call install_lock,requirements/test.txt)
	@touch $@

$(ENV)/site.done: requirements/site.txt pyproject.toml $(ENV)/made
	@$(call install_lock,requirements/site.txt)
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

# An environment that works is kept: somebody may have made it by hand.
$(ENV)/made:
	@if ! $(BIN)/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		python="$(PYTHON)"; \
		if [ -z "$$python" ]; then \
			echo "clearcopy needs Python 3.11 or newer as \"python3\": install it, then run make again." >&2; \
			exit 1; \
		fi; \
		if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
			echo "\"$$python\" cannot make environments: install \"python3-venv\", then run make again." >&2; \
			exit 1; \
		fi; \
		echo "Making the environment $(ENV)"; \
		"$$python" -m venv --clear $(ENV); \
	fi
	@touch $@
