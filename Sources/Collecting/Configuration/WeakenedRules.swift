import Diagnostics
import ReportModel

/// Tells whoever reads the site what the configuration asks less for than is usual: the same file may lie in the repository that
/// is judged by it.
func reportWeakened(_ configuration: Configuration, in portfolio: Portfolio, into log: inout DiagnosticLog) {
  for lifetime in configuration.lifetimes where lifetime.days > lifetime.usual {
    log.emit(
      .weakened(
        "`\(lifetime.key)` is \(counted(days: lifetime.days)), and \(lifetime.usual) are usual",
        "Remove the key, or write a decision record on why so much time is right.", at: lifetime.place))
  }
  report(tiers: configuration.tiers, in: portfolio, into: &log)
}

/// A higher number asks for less. What the repository declares of itself yields to the configuration.
private func report(tiers: [Configuration.Tier], in portfolio: Portfolio, into log: inout DiagnosticLog) {
  guard !tiers.isEmpty else { return }
  var declared: [String: Int] = [:]
  for record in portfolio.records {
    guard case .service(let entry) = record.details, let tier = entry.tier else { continue }
    declared[entry.id] = declared[entry.id] ?? tier
  }
  for configured in tiers {
    guard let own = declared[configured.service], configured.tier > own else { continue }
    log.emit(
      .weakened(
        "`\(configured.service)` is judged as tier \(configured.tier), and its own declaration says \(own)",
        "Write the same tier in both places, or in one alone.", at: configured.place))
  }
}

extension Configuration {
  /// How long something may be believed or may stay open.
  struct Lifetime: Hashable, Sendable {
    /// `ttl.review`
    var key: String
    var days: Int
    var usual: Int
    var place: FileLocation
  }

  struct Tier: Hashable, Sendable {
    /// Its id.
    var service: String
    var tier: Int
    var place: FileLocation
  }
}

extension Diagnostic {
  fileprivate static func weakened(_ message: String, _ help: String, at place: FileLocation) -> Diagnostic {
    Diagnostic(.configurationWeakened, .note, message, help: help, at: place)
  }
}

extension Diagnostic.ID {
  static let configurationWeakened: Self = "configuration.weakened"
}
