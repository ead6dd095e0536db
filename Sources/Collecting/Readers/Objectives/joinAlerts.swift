import Diagnostics
import ReportModel

/// Gives each objective of a source the alerts that its policies come to.
func joinAlerts(_ definitions: AlertDefinitions, to records: inout [Record], into log: inout DiagnosticLog) {
  guard !definitions.uses.isEmpty else { return }
  let places = Dictionary(
    records.indices.filter { records[$0].kind == .slo }.map { (records[$0].origin, $0) }
  ) { first, _ in first }
  var guesses = NameGuesses(definitions)
  for use in definitions.uses {
    guard let index = places[use.objective], case .slo(var slo) = records[index].details else { continue }
    slo.alerts += definitions.alerts(of: use.policy, &guesses, into: &log)
    records[index].details = .slo(slo)
  }
}

/// What a name that nothing defines may mean, measured once for each.
private struct NameGuesses {
  enum Noun: String {
    case policy = "alert policy"
    case condition = "alert condition"
    case target = "notification target"
  }

  private let known: [Noun: [String]]
  private var guesses: [Noun: [String: String?]] = [:]

  init(_ definitions: AlertDefinitions) {
    known = [
      .policy: definitions.policies.keys.sorted(), .condition: definitions.conditions.keys.sorted(),
      .target: definitions.targets.keys.sorted(),
    ]
  }

  mutating func guess(_ name: String, _ noun: Noun) -> String? {
    if let guess = guesses[noun]?[name] { return guess }
    let guess = suggestion(for: name, among: known[noun] ?? [])
    guesses[noun, default: [:]].updateValue(guess, forKey: name)
    return guess
  }
}

extension AlertDefinitions {
  fileprivate func alerts(
    of part: Part<Policy>, _ guesses: inout NameGuesses, into log: inout DiagnosticLog
  ) -> [WrittenAlert] {
    guard let policy = resolved(part, in: policies, .policy, &guesses, into: &log) else { return [] }
    let told = policy.targets.compactMap { resolved($0, in: targets, .target, &guesses, into: &log) }
    return policy.conditions.compactMap { part -> WrittenAlert? in
      var alert = resolved(part, in: conditions, .condition, &guesses, into: &log)
      alert?.targets = told
      return alert
    }
  }

  private func resolved<Value>(
    _ part: Part<Value>, in known: [String: Value], _ noun: NameGuesses.Noun, _ guesses: inout NameGuesses,
    into log: inout DiagnosticLog
  ) -> Value? {
    switch part {
    case .inline(let value): return value
    case .reference(let name, let place):
      if let value = known[name] { return value }
      log.emit(
        Diagnostic(
          .alertMissing, .warning, "no file here defines the \(noun.rawValue) `\(name)`",
          help: guesses.guess(name, noun).map { "Did you mean `\($0)`?" }
            ?? "Define it, or check the name if another repository does.", at: place))
      return nil
    }
  }
}
