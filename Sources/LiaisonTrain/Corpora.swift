import Foundation
import LiaisonModel
import LiaisonText

/// Which files a language's model is made from and measured on.
struct Corpora {
  let language: Language
  /// Folders that are looked into, first match taken.
  let folders: [String]
  /// Whether files that are learned from are held out, to try things on.
  let isDevelopment: Bool

  /// Documents of GUM that are never learned from.
  static let heldOutDocuments: Set<String> = [
    "GUM_news_crane", "GUM_news_hackers", "GUM_news_taxes", "GUM_news_homeopathic",
    "GUM_bio_chao", "GUM_bio_gordon", "GUM_interview_messina", "GUM_interview_hill",
    "GUM_speech_school", "GUM_textbook_labor", "GUM_voyage_cleveland",
  ]

  func path(_ name: String) throws -> String {
    for folder in folders where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      return "\(folder)/\(name)"
    }
    throw DataError(description: "\(name): not in \(folders.joined(separator: ", "))")
  }

  private var developmentFiles: [String] {
    language == .french ? ["sequoia-dev", "pud"] : ["pud"]
  }

  /// Treebanks annotated by people.
  func trainingSentences() throws -> [GoldText] {
    switch language {
    case .french:
      let files = ["sequoia-train", "sequoia-dev", "gsd-dev", "pud", "fqb"]
      return try files.filter { !isDevelopment || !developmentFiles.contains($0) }.flatMap {
        try TreebankReader(path: path("ud-fr/\($0).conllu")).sentences().map(\.sentence)
      }
    case .english:
      let genres = ["news", "interview", "bio", "speech", "textbook", "voyage"]
      let files = genres.map { "gum-\($0)" } + (isDevelopment ? [] : ["pud"])
      return try files.flatMap {
        try TreebankReader(path: path("ud-en/\($0).conllu")).sentences().map(\.sentence)
      }.filter { !isHeldOut($0.origin) }
    }
  }

  /// The training sentences as running text, some fifty a text.
  func trainingTexts() throws -> [GoldText] {
    var texts: [GoldText] = []
    for sentence in try trainingSentences() {
      if texts.last.map({ $0.sentenceStarts.count >= 50 || $0.origin != sentence.origin }) ?? true {
        texts.append(GoldText(text: "", words: [], sentenceStarts: [], origin: sentence.origin))
      }
      texts[texts.count - 1].append(sentence, separator: " ")
    }
    return texts
  }

  private func isHeldOut(_ origin: String) -> Bool {
    origin.split(separator: "/").last.map { Self.heldOutDocuments.contains(String($0)) } ?? false
  }

  /// The texts to measure on, by name.
  func testTexts() throws -> [(name: String, texts: [GoldText])] {
    if isDevelopment {
      let folder = language == .french ? "ud-fr" : "ud-en"
      return try developmentFiles.map {
        ($0, try TreebankReader(path: path("\(folder)/\($0).conllu")).documents())
      }
    }
    switch language {
    case .french:
      return try ["sequoia-test", "gsd-test"].map {
        ($0, try TreebankReader(path: path("ud-fr/\($0).conllu")).documents())
      }
    case .english:
      let genres = ["news", "interview", "bio", "speech", "textbook", "voyage"]
      let texts = try genres.flatMap {
        try TreebankReader(path: path("ud-en/gum-\($0).conllu")).documents()
      }
      return [("gum, held-out documents", texts.filter { isHeldOut($0.origin) })]
    }
  }
}
