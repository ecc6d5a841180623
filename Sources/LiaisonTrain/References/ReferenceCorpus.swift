import Foundation
import LiaisonAnalysis
import LiaisonEvaluation
import LiaisonExtraction
import LiaisonModel

/// Notes on whom the pronouns and nouns of articles mean, in lines
/// « DOCUMENT PLACE=ENTITY,ENTITY PLACE=ENTITY … » as `liaison-train mark` explains them.
struct ReferenceCorpus {
  /// By document and place in its text, in bytes, the entities by their numbers from 1.
  private(set) var notes: [String: [Int: [Int]]] = [:]

  init(paths: [String]) throws {
    for path in paths {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for (index, line) in text.split(separator: "\n").enumerated() {
        let parts = line.split(separator: " ")
        guard let name = parts.first else { continue }
        var places: [Int: [Int]] = [:]
        for note in parts.dropFirst() {
          let sides = note.split(separator: "=")
          guard sides.count == 2, let place = Int(sides[0]) else {
            throw FormatError(path: path, line: index + 1, note: String(note))
          }
          let entities = sides[1].split(separator: ",").compactMap { Int($0) }
          guard !entities.isEmpty else {
            throw FormatError(path: path, line: index + 1, note: String(note))
          }
          places[place] = entities
        }
        notes[String(name)] = places
      }
    }
  }

  struct FormatError: Error, CustomStringConvertible {
    let path: String
    let line: Int
    let note: String
    var description: String {
      "\(path):\(line): expected PLACE=ENTITY,… instead of « \(note) »"
    }
  }

  /// 0 for an article of an even number, 1 for one of an odd number: « n-017.txt ».
  static func half(of document: String) -> Int {
    (document.compactMap(\.wholeNumberValue).last ?? 0) % 2
  }

}
