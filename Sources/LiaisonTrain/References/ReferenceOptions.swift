import ArgumentParser
import LiaisonAnalysis
import LiaisonExtraction

/// What says whom pronouns and nouns mean while something else is learned.
struct ReferenceOptions: ParsableArguments {
  @Option(help: "A model of references; else the rules say whom pronouns and nouns mean.")
  var references: String?

  @Option(help: "A model of references that was learned from the articles of odd numbers alone.")
  var referencesOfOdd: String?

  @Option(help: "A model of references that was learned from the articles of even numbers alone.")
  var referencesOfEven: String?

  @Option(help: "A model that reads references once more.")
  var chains: String?

  /// The models that were asked for.
  func loaded() throws -> LoadedReferences {
    let chains = try chains.map { try ClassifierModel(ModelFile(path: $0)) }
    func load(_ path: String?) throws -> ReferenceClassifier? {
      try path.map {
        ReferenceClassifier(first: try ClassifierModel(ModelFile(path: $0)), second: chains)
      }
    }
    return LoadedReferences(
      whole: try load(references), halves: [try load(referencesOfOdd), try load(referencesOfEven)])
  }
}

struct LoadedReferences: Sendable {
  let whole: ReferenceClassifier?
  fileprivate let halves: [ReferenceClassifier?]

  /// What was learned from an article knows it too well to say whom its pronouns mean.
  func unbiased(for document: String) -> ReferenceClassifier? {
    halves[ReferenceCorpus.half(of: document)]
  }
}
