import ArgumentParser
import Foundation
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

struct Nouns: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns which entity a definite noun means, from the descriptions in gold files.",
    discussion: """
      An alias of a gold entity such as « la clinique » tells what that noun means wherever the \
      article has it. Each author (what stands before the first hyphen of a document's name) is \
      measured with weights learned from the others.
      """)

  @OptionGroup var articles: ArticleOptions

  @Option(name: .shortAndLong, help: "The model file to write.")
  var output: String?

  func run() throws {
    let pipeline = try ExtractionPipeline(nouns: [], usesClassifier: false, usesNameTagger: true)
    let examples = try articles.articles().flatMap { self.examples($0, pipeline) }
    measure(examples)
    guard let output else { return }
    let learned = examples.filter { !articles.heldOut.contains($0.author) }
    try NounTrainer.write(NounTrainer().train(learned), to: output)
  }

  private func examples(
    _ article: AnnotatedArticle, _ pipeline: ExtractionPipeline
  ) -> [NounTrainer.Example] {
    let reading = pipeline.nouns(in: article.source)
    let matcher = EntityMatcher(article.gold.entities)
    let names = reading.names.map { matcher.goldName(for: $0) }
    var owners: [String: Set<String>] = [:]
    for entity in article.gold.entities {
      for alias in entity.aliases { owners[plain(alias), default: []].insert(entity.name) }
    }
    let utf8 = Array(article.text.utf8)
    return reading.nouns.compactMap { noun in
      let words = String(decoding: utf8[noun.range.start..<noun.range.end], as: UTF8.self)
      guard let owners = owners[plain(words)], owners.count == 1, let owner = owners.first else {
        return nil
      }
      return NounTrainer.Example(
        author: article.author, rows: noun.rows,
        isRight: noun.entities.map { names[$0] == owner })
    }
  }

  private func plain(_ text: String) -> String { text.lowercased().replacing("’", with: "'") }

  private func measure(_ examples: [NounTrainer.Example]) {
    print("| author | nouns | known | right |\n|---|---|---|---|")
    var total = (nouns: 0, known: 0, right: 0)
    for author in Set(examples.map(\.author)).sorted() {
      let weights = NounTrainer().train(
        examples.filter { $0.author != author && !articles.heldOut.contains($0.author) })
      let own = examples.filter { $0.author == author }
      let known = own.count { $0.isRight.contains(true) }
      let right = own.count { example in
        NounTrainer.best(example, weights).map { example.isRight[$0] } ?? false
      }
      print("| \(author) | \(own.count) | \(known) | \(right) |")
      total = (total.nouns + own.count, total.known + known, total.right + right)
    }
    print("| all | \(total.nouns) | \(total.known) | \(total.right) |")
  }
}
