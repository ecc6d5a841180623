import Foundation

/// What the operating system says about a failure, without Foundation's wrapping.
enum SystemMessage {
  static func sentence(for error: any Error) -> String {
    if (error as? CocoaError)?.code == .fileReadNoPermission { return "permission denied." }
    let error = error as NSError
    let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    guard underlying.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return String(cString: strerror(Int32(underlying.code))) + "."
  }
}
