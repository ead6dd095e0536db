/// Why there is no preview.
package enum ServingError: Error, Hashable, Sendable {
  case portTaken(UInt16)
  case cannotListen(port: UInt16, reason: String)
  /// The system does not tell of changes.
  case cannotWatch(reason: String)
}

extension ServingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .portTaken(let port):
      "port \(port) of 127.0.0.1 is in use\n  help: Name another with --port, or 0 for any that is free"
    case .cannotListen(let port, let reason):
      "port \(port) of 127.0.0.1 cannot be used: \(reason)\n  help: Name another with --port, or 0 for any that is free"
    case .cannotWatch(let reason): "changes cannot be watched: \(reason)"
    }
  }
}
