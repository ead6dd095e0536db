import Diagnostics
import ReportModel

/// Gives each objective of a source the alerts that its policies come to.
func joinAlerts(_ definitions: AlertDefinitions, to records: inout [Record], into log: inout DiagnosticLog) {
  guard !definitions.uses.isEmpty else { return }
  let places = Dictionary(
    records.indices.filter { records[$0].kind == .slo }.map { (records[$0].origin, $0) }
  ) { first, _ in first }
  for use in definitions.uses {
    guard let index = places[use.objective], case .slo(var slo) = records[index].details else { continue }
    slo.alerts += definitions.alerts(of: use.policy, into: &log)
    records[index].details = .slo(slo)
  }
}

extension AlertDefinitions {
  fileprivate func alerts(of part: Part<Policy>, into log: inout DiagnosticLog) -> [WrittenAlert] {
    guard let policy = resolved(part, in: policies, "alert policy", into: &log) else { return [] }
    let told = policy.targets.compactMap { resolved($0, in: targets, "notification target", into: &log) }
    return policy.conditions.compactMap { part -> WrittenAlert? in
      var alert = resolved(part, in: conditions, "alert condition", into: &log)
      alert?.targets = told
      return alert
    }
  }

  private func resolved<Value>(
    _ part: Part<Value>, in known: [String: Value], _ noun: String, into log: inout DiagnosticLog
  ) -> Value? {
    switch part {
    case .inline(let value): return value
    case .reference(let name, let place):
      if let value = known[name] { return value }
      log.emit(
        Diagnostic(
          .alertMissing, .warning, "no file here defines the \(noun) `\(name)`",
          help: suggestion(for: name, among: known.keys.sorted()).map { "Did you mean `\($0)`?" }
            ?? "Define it, or check the name if another repository does.", at: place))
      return nil
    }
  }
}
