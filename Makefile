# Muster's commands. `make` alone lists them.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=

# One configuration for the program (release, Swift's libraries linked in) and one for tests and checks (debug), so that
# none of the commands below undoes the work of another.
PROGRAM = .build/release/muster
RELEASE = -c release --static-swift-stdlib --product muster

.DEFAULT_GOAL := help
.PHONY: help deps build test properties edits test-browser test-site site golden format check layers bench bench-markdown \
  pathological sanitize fuzz timeline install clean

# Families of documents on which parsers have been slow: ours, and others that lie beside the project.
FAMILIES = Benchmarks/families.json $(wildcard ../shared/hostile/cmark-pathological.json)
BENCHMARKS = $(SWIFT) build --package-path Benchmarks -c release --scratch-path .build/benchmarks
# How long `make fuzz` goes on.
SECONDS ?= 600

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

deps: ## install what building and testing need; silent when nothing is missing
	@tools/deps build

build: deps ## build the program (release)
	$(SWIFT) build $(RELEASE)

test: deps ## run the tests
	$(SWIFT) test --disable-xctest

# How many of the published payloads, spread over the list; `all` tries every one and visits every page, for half an hour.
PAYLOADS ?= 300
# How many pages are opened beside the largest of each type.
PAGES = $(if $(filter all,$(PAYLOADS)),all,60)
BROWSER = .build/browser-venv/bin/python -B

# Of each property as many portfolios as the decision is proved with; `make test` tries 2,000.
PORTFOLIOS ?= 100000

properties: deps ## try the invariants of the assessment on 100,000 random portfolios each (hours of processor)
	MUSTER_PORTFOLIOS=$(PORTFOLIOS) $(SWIFT) test --disable-xctest --filter InvariantTests

# Sequences of edits after each of which a build with a cache is compared with one without; `make test` tries 2.
SEQUENCES ?= 200

edits: deps ## edit sources, templates and configuration at random, 200 times over, and compare builds with a cache and without
	MUSTER_SEQUENCES=$(SEQUENCES) $(SWIFT) test --disable-xctest --filter RandomEditTests

test-browser: build ## hostile text, paths that try to leave, a preview, and the site in real browsers (PAYLOADS=all: all of it)
	@tools/deps browser
	@code=0; for test in hostile outside preview; do \
	  $(BROWSER) Tests/Browser/$$test.py --payloads $(PAYLOADS) || code=1; \
	done; $(BROWSER) Tests/Browser/site.py --payloads $(PAGES) || code=1; exit $$code

test-site: build ## of it, the site alone: its pages by width, theme, keyboard and on paper, its markup, styles, links and search
	@tools/deps browser
	@$(BROWSER) Tests/Browser/site.py --payloads $(PAGES)

site: build ## write public/ from this repository's own records
	MUSTER_TEMPLATES=templates $(PROGRAM) build . -o public

golden: deps ## rewrite the expected pages; read the difference in git afterwards
	$(SWIFT) build --build-tests
	@RECORD_GOLDEN=1 $(SWIFT) test --disable-xctest --skip-build || \
	  echo "recorded: every golden test fails while recording; now read git diff"

format: ## lay out the sources
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks Package.swift

check: deps layers ## layout, layers and declared dependencies
	$(SWIFT) format lint --strict --recursive Sources Tests Benchmarks Package.swift
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

layers: ## who may import whom, and other house rules
	@tools/layers --self-test
	@tools/layers .

bench: build ## time 1,000 and 10,000 generated documents, beside cmark
	@tools/deps bench
	@Benchmarks/bench $(PROGRAM) templates

bench-markdown: deps ## time our work on 30 MB of documents beside libcmark's own, in one thread
	$(BENCHMARKS) --product bench-markdown
	@rm -rf .build/documents
	@sh Benchmarks/generate 10000 .build/documents
	@.build/benchmarks/release/bench-markdown .build/documents

pathological: deps ## time documents made to be slow; fails when one is
	$(BENCHMARKS) --product pathological
	@.build/benchmarks/release/pathological $(FAMILIES)

sanitize: deps ## run the tests of the target Markdown with the address sanitizer
	$(SWIFT) test --disable-xctest --sanitize address --scratch-path .build/sanitize --filter MarkdownTests

fuzz: deps ## torment the target Markdown with made-up input, for SECONDS=600
	@tools/deps fuzz
	@Benchmarks/fuzz/run $(SECONDS)

# What `make timeline` measures: a built site, and how many records are made up for the search.
SITE ?= public
RECORDS ?= 10000

timeline: build ## what the pages of SITE=public cost a slow machine, and a search over 10,000 records, in real browsers
	@tools/deps browser
	@$(BROWSER) Benchmarks/timeline --site $(SITE) --records $(RECORDS)

install: build ## install the program and its templates below PREFIX
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/muster"
	install -s -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/muster"
	rm -rf "$(DESTDIR)$(PREFIX)/share/muster/templates"
	cp -R templates "$(DESTDIR)$(PREFIX)/share/muster/templates"

clean: ## remove what was built, and the site in public/
	rm -rf .build
	git clean -fdXq public
