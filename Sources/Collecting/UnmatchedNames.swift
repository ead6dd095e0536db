import Diagnostics
import ReportModel

/// Tells who wrote a configuration of roles that nobody has and of `paths` at which nothing lies: both are seldom meant.
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

private func report(globs: [Configuration.Written], in portfolio: Portfolio, into log: inout DiagnosticLog) {
  guard !globs.isEmpty else { return }
  let paths = portfolio.paths.values.flatMap(\.self)
  var folders: Set<String> = []
  for path in paths {
    var folder = path.folder
    while !folder.text.isEmpty, folders.insert(folder.text).inserted { folder = folder.folder }
  }
  for written in globs {
    // Most are folders and all that lies in them; those need no look at each path.
    let folder = written.text.hasSuffix("/**") ? String(written.text.utf8.dropLast(3).withText) : written.text
    if folders.contains(folder) { continue }
    let glob = Glob(written.text)
    if paths.contains(where: { glob.matches($0) }) { continue }
    log.emit(
      Diagnostic(
        .configurationPath, .note, "no file lies at `\(written.text)`",
        help: "Write the path from the root of the source, as in `services/payments/**`.", at: written.place))
  }
}

extension Diagnostic.ID {
  static let configurationRole: Self = "configuration.role-unknown"
  static let configurationPath: Self = "configuration.path-unmatched"
}
