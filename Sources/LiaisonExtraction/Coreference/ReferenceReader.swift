import Foundation
import LiaisonModel
import LiaisonText

/// Asks of every word that may refer to someone whether it means each entity that comes into question.
///
/// A document is read twice. The first time only names are mentions; the second time so is every word
/// that was found to mean somebody, which leads from « she » back to a name many sentences before.
struct ReferenceReader {
  let reader: SequenceReader
  let ranker: NominalRanker
  /// Whether the links of `reader` are those of the first time.
  let followsChains: Bool

  /// From which confidence on a word counts as a mention the second time.
  static let surelyMentioned = 0.4

  /// The most entities that are tried for a word.
  static let mostCandidates = 10

  /// Where the hints say that the word is a noun.
  static let nounHint = 12

  /// Where the hints say that the word is a plural.
  static let pluralHint = 14

  private var reading: DocumentReading { reader.reading }

  /// The classifier's view of the document, in which the first of each pair is the word's token.
  func document() -> ClassifierDocument {
    let all = ReferringWord.all(in: reading)
    let facts = Facts(reading, followsChains ? all : [], reader.links)
    let words = Dictionary(grouping: all, by: \.sentence)
    return reader.document { sentence, tokens in
      (words[sentence] ?? []).flatMap { pairs($0, tokens, facts) }
    }
  }

  /// What is known of the entities of a document as a whole.
  private struct Facts {
    struct Mention {
      let entity: Int
      let token: Int
      let sentence: Int
      let isSubject: Bool
      var isName = true
    }

    /// How often each entity is named, and how often a word stands for it.
    var counts: [Int]
    var references: [Int]
    var headline: Set<Int>
    /// The most often named.
    var main: [Int]
    /// In the order of the text.
    var mentions: [Mention]
    /// By lemma, where a noun stands for somebody, in the order of the text.
    var nouns: [String: [Int]] = [:]

    init(_ reading: DocumentReading, _ words: [ReferringWord], _ links: TokenLinks) {
      var counts = [Int](repeating: 0, count: reading.entities.entities.count)
      for mention in reading.entities.mentions { counts[mention.entity] += 1 }
      self.counts = counts
      references = [Int](repeating: 0, count: counts.count)
      headline = Set(reading.entities.mentions.filter { $0.sentence <= 1 }.map(\.entity))
      mentions = reading.entities.mentions.map {
        Mention(
          entity: $0.entity, token: $0.token, sentence: $0.sentence, isSubject: $0.isSubject)
      }
      for word in words {
        if word.kind == .noun {
          nouns[reading.tokens[word.token].lemma, default: []].append(word.token)
        }
        guard let link = links[word.token]?.first,
          link.confidence >= ReferenceReader.surelyMentioned
        else {
          continue
        }
        references[link.entity] += 1
        mentions.append(
          Mention(
            entity: link.entity, token: word.token, sentence: word.sentence,
            isSubject: word.isSubject, isName: false))
      }
      mentions.sort { ($0.token, $0.entity) < ($1.token, $1.entity) }
      let total = zip(counts, references).map(+)
      main = counts.indices.sorted { (total[$1], $0) < (total[$0], $1) }
    }
  }

