#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A model file mapped into memory, checked once when it is opened.
///
/// Every section lies inside the file and its checksum was right, so that reading it needs no
/// further care. Shared between threads: nothing is written.
package final class ModelFile: @unchecked Sendable {
  package struct Section {
    package let parameters: (UInt32, UInt32, UInt32)
    package let bytes: UnsafeRawBufferPointer
  }

  package let path: String
  private let mapping: UnsafeRawBufferPointer
  private var sections: [ModelSection: Section] = [:]

  /// Opens and checks the file; takes a few milliseconds for 12 MB.
  package init(path: String) throws(ModelError) {
    self.path = path
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw .missing(path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .missing(path: path)
    }
    let size = Int(status.st_size)
    guard size >= ModelLayout.headerSize else { throw .notAModel(path: path) }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else { throw .missing(path: path) }
    mapping = UnsafeRawBufferPointer(start: base, count: size)
    try check()
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: mapping.baseAddress), mapping.count) }

  package subscript(section: ModelSection) -> Section? { sections[section] }

  private func check() throws(ModelError) {
    guard word(0, UInt64.self) == ModelLayout.magic else { throw .notAModel(path: path) }
    let version = word(8, UInt32.self)
    guard version == ModelLayout.version else {
      throw .otherVersion(path: path, found: version, expected: ModelLayout.version)
    }
    guard word(24, UInt64.self) == UInt64(mapping.count) else {
      throw .damaged(path: path, what: "its length is wrong")
    }
    let rest = UnsafeRawBufferPointer(rebasing: mapping[ModelLayout.headerSize...])
    let sections = word(12, UInt32.self)
    guard word(16, UInt64.self) == ModelLayout.checksum(rest, sections: sections) else {
      throw .damaged(path: path, what: "its checksum is wrong")
    }
    let count = Int(sections)
    guard count <= (mapping.count - ModelLayout.headerSize) / ModelLayout.entrySize else {
      throw .damaged(path: path, what: "its directory is too long")
    }
    for index in 0..<count {
      try addSection(at: ModelLayout.headerSize + index * ModelLayout.entrySize)
    }
  }

  private func addSection(at entry: Int) throws(ModelError) {
    let offset = word(entry + 16, UInt64.self)
    let length = word(entry + 24, UInt64.self)
    let size = UInt64(mapping.count)
    guard offset <= size, length <= size - offset, offset % UInt64(ModelLayout.alignment) == 0
    else { throw .damaged(path: path, what: "a section lies outside") }
    // A name that this version does not know is a later addition.
    guard let name = ModelSection(rawValue: word(entry, UInt32.self)) else { return }
    sections[name] = Section(
      parameters: (
        word(entry + 4, UInt32.self), word(entry + 8, UInt32.self), word(entry + 12, UInt32.self)
      ),
      bytes: UnsafeRawBufferPointer(rebasing: mapping[Int(offset)..<Int(offset + length)]))
  }

  private func word<T: FixedWidthInteger>(_ offset: Int, _: T.Type) -> T {
    T(littleEndian: mapping.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  // MARK: Sections read as values

  package func required(_ name: ModelSection) throws(ModelError) -> Section {
    guard let section = sections[name] else {
      throw .damaged(path: path, what: "its section \(name) is missing")
    }
    return section
  }

  /// The lines of a text section.
  package func lines(_ name: ModelSection) throws(ModelError) -> [String] {
    let bytes = try required(name).bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .damaged(path: path, what: "its section \(name) is not text")
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  package func numbers<T: FixedWidthInteger>(
    _ name: ModelSection, as _: T.Type
  ) throws(ModelError) -> [T] {
    let bytes = try required(name).bytes
    let size = MemoryLayout<T>.size
    return (0..<bytes.count / size).map {
      T(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: T.self))
    }
  }
}
