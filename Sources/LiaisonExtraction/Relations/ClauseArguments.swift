import LiaisonModel
import LiaisonText

/// What can fill a function in a clause.
enum Filler: Sendable, Hashable {
  case phrases([DocumentReading.PhraseID])
  /// A subject pronoun.
  case pronoun(Agreement, token: Int)
  /// An object pronoun at the verb.
  case clitic(Agreement, token: Int)
}

/// The arguments of a clause's verb by function, with passive, relatives, clitics and shared subjects
/// undone: `subject` is who does it and `object` what it is done to, whatever the voice.
struct ClauseArguments: Sendable {
  typealias PhraseID = DocumentReading.PhraseID

  private(set) var fillers: [String: [Filler]] = [:]
  let sentence: Int
  let clause: Int

  subscript(function: String) -> [Filler] { fillers[function] ?? [] }

  init(_ clause: Int, of sentence: Int, in reading: DocumentReading) {
    self.sentence = sentence
    self.clause = clause
    let structure = reading.structures[sentence]
    let current = structure.clauses[clause]
    guard let verb = current.verb else {
      readGapped(clause, structure, in: reading)
      return
    }

    var subject = Self.surfaceSubject(
      clause, sentence, structure, reading.lexicon.grammar, visited: [])
    var object: [Filler] = []
    let bareAfter = current.after.filter { list in
      list.first.map { structure.phrases[$0].group.preposition.isEmpty } ?? false
    }
    for clitic in verb.clitics {
      let filler = Filler.clitic(clitic.agreement, token: clitic.token)
      if clitic.function == "object" { object.append(filler) } else { add(clitic.function, filler) }
    }
    if case .relative(let function) = current.kind, function != "subject" {
      let filler = Filler.phrases(
        current.antecedents.map { PhraseID(sentence: sentence, phrase: $0) })
      if function == "object" { object.append(filler) } else { add(function, filler) }
    }
    if bareAfter.isEmpty, object.isEmpty {
      object += Self.gap(clause, structure).map {
        Filler.phrases($0.map { PhraseID(sentence: sentence, phrase: $0) })
      }
    }
    var bare = bareAfter.map { list in
      Filler.phrases(list.map { PhraseID(sentence: sentence, phrase: $0) })
    }
    // « qu'ont fondée X et Y »: without a subject before, the phrase behind the verb is it.
    if subject.isEmpty, !object.isEmpty, !bare.isEmpty, !verb.isPassive {
      subject = [bare.removeFirst()]
    }
    // « gave the fund $5m », « was given $5m »: the recipient stands bare before what it gets.
    if reading.lexicon.grammar.syntax.hasDoubleObject {
      if !verb.isPassive, bare.count > 1 { add("to", bare[0]) }
      if !verb.isPassive, verb.clitics.isEmpty, bare.count == 1, object.count == 1 {
        add("to", bare[0])
      }
      if verb.isPassive, !bare.isEmpty, let subject = subject.first { add("to", subject) }
    }
    object += bare
    // What stands behind the verb is rather its own than what stands before.
    for list in current.after + current.before {
      guard let first = list.first else { continue }
      let preposition = structure.phrases[first].group.preposition
      guard !preposition.isEmpty else { continue }
      add(preposition, .phrases(list.map { PhraseID(sentence: sentence, phrase: $0) }))
    }
    // « saisit le tribunal contre X »: the party hangs on the verb as well as on the noun.
    for list in current.after {
      for phrase in list { addOpponents(of: phrase, structure) }
    }
    // « la brasserie montée par X »
    let isPassive = verb.isPassive || verb.form == .pastParticiple && fillers["by"] != nil
    if isPassive {
      // Where a passive has no second object, what stands bare behind it is an apposition gone astray.
      let isRest = reading.lexicon.grammar.syntax.hasDoubleObject || subject.isEmpty
      fillers["object"] =
        subject
        + object.filter { filler in
          guard !isRest, case .phrases(let ids) = filler, let first = ids.first else { return true }
          return reading.phrase(first).group.kind != .name
        }
      fillers["subject"] = fillers["by"] ?? []
    } else {
      fillers["object"] = object
      fillers["subject"] = subject
    }
    fillers["surface-subject"] = subject
  }

  /// « A a donné un million au musée ; B, deux millions »: a clause without a verb takes over that of
  /// the clause before with what it leaves out.
  private mutating func readGapped(
    _ clause: Int, _ structure: SentenceStructure, in reading: DocumentReading
  ) {
    guard let model = Self.gappedModel(of: clause, structure) else { return }
    self = ClauseArguments(model, of: sentence, in: reading, as: clause)
    var own: [Filler] = []
    var money: [Filler] = []
    for list in structure.clauses[clause].before {
      guard let first = list.first, structure.phrases[first].group.preposition.isEmpty else {
        continue
      }
      let filler = Filler.phrases(list.map { PhraseID(sentence: sentence, phrase: $0) })
      if structure.phrases[first].group.kind == .money {
        money.append(filler)
      } else {
        own.append(filler)
      }
    }
    fillers["subject"] = own
    fillers["surface-subject"] = own
    fillers["object"] = money
  }

