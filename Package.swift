// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Liaison",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Liaison", targets: ["Liaison"]),
    .library(name: "LiaisonGraph", targets: ["LiaisonGraph", "LiaisonModel"]),
    .library(name: "LiaisonGraphviz", targets: ["LiaisonGraphviz", "LiaisonModel"]),
    .executable(name: "liaison", targets: ["LiaisonCLI"]),
    .executable(name: "liaison-train", targets: ["LiaisonTrain"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The vocabulary: values and their invariants.
    .target(name: "LiaisonModel", swiftSettings: settings),

    // How names are compared.
    .target(name: "LiaisonNames", swiftSettings: settings),

    // From a file to analysed sentences.
    .target(
      name: "LiaisonText",
      dependencies: ["LiaisonModel"],
      resources: [.copy("Resources")],
      swiftSettings: settings),

    // What is learned about words and sentences: parts of speech, lemmas, structure, names.
    .target(
      name: "LiaisonAnalysis",
      dependencies: ["LiaisonModel", "LiaisonText"],
      resources: [.copy("Resources")],
      swiftSettings: settings),

    // Dense arithmetic for the network that classifies pairs of mentions.
    .target(name: "CDense"),

    // From analysed sentences to relations with their evidence.
    .target(
      name: "LiaisonExtraction",
      dependencies: [
        "CDense", "LiaisonModel", "LiaisonText", "LiaisonAnalysis",
        .product(name: "Yams", package: "Yams"),
      ],
      resources: [.copy("Resources")],
      swiftSettings: settings),

    // From the claims of many documents to entities and relations.
    .target(
      name: "LiaisonResolution",
      dependencies: ["LiaisonModel", "LiaisonNames", "LiaisonText"],
      resources: [.copy("Resources")],
      swiftSettings: settings),

    // The graph and its path queries.
    .target(
      name: "LiaisonGraph",
      dependencies: [
        "LiaisonModel", "LiaisonNames",
        .product(name: "HeapModule", package: "swift-collections"),
      ],
      swiftSettings: settings),

    // Other programs' formats.
    .target(
      name: "LiaisonInterchange",
      dependencies: ["LiaisonModel", "LiaisonText"],
      swiftSettings: settings),

    // The diagram, through Graphviz's C library.
    .systemLibrary(
      name: "CGraphvizLibrary",
      pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .target(name: "CGraphviz", dependencies: ["CGraphvizLibrary"]),
    .target(
      name: "LiaisonGraphviz",
      dependencies: ["LiaisonModel", "CGraphviz"],
      swiftSettings: settings),

    // Relations compared with those that a careful reader found.
    .target(
      name: "LiaisonEvaluation",
      dependencies: ["LiaisonModel"],
      swiftSettings: settings),

    // One import for users of the library, and the command line.
    .target(
      name: "Liaison",
      dependencies: [
        "LiaisonModel", "LiaisonText", "LiaisonExtraction", "LiaisonResolution", "LiaisonGraph",
        "LiaisonInterchange",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "LiaisonCLI",
      dependencies: [
        "Liaison", "LiaisonEvaluation", "LiaisonGraphviz",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Makes the language models.
    .executableTarget(
      name: "LiaisonTrain",
      dependencies: [
        "CDense", "LiaisonModel", "LiaisonText", "LiaisonAnalysis", "LiaisonExtraction",
        "LiaisonEvaluation", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests, one target a module.
    .target(
      name: "_LiaisonTestSupport",
      dependencies: ["LiaisonModel"],
      path: "Tests/_LiaisonTestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonModelTests",
      dependencies: ["LiaisonModel", "_LiaisonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonTextTests",
      dependencies: ["LiaisonModel", "LiaisonText", "_LiaisonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonEvaluationTests",
      dependencies: ["LiaisonEvaluation", "LiaisonModel"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonTrainTests",
      dependencies: [
        "CDense", "LiaisonAnalysis", "LiaisonTrain", "LiaisonEvaluation", "LiaisonExtraction",
        "LiaisonModel", "_LiaisonTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonAnalysisTests",
      dependencies: ["LiaisonAnalysis", "LiaisonModel", "LiaisonText", "_LiaisonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonExtractionTests",
      dependencies: ["LiaisonExtraction", "LiaisonModel", "LiaisonText", "_LiaisonTestSupport"],
      exclude: ["EVALUATION.md"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonGraphvizTests",
      dependencies: ["LiaisonGraphviz", "LiaisonModel", "_LiaisonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "Liaison", "LiaisonCLI", "LiaisonEvaluation", "LiaisonGraphviz", "_LiaisonTestSupport",
      ],
      exclude: ["Fixtures", "Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonCLITests",
      dependencies: [
        "LiaisonCLI", "_LiaisonTestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonResolutionTests",
      dependencies: ["LiaisonModel", "LiaisonResolution", "LiaisonText", "_LiaisonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonGraphTests",
      dependencies: ["LiaisonGraph", "LiaisonModel", "_LiaisonTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LiaisonInterchangeTests",
      dependencies: [
        "LiaisonExtraction", "LiaisonInterchange", "LiaisonModel", "LiaisonText",
        "_LiaisonTestSupport",
      ],
      swiftSettings: settings),
  ]
)
