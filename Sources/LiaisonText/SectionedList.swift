/// A plain data file of words: `[section]` headings, one entry a line, `#` comments.
///
/// An entry may have columns, parted by tabs or by ` | `.
public struct SectionedList: Sendable {
  public struct Entry: Sendable {
    public let line: Int
    public let columns: [String]
    /// The first column.
    public var text: String { columns[0] }
  }

  public let path: String
  private let sections: [String: [Entry]]

  /// Reads a module's data file.
  public init(_ resources: ResourceDirectory, module: String, _ path: String) throws(ResourceError)
  {
    try self.init(path: path, text: try resources.text(module: module, path))
  }

  /// Reads the text of a data file; `path` is for messages.
  /// - Throws: `ResourceError.malformed` where a heading is not closed.
  public init(path: String, text: String) throws(ResourceError) {
    self.path = path
    var sections: [String: [Entry]] = [:]
    var current = ""
    var number = 0
    for rawLine in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = rawLine.prefix { $0 != "#" }.trimmed
      guard !line.isEmpty else { continue }
      if line.first == "[", line.count > 1 {
        guard line.last == "]" else {
          throw .malformed(path: path, line: number, expected: "a heading must end in `]`")
        }
        current = String(line.dropFirst().dropLast())
        sections[current, default: []] += []
        continue
      }
      let columns = line.split(
        separator: line.contains("\t") ? "\t" : "|", omittingEmptySubsequences: false)
      sections[current, default: []].append(
        Entry(line: number, columns: columns.map { String(Substring($0).trimmed) }))
    }
    self.sections = sections
  }

  /// The entries of a section, in the order of the file; empty where there is no such section.
  public subscript(section: String) -> [Entry] { sections[section] ?? [] }

  /// What `read` makes of the second column of each entry of a section.
  /// - Throws: `ResourceError.malformed` with the line where it makes nothing of it.
  package func values<Value>(
    _ section: String, expected: String, _ read: (String) -> Value?
  ) throws(ResourceError) -> [String: Value] {
    var values: [String: Value] = [:]
    for entry in self[section] {
      guard entry.columns.count > 1, let value = read(entry.columns[1]) else {
        throw .malformed(
          path: path, line: entry.line, expected: "the second column must be \(expected)")
      }
      if values[entry.text] == nil { values[entry.text] = value }
    }
    return values
  }

  /// The first column of every entry of a section.
  public func words(_ section: String) -> Set<String> { Set(self[section].map(\.text)) }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  package var trimmed: Substring {
    var text = self
    while let first = text.first, first == " " || first == "\t" || first == "\r" {
      text.removeFirst()
    }
    while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
    return text
  }
}
