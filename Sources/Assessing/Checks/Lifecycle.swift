import Diagnostics
import ReportModel

/// The stages of a service's life, by which a rubric may leave checks out.
enum Lifecycle {
  /// Folded; the first three are those of Backstage.
  static let usual: Set<String> = [
    "experimental", "production", "deprecated", "alpha", "archived", "beta", "concept", "decommissioned", "design",
    "development", "end-of-life", "ga", "incubating", "internal", "inactive", "maintenance", "planned", "poc",
    "preview",
    "prototype", "retired", "sandbox", "stable", "staging", "sunset", "test", "testing",
  ]
}

extension Diagnostic {
  static func unknownLifecycle(_ stage: String, of service: Service, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownLifecycle, .warning,
      "the lifecycle \"\(stage)\" of \(service.id) is no word that Muster or the rubric knows, so every check is asked",
      help: suggestion(for: foldedName(stage), among: known).map { "Did you mean `\($0)`?" }
        ?? "Known are: \(known.joined(separator: ", ")).", at: service.origin?.location)
  }
}
