import LiaisonModel
import Testing

@testable import LiaisonGraphviz

@Suite struct DiagramVocabularyTests {
  @Test(arguments: [
    (1e6, "USD", "1 M$", "$1M"), (500e9, "USD", "500 Md$", "$500bn"),
    (1.5e12, "EUR", "1 500 Md€", "€1.5tn"), (600_000, "USD", "600 000 $", "$600,000"),
    (999_600_000, "USD", "1 Md$", "$1bn"), (12_345_678, "GBP", "12,3 M£", "£12.3M"),
    (250.5, "EUR", "250,5 €", "€250.5"), (0, "USD", "0 $", "$0"),
    (2e6, "CHF", "2 M CHF", "CHF 2M"), (6.6e9, "USD", "6,6 Md$", "$6.6bn"),
    (.infinity, "USD", "inf $", "$inf"), (1e300, "USD", "1e+300 $", "$1e+300"),
  ])
  func `a sum is written as the press writes it`(
    value: Double, currency: String, french: String, english: String
  ) {
    let amount = MonetaryAmount(value: value, currency: currency)
    let plain = { (text: String) in text.map { $0.isWhitespace ? " " : String($0) }.joined() }
    #expect(plain(DiagramVocabulary.french.text(amount)) == french)
    #expect(plain(DiagramVocabulary.english.text(amount)) == english)
  }

  @Test(arguments: [
    ("2024", "2024", "2024"), ("2024-08", "août 2024", "Aug 2024"),
    ("2024-08-01", "1er août 2024", "1 Aug 2024"), ("2024-12-25", "25 déc. 2024", "25 Dec 2024"),
  ])
  func `a date is written as exactly as it is known`(
    text: String, french: String, english: String
  ) throws {
    let date = try #require(PartialDate(text))
    #expect(DiagramVocabulary.french.text(date) == french)
    #expect(DiagramVocabulary.english.text(date) == english)
  }

  @Test(arguments: [DiagramTheme.light, .dark])
  func `text and lines stand out from what is behind them`(theme: DiagramTheme) {
    for type in EntityType.allCases {
      let style = theme.style(of: type)
      #expect(theme.text.contrast(with: style.fill) >= 4.5, "\(type)")
      #expect(style.border.contrast(with: theme.background) >= 3, "\(type)")
    }
    for style in theme.relations.values.map({ $0 }) + [theme.otherRelations] {
      #expect(style.color.contrast(with: theme.background) >= 4.5, "\(style)")
    }
    #expect(theme.mutedText.contrast(with: theme.background) >= 4.5)
  }
}
