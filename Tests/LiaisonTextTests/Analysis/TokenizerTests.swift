import LiaisonModel
import Testing

@testable import LiaisonText

@Suite struct TokenizerTests {
  static func tokens(_ text: String, _ language: Language) throws -> [String] {
    Tokenizer(rules: try LanguageRules(language, resources: .standard)).tokenize(text).map(\.form)
  }

  /// Each row: a text and its tokens, parted by bars.
  @Test(arguments: [
    // Elisions, with both apostrophes, are words of their own.
    ("L’ami d'Inès", "L'|ami|d'|Inès"), ("Qu’il s'en aille", "Qu'|il|s'|en|aille"),
    ("jusqu’à lorsqu'elle", "jusqu'|à|lorsqu'|elle"), ("L'", "L'"),
    ("aujourd’hui", "aujourd'hui"), ("O'Brien", "O'Brien"), ("d’O’Brien", "d'|O'Brien"),
    // An inverted pronoun is cut off, a name is not.
    ("A-t-il fondé", "A|-t-il|fondé"), ("est-elle", "est|-elle"), ("dit-on", "dit|-on"),
    ("rendez-vous", "rendez-vous"), ("Boulogne-En-Val", "Boulogne-En-Val"),
    ("Jean-Pierre", "Jean-Pierre"), ("porte-monnaie", "porte-monnaie"),
    // A contraction stays the token that is written.
    ("du fonds aux amis", "du|fonds|aux|amis"),
    // Abbreviations and initials keep their stop.
    ("M. Dupont", "M.|Dupont"), ("MM. A et B", "MM.|A|et|B"), ("J. Dupont", "J.|Dupont"),
    ("J.-P. Dupont", "J.|-|P.|Dupont"), ("la S.A. Orvane", "la|S.A.|Orvane"),
    ("les U.S. ont", "les|U.S.|ont"), ("Orvane Inc. a", "Orvane|Inc.|a"),
    ("Il dort.", "Il|dort|."), ("le plan B.", "le|plan|B|."),
    // Numbers with their groups and decimals are one token.
    ("600 000 $", "600 000|$"), ("600\u{A0}000\u{A0}$", "600 000|$"),
    ("600\u{202F}000 €", "600 000|€"), ("1,5 million", "1,5|million"),
    ("4.000 euros", "4.000|euros"), ("1 234 567,89", "1 234 567,89"),
    ("en 2019 300 employés", "en|2019|300|employés"), ("12 3456", "12|3456"),
    ("2e", "2e"), ("18h30", "18h30"), ("-3 %", "-3|%"), ("5, 6", "5|,|6"),
    ("en 2019.", "en|2019|."),
    ("600\n000", "600|000"),
    // Tickers and quotations of the stock exchange.
    ("Orvane (MSFT+2.73%)", "Orvane|(|MSFT|+2.73|%|)"), ("VNTR-1.2%", "VNTR|-1.2|%"),
    ("Volt-9", "Volt-9"),
    ("@elvane a", "@elvane|a"), ("#libre", "#libre"), ("a @ b", "a|@|b"),
    ("la R&D", "la|R&D"), ("AT&T", "AT&T"), ("A & B", "A|&|B"),
    ("Hé… bien...", "Hé|…|bien|..."), ("« Oui »", "«|Oui|»"), ("“Oui”", "“|Oui|”"),
    ("(A, B)", "(|A|,|B|)"), ("Vite!Oui", "Vite|!|Oui"),
    ("", ""), (" \n\t\u{200B}\u{FEFF}", ""), ("é", "é"), ("e\u{301}té", "e\u{301}té"),
  ])
  func `French is cut into words, numbers and marks`(text: String, expected: String) throws {
    let tokens = try Self.tokens(text, .french)
    #expect(tokens == expected.split(separator: "|").map(String.init))
  }

  @Test(arguments: [
    ("Tanner's adviser", "Tanner|'s|adviser"), ("Tanner’s", "Tanner|'s"), ("IT'S", "IT|'S"),
    ("the firms' founder", "the|firms|'|founder"), ("don't", "don't"), ("isn’t", "isn't"),
    ("$5m gift", "$|5m|gift"), ("$1.5bn", "$|1.5bn"), ("£4,000", "£|4,000"), ("40%", "40|%"),
    ("Mr. Tanner", "Mr.|Tanner"), ("the U.S. firm", "the|U.S.|firm"),
    ("at 5 p.m. he", "at|5|p.m.|he"),
    ("co-founder", "co-founder"), ("1st", "1st"), ("Numerix Inc.", "Numerix|Inc."),
    ("Jan. 5", "Jan.|5"), ("“We’ll”", "“|We'll|”"), ("A.B. Tanner", "A.B.|Tanner"),
  ])
  func `English is cut into words, numbers and marks`(text: String, expected: String) throws {
    let tokens = try Self.tokens(text, .english)
    #expect(tokens == expected.split(separator: "|").map(String.init))
  }

  @Test func `a form has straight apostrophes and plain spaces, a surface is as written`() throws {
    let rules = try LanguageRules(.french, resources: .standard)
    let tokens = Tokenizer(rules: rules).tokenize("l’an 600\u{202F}000")
    #expect(tokens.map(\.surface) == ["l’", "an", "600\u{202F}000"])
    #expect(tokens.map(\.form) == ["l'", "an", "600 000"])
    #expect(tokens.map(\.followsSpace) == [true, false, true])
  }
}
