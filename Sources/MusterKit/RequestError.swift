package import Publishing

/// Why a command ended without its result, and with which exit code.
package enum RequestError: Error, Hashable, Sendable {
  /// A source (not a file in it), the configuration or the templates cannot be read.
  case unreadable(String)
  /// A file could not be replaced, and is as it was.
  case notWritten(String)
  case publishing(PublishingError)
  /// A program, or something of the system's, that was asked for is not there or does not do its work.
  case unavailable(String)
  /// Somebody else has what is needed.
  case taken(String)
  /// Pages came out wrong through a fault of a template or of ours; the diagnostics say which.
  case wrongPages(Int)

  /// As in `sysexits.h`.
  package var exitCode: Int32 {
    switch self {
    case .unreadable, .publishing(.refused), .wrongPages: 65
    case .unavailable: 69
    case .publishing(.locked), .taken: 75
    case .notWritten, .publishing(.disk), .publishing(.foreignLock), .publishing(.noRoom), .publishing(.unfinished): 74
    }
  }
}

extension RequestError {
  /// What made a source or the configuration unreadable is said by the error itself, and needs no diagnostic beside it.
  package var saysItAll: Bool {
    if case .unreadable = self { return true }
    return false
  }
}

extension RequestError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let reason), .notWritten(let reason), .unavailable(let reason), .taken(let reason): reason
    case .publishing(let error): "\(error)"
    case .wrongPages(let count): "\(count) \(count == 1 ? "error" : "errors") in templates: nothing was published"
    }
  }
}
