# `make demo` and `make test` need nothing but a Swift toolchain; see Scripts/setup.

LIAISON := .build/debug/liaison
GRAPHS := Graphs

.PHONY: help setup build release demo graphs draw test lint format clean

help:
	@echo "make demo     read seeds/, draw Graphs/seeds.svg, show a connection"
	@echo "make graphs   draw everything in Graphs/ again"
	@echo "make release  build a faster program: .build/release/liaison"
	@echo "make test     run all tests"
	@echo "make build    build the program: $(LIAISON)"
	@echo "make lint     check the formatting; make format corrects it"
	@echo "make clean    remove what was built"

setup:
	@Scripts/setup

build: setup
	@swift build --product liaison

# With Swift's libraries inside, every symbol that Graphviz's plug-ins need is looked for in fewer
# places at its start.
release: setup
	@swift build -c release --static-swift-stdlib --product liaison

demo: graphs
	@$(LIAISON) summary $(GRAPHS)/seeds.dot
	@echo
	@$(LIAISON) path $(GRAPHS)/seeds.dot "Thrive Capital" "Donald Trump"
	@echo
	@echo "Drawn: $(GRAPHS)/seeds.svg and $(GRAPHS)/path.svg (from $(GRAPHS)/seeds.dot)"

graphs: build draw

# What Graphs/ holds, by the program as it is; a test calls it with another folder.
draw:
	@mkdir -p $(GRAPHS)
	@$(LIAISON) render seeds -o $(GRAPHS)/seeds.dot
	@$(LIAISON) render $(GRAPHS)/seeds.dot -o $(GRAPHS)/seeds.svg
	@$(LIAISON) render $(GRAPHS)/seeds.dot -o $(GRAPHS)/path.svg \
	  --path "Thrive Capital" "Donald Trump" --radius 1 \
	  --title "Thrive Capital – Donald Trump"

test: setup
	@swift build --build-tests
	@swift test --skip-build

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	@rm -rf .build
