/// The diagnostics of one run, passed down as `inout` and never shared.
public struct DiagnosticLog: Sendable {
  public private(set) var diagnostics: Set<Diagnostic> = []

  public init() {}

  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
  public var sorted: [Diagnostic] { diagnostics.sortedByFile() }

  public mutating func emit(_ diagnostic: Diagnostic) { diagnostics.insert(diagnostic) }
  public mutating func merge(_ other: DiagnosticLog) { diagnostics.formUnion(other.diagnostics) }

  public func count(of severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}
