# All commands for Loopstep. Each target sets up what it needs.
SHELL := /bin/bash
PORT ?= 8080
COUNT ?= 2000
ROUNDS ?= 5
SECONDS ?= 60
inside := tools/in-toolchain
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup serve serve-lms site packages test test-native test-sanitize test-threads conformance test-cpython fuzz conformance-js test-js test-content test-recorder test-exercises test-foreign test-host test-browser bench check format clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## Set up the toolchain; the other targets do this when necessary
	@tools/setup

serve: site packages  ## Build the site and serve it on http://127.0.0.1:8080 (PORT= changes it)
	@exec $(inside) python3 tools/serve.py dist --port $(PORT)

serve-lms: site packages  ## Serve a course platform in which to test lessons and packages (PORT= as above)
	@exec $(inside) node tests/lms/server.mjs --port $(PORT)

site: setup  ## Build the site into dist/, for any static host and any sub-path
	@$(inside) tools/build-site

packages: site  ## Write what course platforms import into dist/packages/ (SITE= its address, for the cartridge)
	@$(inside) python3 tools/packages/make.py dist dist/packages $(if $(SITE),'$(SITE)')

test: setup  ## Build everything and run every test
	@$(inside) tools/test all

test-native: setup  ## Run the unit tests, natively
	@$(inside) tools/test native

test-sanitize: setup  ## Run the unit tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(inside) tools/test sanitize

test-threads: setup  ## Run the unit tests under ThreadSanitizer
	@$(inside) tools/test threads

conformance: setup  ## Compare random programs with CPython's asyncio (COUNT= programs, SEED= to repeat)
	@$(inside) tools/build native conformance_runner
	@$(inside) python3 tests/conformance/run.py --runner build/native/tests/conformance/runner/conformance_runner \
	  --count $(COUNT) $(if $(SEED),--seed $(SEED))

test-cpython: setup  ## Run CPython's own asyncio tests on the scheduler
	@$(inside) tools/test cpython

fuzz: setup  ## Fuzz the scheduler and the trace reader under sanitizers; SECONDS= each
	@$(inside) tools/build fuzz fuzz_scheduler fuzz_trace
	@$(inside) tools/build native conformance_runner
	@$(inside) python3 tests/fuzz/run.py --fuzzer build/fuzz/tests/fuzz/fuzz_scheduler \
	  --runner build/native/tests/conformance/runner/conformance_runner --seconds $(SECONDS)
	@$(inside) python3 tests/fuzz/traces.py --fuzzer build/fuzz/tests/fuzz/fuzz_trace --seconds $(SECONDS)

conformance-js: setup  ## Compare random JavaScript programs on the loop with Node (COUNT= programs, SEED= to repeat)
	@$(inside) node tests/js/compare.mjs --count $(COUNT) $(if $(SEED),--seed $(SEED))

test-js: setup  ## Run the tests that compare the JavaScript loop with Node
	@$(inside) tools/test js

test-content: setup  ## Run the lesson's listings with CPython and Node, and the content compiler's tests
	@$(inside) tools/test content

test-recorder: setup  ## Run the tests of the recorder of asyncio programs
	@$(inside) tools/test recorder

test-exercises: setup  ## Run the programs of every exercise, and judge them as the page does
	@$(inside) tools/test exercises

test-foreign: setup  ## Record programs that others wrote, and open their traces
	@$(inside) tools/test foreign

test-host: setup  ## Run the tests of the page's scripts, in Node
	@$(inside) tools/test host

test-browser: setup  ## Run the tests in Chromium
	@$(inside) tools/test browser

bench: setup  ## Compare the scheduler's speed with its peers, and time the stage (ROUNDS= rounds); writes bench/results.json
	@$(inside) tools/build bench bench_aio bench_floor bench_asio bench_limits bench_stage bench_run
	@$(inside) tools/build bench-web bench_aio bench_floor bench_run
	@$(inside) python3 bench/run.py --rounds $(ROUNDS)

check: setup  ## Check format, lint, includes, waits, content and the headers' examples
	@$(inside) tools/check

format: setup  ## Format the C++
	@$(inside) tools/check --fix

clean:  ## Remove what was built; the toolchain stays in the cache
	rm -rf build dist test-artifacts
