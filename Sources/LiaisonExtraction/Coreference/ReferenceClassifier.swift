import Foundation
import LiaisonModel

/// Says how likely a pronoun, possessive or noun means each entity.
package struct ReferenceClassifier: Sendable {
  /// What reads a document when only names are known to mention somebody.
  let first: ClassifierModel
  /// What reads it once more with all that was found the first time.
  let second: ClassifierModel?

  package init(first: ClassifierModel, second: ClassifierModel?) {
    self.first = first
    self.second = second
  }

  /// What is less likely is left out.
  static let floor = 0.1

  /// What the words of a document stand for.
  /// - Parameters:
  ///   - rules: what the rules say.
  ///   - nouns: the weights of `NominalRanker`.
  func links(of reading: DocumentReading, _ rules: TokenLinks, nouns: [Float]) -> TokenLinks {
    let ranker = NominalRanker(reading: reading, weights: nouns)
    var links = rules
    for (model, followsChains) in [(first, false), (second, true)] {
      guard let model else { continue }
      let reader = ReferenceReader(
        reader: SequenceReader(reading: reading, links: links, vocabulary: model.rows),
        ranker: ranker, followsChains: followsChains)
      links.merge(Self.links(reader.document(), model)) { $1 }
    }
    return links
  }

  /// Every word that was asked about with what it may mean; empty where it means nobody.
  private static func links(_ document: ClassifierDocument, _ model: ClassifierModel) -> TokenLinks
  {
    let encodings = model.encodings(of: document)
    var links: TokenLinks = [:]
    // By the plural nouns that may mean somebody, the people among these.
    var people: [Int: Set<Int>] = [:]
    for window in document.windows {
      for pair in window.pairs {
        links[pair.a] = []
        if !isExclusive(pair), pair.hints[ReferenceReader.nounHint] == 1 {
          people[pair.a, default: []].formUnion(
            SequenceReader.types[pair.typeB] == .person ? [pair.b] : [])
        }
      }
      let probabilities = probabilities(window, encodings, model.networks)
      for (pair, probability) in zip(window.pairs, probabilities)
      where probability >= floor {
        links[pair.a]?.append(.init(entity: pair.b, confidence: probability))
      }
    }
    // « ces sommités »: several people are no single one.
    for (word, people) in people where links[word]?.count == 1 {
      links[word]?.removeAll { people.contains($0.entity) }
    }
    return links.mapValues { links in
      links.sorted { ($1.confidence, $0.entity) < ($0.confidence, $1.entity) }
    }
  }

  /// Whether the word of a pair means one entity at most, as all do but plurals.
  package static func isExclusive(_ pair: ClassifierPair) -> Bool {
    pair.hints[ReferenceReader.pluralHint] == 0
  }

  /// Every network's say of each pair, averaged before it is squashed: by itself for plurals, else
  /// among all that the word may mean, or nobody.
  package static func probabilities(
    _ window: ClassifierWindow, _ encodings: [[ClassifierNetwork.Encoding]],
    _ networks: [ClassifierNetwork]
  ) -> [Double] {
    var sums = [Float](repeating: 0, count: window.pairs.count)
    for (network, encodings) in zip(networks, encodings) {
      let outputs = network.outputs(of: window.pairs, in: window, encodings)
      for pair in sums.indices { sums[pair] += outputs[pair][0] }
    }
    let values = sums.map { $0 / Float(networks.count) }
    var probabilities = values.map { 1 / (1 + exp(-Double($0))) }
    let words = Dictionary(grouping: window.pairs.indices.filter { isExclusive(window.pairs[$0]) })
    {
      window.pairs[$0].a
    }
    for pairs in words.values {
      for (pair, share) in zip(pairs, Softmax.shares(pairs.map { values[$0] }).shares) {
        probabilities[pair] = Double(share)
      }
    }
    return probabilities
  }
}
