import Diagnostics
import ReportModel

/// Tells who wrote a configuration of roles that nobody has and of globs that choose nothing: both are seldom meant.
func reportUnmatched(_ configuration: Configuration, in portfolio: Portfolio, into log: inout DiagnosticLog) {
  report(roles: configuration.roles, in: portfolio, into: &log)
  report(globs: configuration.globs, in: portfolio, into: &log)
}

/// A role that has not spoken yet may have been meant; one that is a slip away from another was not.
private func report(roles: [Configuration.Written], in portfolio: Portfolio, into log: inout DiagnosticLog) {
  guard !roles.isEmpty else { return }
  let names = Set(portfolio.records.flatMap(\.roles).map(\.asciiLowercased))
  let known = Set(names.map(foldedName))
  for role in roles where !known.contains(foldedName(role.text)) {
    guard let meant = suggestion(for: role.text.asciiLowercased, among: names.sorted(by: byBytes)) else { continue }
    log.emit(
      Diagnostic(
        .configurationRole, .warning, "nobody reviews as `\(role.text)`", help: "Did you mean `\(meant)`?",
        at: role.place))
  }
}

extension Record {
  /// The roles that it makes known.
  fileprivate var roles: [String] {
    switch details {
    case .persona(let persona): [persona.name]
    case .certificate(let certificate): [certificate.agent].compactMap(\.self)
    default: [persona].compactMap(\.self)
    }
  }
}

extension Diagnostic.ID {
  static let configurationRole: Self = "configuration.role-unknown"
}
