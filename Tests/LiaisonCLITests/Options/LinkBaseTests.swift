import Liaison
import Testing

@testable import LiaisonCLI

@Suite struct LinkBaseTests {
  @Test(arguments: [
    ("https://a.fr/docs", "01.txt", "https://a.fr/docs/01.txt"),
    ("https://a.fr/docs/", "b/é 1.txt", "https://a.fr/docs/b/%C3%A9%201.txt"),
    ("https://a.fr/?doc=", "50%.txt", "https://a.fr/?doc=50%25.txt"),
    ("../seeds", "a?b#c.txt", "../seeds/a%3Fb%23c.txt"),
    ("page.html#", "x\"y<z>.txt", "page.html#x%22y%3Cz%3E.txt"),
  ])
  func `a document's name completes the address`(
    base: String, document: SourceDocument.ID, address: String
  ) throws {
    #expect(try LinkBase(parsing: base).address(of: document) == address)
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,", "file:///etc", "", "mailto:a@b.fr"])
  func `what could run or open something is refused`(base: String) {
    #expect(throws: (any Error).self) { try LinkBase(parsing: base) }
  }
}