  private func pairs(
    _ word: ReferringWord, _ tokens: [SequenceReader.Seen], _ facts: Facts
  ) -> [ClassifierPair] {
    guard tokens.contains(where: { $0.token == word.token && $0.isTarget }) else { return [] }
    let ranked =
      word.phrase.map { word.kind == .noun ? ranker.candidates(for: $0, order: []) : [] } ?? []
    let total = ranked.reduce(0) { $0 + exp($1.score - (ranked.first?.score ?? 0)) }
    let candidates = candidates(word, facts)
    var placeOfType: [EntityType: Int] = [:]
    return candidates.map { candidate in
      let entity = reading.entities.entities[candidate.entity]
      let place = placeOfType[entity.type, default: 0]
      placeOfType[entity.type] = place + 1
      let tags = tokens.map { token -> UInt8 in
        if token.token == word.token, token.isTarget { return 3 }
        let tag = SequenceReader.tag(token.references, token.kind, -1, candidate.entity)
        return tag
      }
      let ranking = ranked.first { $0.entity == candidate.entity }
      var hints = [Float](repeating: 0, count: ClassifierShape.hintSize)
      func sign(_ value: Bool?) -> Float { value.map { $0 ? 1 : -1 } ?? 0 }
      hints[0] = Float(
        reader.links[word.token]?.first { $0.entity == candidate.entity }?.confidence ?? 0)
      hints[1] = ranking.map { Float(exp($0.score - (ranked.first?.score ?? 0)) / total) } ?? 0
      hints[2] = sign(ranking?.isDescribed)
      hints[3] = sign(genderFits(word, entity))
      hints[4] = sign(
        word.phrase.flatMap { reading.phrase($0).group.noun }.map {
          $0.types.contains(entity.type)
        })
      hints[5] = candidate.last?.isSubject == true ? 1 : 0
      hints[6] = candidate.last.map { Float(min(word.sentence - $0.sentence, 6)) / 6 } ?? -0.5
      hints[7] = Float(min(place, 4)) / 4
      hints[8] = facts.headline.contains(candidate.entity) ? 1 : 0
      hints[9] = facts.main.first == candidate.entity ? 1 : 0
      hints[10] = candidate.isHere ? 1 : 0
      hints[11] = candidate.last == nil ? 1 : 0
      hints[Self.nounHint] = word.kind == .noun ? 1 : 0
      hints[13] =
        followsChains ? sameNoun(word, candidate.entity, facts) : word.kind == .possessive ? 1 : 0
      hints[Self.pluralHint] = word.agreement.number == .plural ? 1 : 0
      hints[15] = Float(min(candidate.order, 5)) / 5
      return ClassifierPair(
        a: word.token, b: candidate.entity, tags: tags,
        distancesA: SequenceReader.distances(tags) { $0 == 3 },
        distancesB: SequenceReader.distances(tags) { $0 == 2 || $0 == 4 },
        typeA: 0, typeB: reader.typeIndex(candidate.entity),
        countA: min(facts.references[candidate.entity], 5),
        countB: min(facts.counts[candidate.entity], 5), isATarget: true,
        isBTarget: candidate.isHere, areNamed: false, hints: hints)
    }
  }

  private struct Candidate {
    let entity: Int
    /// Where it was named last before the word.
    let last: Facts.Mention?
    /// Whether the word's own sentence names it.
    let isHere: Bool
    /// How many others were named since.
    let order: Int
  }

  /// What was named lately, in the same sentence or right behind, and what the document is about.
  private func candidates(_ word: ReferringWord, _ facts: Facts) -> [Candidate] {
    var last: [Int: Facts.Mention] = [:]
    var here: Set<Int> = []
    var behind: [Int] = []
    let ahead = word.sentence == 0 ? 2 : 1
    for mention in facts.mentions {
      if mention.sentence > word.sentence + ahead { break }
      if !mention.isName, mention.token == word.token { continue }
      if mention.sentence == word.sentence { here.insert(mention.entity) }
      if mention.token < word.token {
        last[mention.entity] = mention
      } else if last[mention.entity] == nil, !behind.contains(mention.entity) {
        behind.append(mention.entity)
      }
    }
    let recent = last.sorted { $1.value.token < $0.value.token }.map(\.key)
    func admits(_ entity: Int) -> Bool {
      let value = reading.entities.entities[entity]
      guard value.type != .location, !word.excluded.contains(entity) else { return false }
      if word.kind == .noun { return true }
      return genderFits(word, value) != false
        && (word.agreement.admits(value.type) || value.canBe([.organization]))
    }
    let order = recent.filter(admits)
    let near = order.prefix(6)
    var chosen = Array(near)
    for entity in behind.prefix(4) + facts.main.prefix(4) + order.dropFirst(6)
    where !chosen.contains(entity) && chosen.count < Self.mostCandidates && admits(entity) {
      chosen.append(entity)
    }
    return chosen.map {
      Candidate(
        entity: $0, last: last[$0], isHere: here.contains($0),
        order: order.firstIndex(of: $0) ?? 5)
    }
  }

  /// How likely the same noun meant the entity where the text used it last.
  private func sameNoun(_ word: ReferringWord, _ entity: Int, _ facts: Facts) -> Float {
    guard word.kind == .noun,
      let last = facts.nouns[reading.tokens[word.token].lemma]?.last(where: { $0 < word.token })
    else { return 0 }
    return Float(reader.links[last]?.first { $0.entity == entity }?.confidence ?? -0.2)
  }

  /// Whether a person has the gender that the word calls for; nil where it cannot be told.
  private func genderFits(
    _ word: ReferringWord, _ entity: EntityTable.DocumentEntity
  ) -> Bool? {
    guard entity.type == .person, word.agreement.number != .plural,
      word.agreement.gender != .unknown, entity.agreement.gender != .unknown
    else { return nil }
    return word.agreement.gender == entity.agreement.gender
  }
}
