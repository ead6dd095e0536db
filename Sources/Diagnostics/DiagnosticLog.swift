/// The diagnostics of one run, passed down as `inout` and never shared.
public struct DiagnosticLog: Hashable, Sendable {
  public private(set) var diagnostics: Set<Diagnostic> = []
  private let isHeard: Bool

  /// - Parameter isHeard: Without it nothing is kept, or even put into words.
  public init(isHeard: Bool = true) { self.isHeard = isHeard }

  /// Another for a part of the work, empty, heard when this one is.
  public var part: DiagnosticLog { DiagnosticLog(isHeard: isHeard) }

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  public var sorted: [Diagnostic] { diagnostics.sortedByFile() }

  public mutating func emit(_ diagnostic: @autoclosure () -> Diagnostic) {
    guard isHeard else { return }
    diagnostics.insert(diagnostic())
  }

  public mutating func merge(_ other: DiagnosticLog) {
    guard isHeard else { return }
    // The larger one stays as it is.
    if diagnostics.count < other.diagnostics.count {
      diagnostics = other.diagnostics.union(diagnostics)
    } else {
      diagnostics.formUnion(other.diagnostics)
    }
  }

  public func count(of severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}

extension DiagnosticLog: Codable {
  public init(from decoder: any Decoder) throws {
    self.init()
    diagnostics = Set(try [Diagnostic](from: decoder))
  }

  public func encode(to encoder: any Encoder) throws { try sorted.encode(to: encoder) }
}
