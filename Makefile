# Countinghouse: `make help` lists what can be done.
.DEFAULT_GOAL := help
SHELL := /bin/bash

# One place finds Maven and the JDK.
MAVEN = infra/local/maven

.PHONY: help
help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: ## Show it all: 400 days of a simulated shop and till, to checked marts; in an emulated cloud: make demo ENGINE=emulator
	@infra/local/demo $(if $(ENGINE),--engine $(ENGINE)) $(if $(DAYS),--days $(DAYS))

.PHONY: up
up: ## Airflow with its user interface on this machine (PORT=8080); Ctrl-C stops it
	@infra/local/up --port $(or $(PORT),8080)

.PHONY: down
down: ## Stop what `make up` started
	@infra/local/down

.PHONY: build
build: ## Make the task jars in build/dist, with every check but the tests
	@$(MAVEN) -q -T 2 -DskipTests -Psbom verify
	@infra/local/record-starts
	@echo "Built: build/dist. Try: build/dist/countinghouse load-staging --help"

.PHONY: test
test: ## Run all tests: Java, DAGs on the real Airflow, and the line end to end
	@infra/local/test

.PHONY: verify-snowflake
verify-snowflake: ## Try on your account of Snowflake and your bucket all that the line needs; leaves nothing there
	@infra/local/verify-snowflake

KILLS ?= 1000
SEED ?= $(shell date +%s)

.PHONY: soak
soak: ## Kill the jars 1,000 times (KILLS=…) at moments drawn from SEED=…, and see every line heal
	@infra/local/soak "$(KILLS)" "$(SEED)"

.PHONY: bench
bench: ## Measure start-up, speed and memory (20 minutes); one part: make bench ONLY=startup
	@infra/local/bench $(if $(ONLY),--only $(ONLY))

.PHONY: reproduce
reproduce: build ## Build twice in two folders: the jars must be the same byte for byte
	@infra/local/reproduce

.PHONY: mutation
mutation: ## Plant faults in the pure cores and count which of them the tests find
	@infra/local/mutation

.PHONY: format
format: ## Format the Java and Python sources
	@$(MAVEN) -q spotless:apply
	@infra/local/airflow-environment && build/airflow-venv/bin/ruff format dags infra/local tasks/make-workbook

.PHONY: docs
docs: ## Rewrite the generated pages under docs/reference, and infra/tableau
	@$(MAVEN) --found
	@infra/local/workbook-environment || [ $$? -eq 69 ]
	@[ ! -x build/make-workbook-venv/bin/python ] || build/make-workbook-venv/bin/python -B tasks/make-workbook/tests/help_pages.py
	@$(MAVEN) -q -Dquick -Ddocs.rewrite=true -Dtest='*PageTest,*PagesTest,DocumentsTest' -Dsurefire.failIfNoSpecifiedTests=false test

.PHONY: golden
golden: ## Rewrite what the golden folders of marts, report and of what is sent to Snowflake expect; review the diff
	@$(MAVEN) -q -Dquick -Dgolden.rewrite=true -Dtest='GoldenTest,TwoEnginesTest' -Dsurefire.failIfNoSpecifiedTests=false -pl tasks/build-marts,tasks/make-report,tasks/testing/end-to-end -am test
	@git diff --stat -- tasks/build-marts/src/test/resources/golden tasks/make-report/src/test/resources/golden tasks/testing/end-to-end/src/test/resources/sent-to-snowflake

.PHONY: clean
clean: ## Remove everything that was built
	@rm -rf build
	@find tasks -name target -type d -prune -exec rm -rf {} +
