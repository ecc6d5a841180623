import Foundation

/// Says how likely a pronoun, possessive or noun means each entity.
package struct ReferenceClassifier: Sendable {
  let model: ClassifierModel

  package init(model: ClassifierModel) { self.model = model }

  /// What is less likely is left out.
  static let floor = 0.1

  /// Every word that was asked about with what it may mean; empty where it means nobody.
  func links(_ document: ClassifierDocument) -> TokenLinks {
    let encodings = model.encodings(of: document)
    var links: TokenLinks = [:]
    for window in document.windows {
      for pair in window.pairs { links[pair.a] = [] }
      let probabilities = Self.probabilities(window, encodings, model.networks)
      for (pair, probability) in zip(window.pairs, probabilities)
      where probability >= Self.floor {
        links[pair.a]?.append(.init(entity: pair.b, confidence: probability))
      }
    }
    return links.mapValues { links in
      links.sorted { ($1.confidence, $0.entity) < ($0.confidence, $1.entity) }
    }
  }

  /// Every network's say of each pair, averaged before it is squashed.
  package static func probabilities(
    _ window: ClassifierWindow, _ encodings: [[ClassifierNetwork.Encoding]],
    _ networks: [ClassifierNetwork]
  ) -> [Double] {
    var sums = [Float](repeating: 0, count: window.pairs.count)
    for (network, encodings) in zip(networks, encodings) {
      let outputs = network.outputs(of: window.pairs, in: window, encodings)
      for pair in sums.indices { sums[pair] += outputs[pair][0] }
    }
    return sums.map { 1 / (1 + exp(-Double($0) / Double(networks.count))) }
  }
}
