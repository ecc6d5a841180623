import Foundation
import _LiaisonTestSupport

/// Runs the program that was built beside the tests.
enum Shell {
  struct Result {
    let status: Int32
    let output: Data
    let errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The folder that `liaison` was built into.
  static let products: URL = {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let starts = bundles + [URL(fileURLWithPath: CommandLine.arguments[0])]
    let folders = starts.map { $0.deletingLastPathComponent() }
    return folders.first {
      FileManager.default.isExecutableFile(atPath: $0.appending(path: "liaison").path)
    } ?? Repository.root.appending(path: ".build/debug")
  }()

  static func liaison(_ arguments: String..., input: Data? = nil) throws -> Result {
    try liaison(arguments, input: input)
  }

  static func liaison(_ arguments: [String], input: Data? = nil) throws -> Result {
    try run(products.appending(path: "liaison"), arguments, input: input)
  }

  /// Runs a line of shell, `liaison` being the one that was built, in the package's folder or another.
  static func line(_ command: String, in folder: URL = Repository.root) throws -> Result {
    try run(URL(fileURLWithPath: "/bin/bash"), ["-c", command], input: nil, in: folder)
  }

  private static func run(
    _ program: URL, _ arguments: [String], input: Data?, in place: URL = Repository.root
  ) throws -> Result {
    let folder = try TemporaryFolder()
    try folder.write("in", input ?? Data())
    for name in ["out", "err"] { try folder.write(name, Data()) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = place
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = products.path + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["COLUMNS"] = nil
    process.environment = environment
    // Files and not pipes: nobody has to read one while the other fills up.
    process.standardInput = try FileHandle(forReadingFrom: folder.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.url("out"))
    process.standardError = try FileHandle(forWritingTo: folder.url("err"))
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: try Data(contentsOf: folder.url("out")),
      errors: String(decoding: try Data(contentsOf: folder.url("err")), as: UTF8.self))
  }
}
