# Stagedesk: two commands matter, `make run` and `make test`; both set up what they need first.
BIN := .venv/bin
READY := .venv/.ready

.PHONY: setup run test check harm shots bench fuzz docs lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml tools/setup.sh
	@bash tools/setup.sh

run: setup
	@bash tools/run.sh

test: setup check
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache > build/lint-imports.txt || { cat build/lint-imports.txt; exit 1; }

# Kills, full disks, flipped bits: prints what each cost, which must be nothing.
harm: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.harm.run

shots: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.shots build/shots

bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.bench

# Files from outside: at least 20,000 cases, about ten minutes; and new examples for the properties.
fuzz: setup
	STAGEDESK_FUZZ=300 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/fuzz tests/domain \
		tests/exchange tests/services/test_importing.py -p no:randomly

docs: setup
	@bash tools/docs.sh

lock:
	tools/lock.sh

clean:
	rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
