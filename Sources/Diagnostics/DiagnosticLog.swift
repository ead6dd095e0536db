/// The diagnostics of one run, passed down as `inout` and never shared.
public struct DiagnosticLog: Hashable, Sendable {
  public private(set) var diagnostics: Set<Diagnostic> = []

  public init() {}

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  public var sorted: [Diagnostic] { diagnostics.sortedByFile() }

  public mutating func emit(_ diagnostic: Diagnostic) { diagnostics.insert(diagnostic) }
  public mutating func merge(_ other: DiagnosticLog) {
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
  public init(from decoder: any Decoder) throws { diagnostics = Set(try [Diagnostic](from: decoder)) }

  public func encode(to encoder: any Encoder) throws { try sorted.encode(to: encoder) }
}
