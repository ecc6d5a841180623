import ArgumentParser
import Foundation
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel
import LiaisonText

/// Prepares articles for a person who notes down whom each pronoun and noun means.
struct Mark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark",
    abstract: "Prints articles with their entities and a number behind every referring word.",
    discussion: """
      Every word that may stand for an entity gets its place in the text (in bytes) behind it. What \
      each means is then written down in lines « DOCUMENT PLACE=ENTITY,ENTITY PLACE=ENTITY … », with \
      entities by their numbers; `liaison-train references` learns from such lines.
      """)

  @Option(help: "A gold file.")
  var gold: String

  @Option(help: "The folder of its texts.")
  var texts: String

  func run() throws {
    let pipeline = try ExtractionPipeline(usesClassifier: false, usesNameTagger: true)
    let lines = try String(contentsOfFile: gold, encoding: .utf8)
    for document in try GoldDocument.documents(inJSONLines: lines) {
      let name = document.document.rawValue
      let text = try String(contentsOfFile: "\(texts)/\(name)", encoding: .utf8)
      let words = pipeline.referringWords(
        in: SourceDocument(
          id: document.document, text: text, language: Language(rawValue: document.language)))
      var marked: [UInt8] = []
      let utf8 = Array(text.utf8)
      var next = 0
      for word in words {
        marked += utf8[next..<word.end]
        marked += Array("[\(word.start)]".utf8)
        next = word.end
      }
      marked += utf8[next...]
      print("### \(name)")
      for (index, entity) in document.entities.enumerated() {
        let aliases = entity.aliases.map { " | \($0)" }.joined()
        print("\(index + 1) \(entity.type.rawValue): \(entity.name)\(aliases)")
      }
      print("")
      print(String(decoding: marked, as: UTF8.self))
    }
  }
}