  private init(_ model: Int, of sentence: Int, in reading: DocumentReading, as clause: Int) {
    let arguments = ClauseArguments(model, of: sentence, in: reading)
    fillers = arguments.fillers
    self.sentence = sentence
    self.clause = clause
  }

  /// The clause whose verb a clause without one takes over: the one before, if the clause has a name
  /// and a sum of its own.
  static func gappedModel(of clause: Int, _ structure: SentenceStructure) -> Int? {
    let current = structure.clauses[clause]
    guard current.verb == nil, current.kind == .main, clause > 0 else { return nil }
    func has(_ kind: NounGroup.Kind) -> Bool {
      current.before.contains { list in
        list.first.map {
          structure.phrases[$0].group.kind == kind
            && structure.phrases[$0].group.preposition.isEmpty
        } ?? false
      }
    }
    guard has(.name), has(.money) else { return nil }
    return structure.clauses.indices.last {
      $0 < clause && structure.clauses[$0].verb != nil && structure.clauses[$0].kind == .main
    }
  }

  /// « the firm that X left a bank to launch »: the object of a relative clause whose verb has one of
  /// its own is that of the infinitive behind it.
  private static func gap(_ clause: Int, _ structure: SentenceStructure) -> [[Int]] {
    let current = structure.clauses[clause]
    guard current.kind == .participial, current.verb?.form == .infinitive,
      let parent = current.parent.map({ structure.clauses[$0] }),
      parent.kind == .relative(function: "object"),
      parent.after.contains(where: { list in
        list.first.map { structure.phrases[$0].group.preposition.isEmpty } ?? false
      })
    else { return [] }
    return [parent.antecedents]
  }

  private mutating func addOpponents(of phrase: Int, _ structure: SentenceStructure) {
    for complement in structure.phrases[phrase].complements {
      if complement.preposition == "against" {
        add(
          "against", .phrases(complement.phrases.map { PhraseID(sentence: sentence, phrase: $0) }))
      } else if complement.preposition == "of" {
        for inner in complement.phrases { addOpponents(of: inner, structure) }
      }
    }
  }

  private mutating func add(_ function: String, _ filler: Filler) {
    fillers[function, default: []].append(filler)
  }

  /// Who the finite verb agrees with.
  static func surfaceSubject(
    _ clause: Int, _ sentence: Int, _ structure: SentenceStructure, _ grammar: Grammar,
    visited: Set<Int>
  ) -> [Filler] {
    guard !visited.contains(clause) else { return [] }
    let current = structure.clauses[clause]
    func phrases(_ list: [Int]) -> Filler {
      .phrases(list.map { PhraseID(sentence: sentence, phrase: $0) })
    }
    if case .relative(let function) = current.kind, function == "subject",
      current.sharesSubjectOf == nil
    {
      return current.antecedents.isEmpty ? [] : [phrases(current.antecedents)]
    }
    if let pronoun = current.verb?.subjectPronoun {
      return [.pronoun(pronoun.agreement, token: pronoun.token)]
    }
    let bare = current.before.filter { list in
      guard let first = list.first else { return false }
      let group = structure.phrases[first].group
      return group.preposition.isEmpty && group.kind != .money
    }
    if let list = bare.last { return [phrases(list)] }
    if current.kind == .participial {
      // « X came back as an investor, putting in $2m »: behind a comma it is the subject that acts.
      if grammar.syntax.headIsLast, current.isOpenedByComma,
        current.verb?.form == .presentParticiple, let parent = current.parent,
        structure.clauses[parent].verb != nil,
        structure.clauses[parent].after.contains(where: {
          !$0.isEmpty && $0.first.map(current.antecedents.contains) == true
        })
      {
        let subject = surfaceSubject(
          parent, sentence, structure, grammar, visited: visited.union([clause]))
        if !subject.isEmpty { return subject }
      }
      if !current.antecedents.isEmpty { return [phrases(current.antecedents)] }
      if let parent = current.parent, let verb = structure.clauses[parent].verb,
        grammar.objectControl.contains(verb.lemma), current.verb?.form == .infinitive
      {
        // « a choisi X pour figurer parmi … »
        if verb.isPassive {
          return surfaceSubject(
            parent, sentence, structure, grammar, visited: visited.union([clause]))
        }
        let objects = structure.clauses[parent].after.first { list in
          list.first.map { structure.phrases[$0].group.preposition.isEmpty } ?? false
        }
        if let objects { return [phrases(objects)] }
        if let clitic = verb.clitics.first(where: { $0.function == "object" }) {
          return [.clitic(clitic.agreement, token: clitic.token)]
        }
      }
      if let parent = current.parent {
        return surfaceSubject(
          parent, sentence, structure, grammar, visited: visited.union([clause]))
      }
    }
    if let shared = current.sharesSubjectOf {
      return surfaceSubject(shared, sentence, structure, grammar, visited: visited.union([clause]))
    }
    if case .relative = current.kind, !current.antecedents.isEmpty { return [] }
    return []
  }
}
