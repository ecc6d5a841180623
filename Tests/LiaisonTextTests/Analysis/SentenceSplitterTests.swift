import LiaisonModel
import Testing

@testable import LiaisonText

@Suite struct SentenceSplitterTests {
  static func sentences(_ text: String, _ language: Language) throws -> [(String, Sentence.Kind)] {
    let source = SourceDocument(id: "test", text: text, language: language)
    let document = try DocumentAnalyzer().analyze(source)
    let utf8 = Array(text.utf8)
    return document.sentences.map {
      (String(decoding: utf8[$0.range.start..<$0.range.end], as: UTF8.self), $0.kind)
    }
  }

  @Test(arguments: [
    ["Il dort.", "Elle lit."], ["Vraiment ?", "Oui !", "Bien."],
    // The stop of an abbreviation or an initial ends nothing.
    ["M. Dupont et Mme Verdier dorment.", "Ils rêvent."], ["J. Dupont a fondé Orvane."],
    ["La S.A. Orvane a levé 1.5 million.", "Elle recrute."],
    ["Orvane Inc. et Palador Corp. s’allient."],
    ["Il vend des capteurs, des câbles, etc. dans dix pays."],
    // A closing quote or bracket belongs to the sentence before.
    ["« Je pars. »", "Elle a ri."], ["Il a dit : « Je pars. »", "Elle a ri."],
    ["(Il dort.)", "Elle lit."],
    ["Elle a dit « Je pars ! » et elle est partie."],
    // An ellipsis ends a sentence only before a capital.
    ["Il hésite… puis il part."], ["Il hésite…", "Puis il part."], ["Il hésite...", "Elle non."],
    ["Le site orvane.fr a fermé."], ["Il gagne 1.5 % en 2019."],
  ])
  func `running French is split where sentences end`(sentences: [String]) throws {
    let read = try Self.sentences(sentences.joined(separator: " "), .french).map(\.0)
    #expect(read == sentences)
  }

  @Test(arguments: [
    ["Mr. Tanner sleeps.", "She reads."], ["The U.S. firm won.", "It grew."],
    ["Numerix Inc. sued Palador Ltd. in May."], ["He left Numerix Inc.", "The firm grew."],
    ["“I’m leaving.”", "She laughed."], ["He came at 5 p.m. on Monday."], ["Why?", "Because."],
  ])
  func `running English is split where sentences end`(sentences: [String]) throws {
    let read = try Self.sentences(sentences.joined(separator: " "), .english).map(\.0)
    #expect(read == sentences)
  }

  @Test func `a line without a stop is a headline`() throws {
    let read = try Self.sentences(
      "Orvane attaque Palador\n\nLa start-up réclame un million.", .french)
    #expect(read.map(\.1) == [.headline, .running])
  }

  @Test(arguments: [
    "Publicité", "Photo : Théo Quennec (DR)", "À lire aussi : Orvane lève un million",
    "Abonnez-vous",
  ])
  func `what a page prints around an article is furniture`(line: String) throws {
    let read = try Self.sentences("Il dort.\n\n\(line)\n\nElle lit.", .french)
    #expect(read.map(\.1) == [.running, .furniture, .running])
  }

  @Test func `a paragraph's end ends a sentence`() throws {
    let read = try Self.sentences("Il dort\n\nelle lit.", .french).map(\.0)
    #expect(read == ["Il dort", "elle lit."])
  }

  @Test func `lines wrapped at a fixed width do not end sentences`() throws {
    let text =
      "Inès Carcassonne a fondé\nla start-up Orvane avec\nses amis de longue\ndate. Elle dirige\nPalador."
    let read = try Self.sentences(text, .french).map(\.0)
    #expect(
      read == [
        "Inès Carcassonne a fondé\nla start-up Orvane avec\nses amis de longue\ndate.",
        "Elle dirige\nPalador.",
      ])
  }

  @Test func `Windows line ends count once`() throws {
    let read = try Self.sentences("Il dort.\r\n\r\nElle lit.\r\n", .french).map(\.0)
    #expect(read == ["Il dort.", "Elle lit."])
  }
}
