# Guanxi's commands. `make` alone prints them.

VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
SECONDS ?= 300
ROUNDS ?= 200
RELOADS ?= 100

.DEFAULT_GOAL := help
.PHONY: help run test bench soak lint audit messages clean

help: ## Print this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: $(VENV)/app.stamp ## Set up, migrate and serve on http://127.0.0.1:8000 (HOST=0.0.0.0 PORT=80 make run: for the intranet)
	@$(BIN)/python tools/messages.py compile
	@exec $(BIN)/flask serve

test: $(VENV)/tests.stamp ## Set up what tests need, then lint and run them all
	@tools/get_browser.sh $(BIN)
	@tools/get_directory.sh $(BIN)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal --durations=10

bench: $(VENV)/app.stamp ## Measure the pages against a bare one beside them (make bench ARGS="--fill", see docs/performance.md)
	@$(BIN)/python -m bench $(ARGS)

soak: $(VENV)/app.stamp ## 64 people read while 8 write, 200 MB at most; then servers killed and reloaded under load (half an hour or more)
	@$(BIN)/python -m bench.soak --seconds $(SECONDS) $(ARGS)
	@$(BIN)/python -m bench.killing --rounds $(ROUNDS) --reloads $(RELOADS)

lint: $(VENV)/tests.stamp ## Check style and mend what can be mended by itself
	@$(BIN)/ruff check --fix .

audit: $(VENV)/app.stamp ## Ask the internet for known holes and newer versions of the libraries (once a week: SECURITY.md)
	@tools/audit.sh $(BIN)

messages: $(VENV)/tests.stamp ## Collect the visible words, bring the Chinese catalogue up to date, compile it
	@$(BIN)/python tools/messages.py update
	@$(BIN)/python tools/messages.py compile

clean: ## Remove what make made (your data/ stays)
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis translations/messages.pot
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is older than the requirements it was made from when they changed: then pip runs again.
$(VENV)/app.stamp: requirements.txt $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/tests.stamp: requirements.txt requirements-dev.txt $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/app.stamp

# A link to a Python that was since removed counts as missing: the environment is then made anew.
$(BIN)/python:
	@tools/make_venv.sh $(VENV)
