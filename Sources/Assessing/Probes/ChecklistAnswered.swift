import ReportModel

extension Probe {
  /// Every item of the service's newest checklist is answered.
  static let checklistAnswered = Probe("checklist-answered", looksAt: "checklist that somebody has begun") { view in
    let begun = view[.checklist].filter { record in
      record.checklistItems.contains { $0.state != .unknown } && view.index.day(of: record).map { $0 <= view.asOf } ?? true
    }
    guard let newest = begun.map({ view.index.day(of: $0)?.number ?? .min }).max() else { return nil }
    let latest = begun.filter { (view.index.day(of: $0)?.number ?? .min) == newest }
    let cases = latest.flatMap { record in
      record.checklistItems.map { (origin: record.at(line: $0.line), holds: $0.state != .unknown) }
    }
    return .tally(cases, "items of the newest checklist are answered")
  }
}
