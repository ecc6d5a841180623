import ArgumentParser
import Foundation
import LiaisonAnalysis
import LiaisonExtraction

struct Names: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns to find names, from articles with gold entities and texts with names marked.",
    discussion: """
      Measures articles by authors that are held out, beside the rules alone; what is found where the \
      gold lists say nothing is not counted.
      """)

  @OptionGroup var options: DataOptions

  @OptionGroup var articles: ArticleOptions

  @Option(name: .shortAndLong, help: "The model file to write.")
  var output: String

  func run() throws {
    let corpus = NameCorpus(
      language: options.language, corpora: options.corpora,
      pipeline: try ExtractionPipeline(usesClassifier: false, usesNameTagger: false))
    let known = try articles.articles(in: options.language).map {
      (author: $0.author, sentences: corpus.sentences(of: $0))
    }
    let learned = known.filter { !articles.heldOut.contains($0.author) }.flatMap(\.sentences)
    print("\(learned.count) sentences of articles")
    var writer = ModelWriter()
    NameTrainer().train(try corpus.background(), articles: learned, into: &writer) { print($0) }
    try writer.write(to: output)
    let tagger = try NameTagger(ModelFile(path: output))
    print("| author | spans P | R | F1 | with class F1 | rules F1 |\n|---|---|---|---|---|---|")
    for author in articles.heldOut {
      var learned = NameEvaluation()
      var rules = NameEvaluation()
      for sentence in known.filter({ $0.author == author }).flatMap(\.sentences) {
        learned.add(tagger.names(sentence.input), sentence.labels)
        rules.add(Self.byRules(sentence.input), sentence.labels)
      }
      print(
        "| \(author) | \(Self.percent(learned.spans.precision)) | \(Self.percent(learned.spans.recall))"
          + " | \(Self.percent(learned.spans.f1)) | \(Self.percent(learned.classes.f1))"
          + " | \(Self.percent(rules.spans.f1)) |")
    }
  }

  private static func byRules(_ sentence: NameSentence) -> [NameTagger.Found] {
    var found: [NameTagger.Found] = []
    var index = 0
    while index < sentence.count {
      var end = index + 1
      if sentence.hints[index].rule > 0 {
        while end < sentence.count, sentence.hints[end].rule > 2 { end += 1 }
        found.append(NameTagger.Found(words: index..<end, scores: .zero))
      }
      index = end
    }
    return found
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
}
