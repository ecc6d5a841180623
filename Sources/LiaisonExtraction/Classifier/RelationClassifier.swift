import Foundation
package import LiaisonModel

/// Says how likely each relation between two entities of a document is.
package struct RelationClassifier: Sendable {
  /// In the order of the network's outputs; each stands there twice, from a to b and from b to a.
  package static let types: [RelationType] = [
    .founded, .sues, .donatedTo, .advises, .investsIn,
  ]
  package static let statuses: [RelationStatus] = [
    .asserted, .planned, .former, .alleged, .denied,
  ]

  let model: ClassifierModel

  /// What the network says of a pair in a sentence.
  package struct Score: Sendable {
    package let type: RelationType
    package let source: Int
    package let target: Int
    package let sentence: Int
    package let probability: Double
    package let status: RelationStatus
    /// Whether the sentence names or refers to both ends; else one was only told of before.
    package let joinsBoth: Bool
  }

  /// - Parameter floor: what is less likely is left out.
  func scores(_ document: ClassifierDocument, floor: Double) -> [Score] {
    Self.scores(
      document, model.encodings(of: document), model.networks, floor: floor)
  }

  /// Every network judges each pair from both ends, and what comes out is averaged.
  package static func scores(
    _ document: ClassifierDocument, _ encodings: [[ClassifierNetwork.Encoding]],
    _ networks: [ClassifierNetwork], floor: Double
  ) -> [Score] {
    document.windows.flatMap { window in
      let reversed = window.pairs.map(\.reversed)
      var sums = window.pairs.map { _ in [Float](repeating: 0, count: ClassifierShape.outputs) }
      for (network, encodings) in zip(networks, encodings) {
        let there = network.outputs(of: window.pairs, in: window, encodings)
        let back = network.outputs(of: reversed, in: window, encodings)
        for pair in window.pairs.indices {
          for output in 0..<ClassifierShape.outputs {
            let other = output < ClassifierShape.relations ? output ^ 1 : output
            sums[pair][output] +=
              (there[pair][output] + back[pair][other]) / Float(2 * networks.count)
          }
        }
      }
      return zip(window.pairs, sums).flatMap { scores($1, $0, window.sentence, floor) }
    }
  }

  private static func scores(
    _ outputs: [Float], _ pair: ClassifierPair, _ sentence: Int, _ floor: Double
  ) -> [Score] {
    (0..<ClassifierShape.relations).compactMap { output in
      let probability = 1 / (1 + exp(-Double(outputs[output])))
      guard probability >= floor else { return nil }
      let best =
        statuses.indices.max {
          outputs[ClassifierShape.relations + $0] < outputs[ClassifierShape.relations + $1]
        } ?? 0
      return Score(
        type: types[output / 2], source: output % 2 == 0 ? pair.a : pair.b,
        target: output % 2 == 0 ? pair.b : pair.a, sentence: sentence, probability: probability,
        status: statuses[best], joinsBoth: pair.isATarget && pair.isBTarget)
    }
  }
}
