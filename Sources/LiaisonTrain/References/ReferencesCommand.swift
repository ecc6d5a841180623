import ArgumentParser
import Foundation
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

struct References: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns which entity a pronoun, possessive or noun means.",
    discussion: "Learns from articles whose referring words were noted down (see `mark`).")

  @Option(help: "fr or en; what is in another language is left out.")
  var language: String

  @Option(help: "A gold file; may be given more than once.")
  var gold: [String] = []

  @Option(help: "The folder of its texts, in the same order.")
  var texts: [String] = []

  @Option(help: "A file of notes; may be given more than once.")
  var notes: [String] = []

  @Option(help: "Lines of a word and its vector.")
  var vectors: String?

  @Option(help: "Numbers that each word learns beside its vector.")
  var learned = 32

  @Option(help: "An author that is measured but not learned from; may be given more than once.")
  var heldOut: [String] = []

  @Option(help: "Learn only from articles of even (0) or odd (1) numbers and measure the others.")
  var half: Int?

  @Option(help: "How often everything is learned from.")
  var rounds = 8

  @Option(help: "The largest step of the optimizer.")
  var rate: Float = 3e-3

  @Option(help: "What the beginnings are drawn from.")
  var seed: UInt64 = 11

  @Option(help: "How many networks are learned from other beginnings; they decide together.")
  var members = 1

  @Option(help: "What of each layer is kept while learning, from 0 to 1.")
  var keep: Float = 0.65

  @Option(help: "Pairs a step.")
  var batch = 512

  @Option(name: .shortAndLong, help: "The model file to write.")
  var output: String?

  func validate() throws {
    guard gold.count == texts.count else {
      throw ValidationError("Give a folder of texts (--texts) for each gold file (--gold).")
    }
  }

  func run() throws {
    guard let language = Language(rawValue: language) else {
      throw ValidationError("--language is fr or en.")
    }
    let corpus = try ReferenceCorpus(paths: notes)
    var vocabulary = TrainingVocabulary(try vectors.map(WordVectors.init(path:)))
    let pipeline = try ExtractionPipeline(usesClassifier: false)
    var learned: [ReferenceDocument] = []
    var kept: [String: [ReferenceDocument]] = [:]
    for (gold, texts) in zip(gold, texts) {
      let lines = try String(contentsOfFile: gold, encoding: .utf8)
      for document in try GoldDocument.documents(inJSONLines: lines)
      where document.language == language.rawValue {
        let name = document.document.rawValue
        guard let notes = corpus.notes[name] else { continue }
        let text = try String(contentsOfFile: "\(texts)/\(name)", encoding: .utf8)
        let author = String(name.prefix { $0 != "-" })
        let isOther = half.map { $0 != ReferenceCorpus.half(of: name) } ?? false
        let isHeld = heldOut.contains(author) || isOther
        vocabulary.counter.isCounting = !isHeld
        let read = ReferenceDocument(
          document,
          pipeline.referenceInput(
            for: SourceDocument(id: document.document, text: text, language: language),
            vocabulary: vocabulary), notes)
        if isHeld {
          kept[isOther ? "other half" : author, default: []].append(read)
        } else {
          learned.append(read)
        }
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
    var members: [ClassifierTrainer] = []
    for member in 0..<self.members {
      let seed = seed &+ UInt64(member) &* 1000
      var trainer = ClassifierTrainer(
        wordCount: vocabulary.count, pretrained: vocabulary.vectors(), width: vocabulary.width,
        learned: self.learned, seed: seed)
      trainer.rounds = rounds
      trainer.rate = rate
      trainer.keep = keep
      trainer.keepRules = 1
      trainer.reverses = false
      trainer.unitSize = 2
      trainer.batch = batch
      trainer.train(documents, seed: seed &+ 1) { round, loss, trainer in
        print("round \(round) loss \(loss)")
        if round == rounds - 1 || round % 3 == 2 {
          for (group, documents) in kept.sorted(by: { $0.key < $1.key }) {
            print("  \(group)", ReferenceReport.lines(documents, trainer))
          }
        }
        fflush(nil)
      }
      members.append(trainer)
    }
    if let output { try vocabulary.write(members, to: output) }
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
          var label = [ClassifierTrainer.Label](repeating: .unclear, count: ClassifierShape.relations)
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
