import ArgumentParser
import Foundation
import LiaisonAnalysis
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

struct Classifier: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns which relations a sentence states between two entities.",
    discussion: """
      Articles come as a gold file with the folder of its texts, passages as lines \
      « TEXT => type: SOURCE -> TARGET [status]; … » (« => - » for none). What is held out is only \
      measured: authors (what stands before the first hyphen of an article's name) and, with \
      --odd, every second passage.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var articles: ArticleOptions

  @Option(help: "A file of annotated passages; may be given more than once.")
  var passages: [String] = []

  @Option(help: "Like --passages; every second passage is only measured.")
  var halfPassages: [String] = []

  @Option(help: "How often everything is learned from.")
  var rounds = 12

  @Option(help: "What the beginnings are drawn from.")
  var seed: UInt64 = 7

  @Option(help: "After how many rounds what is held out is measured.")
  var every = 3

  @Option(help: "How often what the rules say is seen while learning, from 0 to 1.")
  var keepRules: Float = 0.8

  @OptionGroup var references: ReferenceOptions

  @Option(help: "How often an article is learned from for once that a passage is.")
  var articleCopies = 1

  private struct Source {
    let gold: GoldDocument
    let text: String
    let group: String
    let knowsSentences: Bool
  }

  func run() throws {
    var vocabulary = try network.vocabulary()
    let pipeline = try ExtractionPipeline(usesClassifier: false, usesNameTagger: true)
    let references = try references.loaded()
    var learned: [ClassifierTrainer.Document] = []
    var kept: [String: [ClassifierTrainer.Document]] = [:]
    for source in try sources() {
      let isHeld = articles.heldOut.contains(source.group)
      vocabulary.counter.isCounting = !isHeld
      let document = read(
        source, pipeline, vocabulary,
        source.knowsSentences && !isHeld
          ? references.unbiased(for: source.gold.document.rawValue) : references.whole)
      if isHeld {
        kept[source.group, default: []].append(document)
      } else {
        let copies = source.knowsSentences ? articleCopies : 1
        learned += Array(repeating: document, count: copies)
      }
    }
    vocabulary.prune(&learned)
    for group in kept.keys { vocabulary.prune(&kept[group, default: []]) }
    print("documents \(learned.count), words \(vocabulary.count)")
    for (group, documents) in kept.sorted(by: { $0.key < $1.key }) {
      print("  \(group)", ClassifierReport.reachable(documents))
    }
    try network.train(learned, vocabulary, seed: seed) {
      $0.rounds = rounds
      $0.keepRules = keepRules
    } report: { round, loss, trainer in
      print("round \(round) loss \(loss)")
      if round % every == every - 1 || round == rounds - 1 {
        for (group, documents) in kept.sorted(by: { $0.key < $1.key }) {
          print("  \(group)", ClassifierReport.lines(documents, trainer))
        }
      }
      fflush(nil)
    }
  }

  private func sources() throws -> [Source] {
    var found = try articles.articles(in: network.language).map {
      Source(gold: $0.gold, text: $0.text, group: $0.author, knowsSentences: true)
    }
    for (path, isHalf) in passages.map({ ($0, false) }) + halfPassages.map({ ($0, true) }) {
      let file = URL(fileURLWithPath: path).lastPathComponent
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      for (index, line) in lines.enumerated() {
        guard let passage = AnnotatedPassage(line, name: "\(file):\(index + 1)") else {
          print("\(path):\(index + 1): not understood, left out")
          continue
        }
        found.append(
          Source(
            gold: passage.gold, text: passage.text,
            group: isHalf && index % 2 == 0 ? "odd" : "passages", knowsSentences: false))
      }
    }
    return found
  }

  private func read(
    _ source: Source, _ pipeline: ExtractionPipeline, _ vocabulary: TrainingVocabulary,
    _ references: ReferenceClassifier?
  ) -> ClassifierTrainer.Document {
    let reading = pipeline.classifierInput(
      for: SourceDocument(
        id: source.gold.document, text: source.text, language: network.language),
      vocabulary: vocabulary, references: references)
    let (input, sentences) = (reading.input, reading.sentences)
    let matcher = EntityMatcher(source.gold.entities)
    let gold = reading.names.map { matcher.goldName(for: $0) }
    var stated: [ClassifierTrainer.GoldTriple: (status: Int?, evidence: [String])] = [:]
    for relation in source.gold.relations {
      let triple = ClassifierTrainer.GoldTriple(
        source: relation.source, type: relation.type, target: relation.target)
      stated[
        triple,
        default: (RelationClassifier.statuses.firstIndex(of: relation.status), [])
      ].evidence.append(Self.squeezed(relation.evidence))
    }
    var labels: [[[ClassifierTrainer.Label]]] = []
    var statuses: [[Int?]] = []
    for window in input.windows {
      let text = Self.squeezed(sentences[window.sentence])
      var ofWindow: [[ClassifierTrainer.Label]] = []
      var statusOfWindow: [Int?] = []
      for pair in window.pairs {
        var ofPair = [ClassifierTrainer.Label](
          repeating: .no, count: ClassifierShape.relations)
        var status: Int?
        if let a = gold[pair.a], let b = gold[pair.b], a != b {
          for (index, type) in RelationClassifier.types.enumerated() {
            for (direction, ends) in [(a, b), (b, a)].enumerated() {
              let triple = ClassifierTrainer.GoldTriple(
                source: ends.0, type: type, target: ends.1)
              guard let relation = stated[triple] else { continue }
              let isHere = relation.evidence.contains { $0.contains(text) || text.contains($0) }
              ofPair[index * 2 + direction] =
                !source.knowsSentences ? .some : isHere ? .yes : .unclear
              status = relation.status
            }
          }
        }
        ofWindow.append(ofPair)
        statusOfWindow.append(status)
      }
      labels.append(ofWindow)
      statuses.append(statusOfWindow)
    }
    return ClassifierTrainer.Document(
      name: source.gold.document.rawValue, input: input, labels: labels, statuses: statuses,
      gold: gold, relations: Set(stated.keys))
  }

  private static func squeezed(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
