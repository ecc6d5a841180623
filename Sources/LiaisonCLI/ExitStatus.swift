import Liaison
import LiaisonGraphviz

/// What the process says to the shell when it ends.
enum ExitStatus: Int32 {
  case done = 0
  /// Asked for something that is not there: no path, an unknown name.
  case notThere = 1
  case usage = 64
  /// Input that cannot be read as what it claims to be.
  case badData = 65
  case noInput = 66
  /// A defect of ours.
  case defect = 70
  case inputOutput = 74
}

/// Why a command ends without its result: one sentence for a person, one number for the shell.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// The failure that an error of a module amounts to, or nil for one that no module throws.
  init?(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as ReadingError: self.init(Self.status(of: error), error.description)
    case let error as GraphvizError: self.init(Self.status(of: error), error.description)
    case let error as RelationRecordError: self.init(.badData, error.description)
    case let error as RelationTypeError:
      self.init(Self.status(of: error), error.description)
    case let error as ResourceError: self.init(.inputOutput, error.description)
    case let error as SnapshotError: self.init(Self.status(of: error), error.description)
    case let error as GraphError: self.init(.defect, error.description)
    default: return nil
    }
  }

  /// The failure of reading a file as DOT.
  init(_ error: GraphvizError, reading name: String) {
    let status = Self.status(of: error)
    self.init(status == .defect ? .badData : status, "\(name): \(error)")
  }

  private static func status(of error: GraphvizError) -> ExitStatus {
    switch error {
    case .syntax, .unreadable, .tooLarge: .badData
    case .unavailable: .inputOutput
    default: .defect
    }
  }

  private static func status(of error: RelationTypeError) -> ExitStatus {
    switch error {
    case .notFound, .noFiles: .noInput
    case .unreadable: .inputOutput
    case .malformed: .badData
    }
  }

  private static func status(of error: SnapshotError) -> ExitStatus {
    switch error {
    case .system: .inputOutput
    case .notASnapshot, .unknownVersion, .damaged, .tooLarge: .badData
    }
  }

  private static func status(of error: ReadingError) -> ExitStatus {
    switch error {
    case .notFound, .noDocuments: .noInput
    case .notReadable: .inputOutput
    case .empty, .notText, .tooLarge: .badData
    }
  }
}
