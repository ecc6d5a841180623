import ArgumentParser
import Foundation
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

struct References: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns which entity a pronoun, possessive or noun means.",
    discussion: """
      Learns from articles whose referring words were noted down (see `mark`). With models of references,
      learns to read once more what these have read.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var articles: ArticleOptions

  @Option(help: "A file of notes; may be given more than once.")
  var notes: [String] = []

  @OptionGroup var first: ReferenceOptions

  @Option(help: "Learn only from articles of even (0) or odd (1) numbers and measure the others.")
  var half: Int?

  @Option(help: "How often everything is learned from.")
  var rounds = 8

  @Option(help: "What the beginnings are drawn from.")
  var seed: UInt64 = 11

  @Option(help: "Pairs a step.")
  var batch = 512

  func run() throws {
    let corpus = try ReferenceCorpus(paths: notes)
    var vocabulary = try network.vocabulary()
    let pipeline = try ExtractionPipeline(usesClassifier: false, usesNameTagger: true)
    let first = try first.loaded()
    var learned: [ReferenceDocument] = []
    var kept: [String: [ReferenceDocument]] = [:]
    for article in try articles.articles(in: network.language) {
      let name = article.gold.document.rawValue
      guard let notes = corpus.notes[name] else { continue }
      let isOther = half.map { $0 != ReferenceCorpus.half(of: name) } ?? false
      let isHeld = articles.heldOut.contains(article.author) || isOther
      vocabulary.counter.isCounting = !isHeld
      let read = ReferenceDocument(
        article.gold,
        pipeline.referenceInput(
          for: article.source, vocabulary: vocabulary,
          after: isHeld ? first.whole : first.unbiased(for: name)), notes)
      if isHeld {
        kept[isOther ? "other half" : article.author, default: []].append(read)
      } else {
        learned.append(read)
      }
    }
    var documents = learned.map(\.document)
    vocabulary.prune(&documents)
    for group in kept.keys.sorted() {
      for index in kept[group, default: []].indices {
        var one = [kept[group, default: []][index].document]
        vocabulary.prune(&one)
        kept[group, default: []][index].document = one[0]
      }
    }
    let pairs = documents.reduce(0) { $0 + $1.input.windows.reduce(0) { $0 + $1.pairs.count } }
    print("documents \(documents.count), pairs \(pairs), words \(vocabulary.count)")
    for (group, documents) in kept.sorted(by: { $0.key < $1.key }) {
      print("  \(group) rules", ReferenceReport.rules(documents))
    }
    try network.train(documents, vocabulary, seed: seed) {
      $0.rounds = rounds
      $0.keepRules = 1
      $0.reverses = false
      $0.ranks = ReferenceClassifier.isExclusive
      $0.unitSize = 2
      $0.batch = batch
    } report: { round, loss, trainer in
      print("round \(round) loss \(loss)")
      if round == rounds - 1 || round % 3 == 2 {
        for (group, documents) in kept.sorted(by: { $0.key < $1.key }) {
          print("  \(group)", ReferenceReport.lines(documents, trainer))
        }
      }
      fflush(nil)
    }
  }
}

/// An article with what its referring words mean.
struct ReferenceDocument: Sendable {
  var document: ClassifierTrainer.Document
  /// How many links from a word to an entity a reader noted.
  let noted: Int

  init(_ gold: GoldDocument, _ reading: TrainingInput, _ notes: [Int: [Int]]) {
    let matcher = EntityMatcher(gold.entities)
    let names = reading.names.map { matcher.goldName(for: $0) }
    var noted = 0
    var labels: [[[ClassifierTrainer.Label]]] = []
    var asked: Set<Int> = []
    for window in reading.input.windows {
      labels.append(
        window.pairs.map { pair in
          asked.insert(pair.a)
          let meant = (notes[reading.places[pair.a]] ?? []).compactMap { number in
            gold.entities.indices.contains(number - 1) ? gold.entities[number - 1].name : nil
          }
          var label = [ClassifierTrainer.Label](
            repeating: .unclear, count: ClassifierShape.relations)
          label[0] = names[pair.b].map(meant.contains) == true ? .yes : .no
          return label
        })
    }
    for (_, meant) in notes { noted += meant.count }
    self.noted = noted
    document = ClassifierTrainer.Document(
      name: gold.document.rawValue, input: reading.input, labels: labels,
      statuses: labels.map { $0.map { _ in nil } }, gold: names, relations: [])
  }
}
