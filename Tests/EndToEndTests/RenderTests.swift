import Foundation
import Testing
import _LiaisonTestSupport

/// What the options of `render` do to the picture, and what it says of bad ones.
@Suite struct RenderTests {
  private let input = Repository.fixture("samples.records.jsonl")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func svg(_ options: String...) throws -> String {
    let path = folder.path + "/out.svg"
    let result = try Shell.liaison(["render", input, "-o", path] + options)
    #expect(result.status == 0 && result.output.isEmpty, "\(result.errors)")
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `a theme is light, dark or a file`() throws {
    #expect(try svg() == svg("--theme", "light"))
    #expect(try svg("--theme", "dark").contains("fill=\"#14181d\""))
    let theme = ##"{"base": "dark", "relations": {"sues": {"color": "#ffd400"}}}"##
    try folder.write("theme.json", Data(theme.utf8))
    let own = try svg("--theme", folder.path + "/theme.json")
    #expect(own.contains("fill=\"#14181d\"") && own.contains("stroke=\"#ffd400\""))
  }

  @Test func `links lead to the documents`() throws {
    let linked = try svg("--link-base", "https://example.org/docs")
    #expect(linked.contains("<a href=\"https://example.org/docs/01-fonds-inaugural.txt\""))
    #expect(try !svg().contains("<a "))
  }

  @Test func `a path is drawn strong among what is around it`() throws {
    let alone = try svg("--path", "Thrive Capital", "Donald Trump")
    #expect(alone.contains(">OpenAI</text>") && !alone.contains("Microsoft"))
    let among = try svg("--path", "Thrive Capital", "Donald Trump", "--radius", "1")
    #expect(among.contains("highlighted") && among.contains("Microsoft"))
  }

  @Test func `the most connected are drawn where not all are wanted`() throws {
    let picture = try svg("--top", "4", "--lang", "fr")
    #expect(picture.components(separatedBy: "class=\"node ").count == 5)
    #expect(picture.contains("les 4 plus liés de"))
  }

  @Test func `dots per inch are those of the PNG`() throws {
    let sizes = try ["72", "144"].map { dpi in
      let path = folder.path + "/out.png"
      let result = try Shell.liaison("render", input, "-o", path, "--dpi", dpi)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      let header = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(24)
      return header.suffix(8).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(abs(sizes[1] - 2 * sizes[0]) <= 2)
  }

  @Test(arguments: LayoutOption.allCases) func `every way to place nodes works`(
    option: LayoutOption
  ) throws {
    #expect(try svg("--engine", option.rawValue).contains("</svg>"))
  }

  enum LayoutOption: String, CaseIterable { case dot, neato, sfdp, twopi, circo }

  @Test(arguments: [
    (["--theme", "pink"], 66, "pink: no such file; the built-in themes are light and dark"),
    (["--theme", "Package.swift"], 65, "Package.swift: this is no JSON"),
    (["--top", "0"], 64, "--top must be at least 1."),
    (["--dpi", "5"], 64, "--dpi must be from 36 to 600."),
    (["--parallels", "x"], 64, "one of 'apart', 'merged' or 'automatic'"),
    (["--engine", "fdp"], 64, "one of 'dot', 'neato', 'sfdp', 'twopi' or 'circo'"),
    (["--link-base", "javascript:x"], 64, "it must begin with http:// or https://"),
    (["--type", "sue"], 64, "--type sue: no such relation type; there are advises"),
    (["--radius", "2"], 64, "--radius needs --around or --path."),
    (["--path", "Sam Altman"], 64, "--path takes two names."),
    (["--path", "Sam Altman", "Nobody"], 1, "nobody and nothing here is called “Nobody”."),
    (["--lang", "de"], 64, "one of 'fr' and 'en'"),
  ])
  func `a bad value is answered with a sentence`(
    options: [String], status: Int32, reason: String
  ) throws {
    let path = folder.path + "/bad.svg"
    let result = try Shell.liaison(["render", input, "-o", path] + options)
    #expect(result.status == status)
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}
