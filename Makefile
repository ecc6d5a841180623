# `make demo` and `make test` need nothing but a Swift toolchain; see Scripts/setup.

LIAISON := .build/debug/liaison

.PHONY: help setup build demo test lint format clean

help:
	@echo "make demo     read seeds/, draw Graphs/seeds.svg, show a connection"
	@echo "make test     run all tests"
	@echo "make build    build the program: $(LIAISON)"
	@echo "make lint     check the formatting; make format corrects it"
	@echo "make clean    remove what was built"

setup:
	@Scripts/setup

build: setup
	@swift build --product liaison

demo: build
	@mkdir -p Graphs
	@$(LIAISON) render seeds -o Graphs/seeds.dot
	@$(LIAISON) render Graphs/seeds.dot -o Graphs/seeds.svg
	@$(LIAISON) summary Graphs/seeds.dot
	@echo
	@$(LIAISON) path Graphs/seeds.dot "Thrive Capital" "Donald Trump"
	@echo
	@echo "Drawn: Graphs/seeds.svg (from Graphs/seeds.dot)"

test: setup
	@swift build --build-tests
	@swift test --skip-build

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	@rm -rf .build
