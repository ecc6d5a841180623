import LiaisonModel
import LiaisonText

/// By token, the entities that it may stand for, surest first.
typealias TokenLinks = [Int: [CoreferenceResolver.Link]]

extension CoreferenceResolver {
  /// What the rules take each referring word for, surest first, by its token.
  func tokenLinks() -> TokenLinks {
    var found: [Int: [Int: Double]] = [:]
    let constraint = Constraint(types: SequenceReader.actors)
    func add(_ token: Int, _ links: [Link]) {
      for link in links.prefix(3) {
        let known = found[token]?[link.entity] ?? 0
        found[token, default: [:]][link.entity] = max(known, link.confidence)
      }
    }
    for (sentence, structure) in reading.structures.enumerated() {
      for (index, phrase) in structure.phrases.enumerated() {
        let id = DocumentReading.PhraseID(sentence: sentence, phrase: index)
        let group = phrase.group
        if group.kind != .money, group.name == nil || reading.entities.entityOf[id] == nil {
          let links = resolve(id, constraint)
          // Several people are no single one.
          let isSplit =
            group.agreement.number == .plural && links.count == 1
            && reading.entities.entities[links[0].entity].type == .person
          if !isSplit { add(group.head, links) }
          add(group.head, likely(id, atLeast: SequenceReader.surestLink))
        }
        if group.determiner == .possessive {
          add(
            group.tokens.lowerBound,
            possessor(of: group, sentence: sentence, subject: [], constraint))
        }
      }
      for clause in structure.clauses {
        guard let verb = clause.verb else { continue }
        if let pronoun = verb.subjectPronoun {
          add(
            pronoun.token,
            self.pronoun(
              pronoun.agreement, at: pronoun.token, sentence: sentence, constraint))
        }
        for clitic in verb.clitics {
          add(
            clitic.token,
            self.pronoun(
              clitic.agreement, at: clitic.token, sentence: sentence, isSubject: false, constraint))
        }
      }
    }
    return found.mapValues { links in
      links.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { Link(entity: $0.key, confidence: $0.value) }
    }
  }
}
