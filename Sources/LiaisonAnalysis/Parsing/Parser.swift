/// Finds the head of each word, and what it is to it.
package struct Parser: Sendable {
  /// How many states are followed at once.
  package static let beam = 8
  /// Longer sentences are parsed in pieces, which bounds the memory for the search.
  package static let longestPiece = 400

  private let arcWeights: LinearWeights
  private let labelWeights: LinearWeights
  /// The relations, as Universal Dependencies spells them.
  package let labels: [String]

  package init(_ file: ModelFile) throws(ModelError) {
    arcWeights = try LinearWeights(.arcWeights, of: file)
    labelWeights = try LinearWeights(.labelWeights, of: file)
    labels = try file.lines(.labels)
    guard arcWeights.stride == 4, !labels.isEmpty, labels.count <= labelWeights.stride
    else { throw .damaged(path: file.path, what: "its tables have other columns") }
  }

  /// Parses the tagged sentence in `search.frame`, which holds the heads afterwards.
  /// - Returns: the number of each word's label.
  package func parse(
    _ search: ParseSearch, _ buffer: inout FeatureBuffer, _ scores: UnsafeMutablePointer<Int16>
  ) -> [UInt8] {
    findHeads(search, &buffer, scores)
    let frame = search.frame
    let tree = TreeIndex(frame)
    var found = [UInt8](repeating: 0xFF, count: frame.count)
    for word in 0..<frame.count {
      LabelFeatures.extract(frame, word, tree, found, into: &buffer)
      labelWeights.score(buffer, into: scores)
      found[word] = UInt8(Self.bestLabel(scores, count: labels.count))
    }
    return found
  }

  private func findHeads(
    _ search: ParseSearch, _ buffer: inout FeatureBuffer, _ scores: UnsafeMutablePointer<Int16>
  ) {
    var beam = [search.restart()]
    var candidates = BeamCandidates(limit: Self.beam)
    for _ in 0..<2 * search.frame.count {
      candidates.removeAll()
      for number in beam {
        let state = search.states[number]
        ArcFeatures.extract(search, number, into: &buffer)
        arcWeights.score(buffer, into: scores)
        for transition in 0..<ParseSearch.Transition.count
        where search.allows(transition, state) {
          candidates.offer(state.score + Float(scores[transition]), number, transition)
        }
      }
      beam.removeAll(keepingCapacity: true)
      for candidate in candidates.chosen {
        beam.append(
          search.apply(candidate.transition, to: candidate.state, score: candidate.score))
      }
    }
    if let best = beam.first { search.writeHeads(of: best) }
  }

  package static func bestLabel<Score: Comparable>(
    _ scores: UnsafePointer<Score>, count: Int
  ) -> Int {
    var best = 0
    for label in 1..<count where scores[label] > scores[best] { best = label }
    return best
  }
}

/// The best continuations found so far, best first; of equals the one offered first.
package struct BeamCandidates {
  package struct Candidate {
    package let score: Float
    package let state: Int
    package let transition: Int
  }

  private let limit: Int
  package private(set) var chosen: [Candidate] = []

  package init(limit: Int) {
    self.limit = limit
    chosen.reserveCapacity(limit + 1)
  }

  package mutating func removeAll() { chosen.removeAll(keepingCapacity: true) }

  @inline(__always)
  package mutating func offer(_ score: Float, _ state: Int, _ transition: Int) {
    if chosen.count == limit {
      guard let last = chosen.last, score > last.score else { return }
      chosen.removeLast()
    }
    var place = chosen.count
    while place > 0, chosen[place - 1].score < score { place -= 1 }
    chosen.insert(Candidate(score: score, state: state, transition: transition), at: place)
  }
}
