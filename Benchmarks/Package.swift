// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Liaison", path: "..")],
  targets: [
    .executableTarget(
      name: "GraphBenchmark",
      dependencies: [.product(name: "LiaisonGraph", package: "Liaison")]),
    .executableTarget(
      name: "RenderBenchmark",
      dependencies: [.product(name: "LiaisonGraphviz", package: "Liaison")]),
  ]
)
