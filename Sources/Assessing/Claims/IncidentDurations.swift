import ReportModel

/// The stated durations of incidents, found by the folder or the lines in which they lie.
struct IncidentDurations {
  private let byFolder: [String: [Record]]

  init(_ records: [Record]) {
    byFolder = Dictionary(grouping: records.lazy.filter { $0.kind == .incident }) { Self.key($0.origin.document) }
  }

  private static func key(_ document: DocumentID) -> String { "\(document.source)\u{0}\(document.path.folder.text)" }

  /// The mean over the incidents of a section, else over those of the folder that fall on the days.
  ///
  /// An incident without a stated duration does not count. Where its times give one, the mean with it is right as well.
  func mean(
    _ stated: Quantity, of span: Figure.IncidentSpan, days: ClosedRange<Day>, lines: ClosedRange<Int>,
    entries: Int, for document: DocumentID
  ) -> FigureOutcome? {
    let near = byFolder[Self.key(document)] ?? []
    let inside = near.filter { $0.origin.document == document && lines.contains($0.origin.line) }
    let meant = inside.isEmpty ? near.filter { $0.origin.document != document } : inside
    guard !meant.isEmpty else { return nil }
    let dated = inside.isEmpty ? meant.filter { $0.date.map(days.contains) ?? false } : inside
    let ways = spans(span).flatMap { span in
      [terms(dated) { $0.stated(span) }, terms(dated) { $0.stated(span) ?? $0.byClock(span) }]
    }.filter { !$0.isEmpty }
    guard let first = ways.first, inside.count > 0 || meant.allSatisfy({ $0.date != nil }) else {
      return FigureOutcome(
        verdict: .unverifiable, stated: stated.text, derivation: "No incident of these days states a duration.")
    }
    let fitting = ways.first { stated.isAbout(mean(of: $0)) }
    let shown = fitting ?? first
    let minutes = mean(of: shown)
    let isWhole = (inside.isEmpty || inside.count == entries) && !dated.contains { $0.hidesDuration(span) }
    return FigureOutcome(
      verdict: fitting != nil ? .verified : isWhole ? .refuted : .unverifiable, stated: stated.text,
      derived: Self.hours(minutes),
      derivation: "(\(shown.map { String($0) }.joined(separator: " + "))) / \(shown.count) = "
        + "\(decimalText(minutes, places: 1)) min = \(Self.hours(minutes)), from the stated durations of "
        + "\(shown.count == 1 ? "one incident" : "\(shown.count) incidents")",
      evidence: dated.map(\.origin).sorted())
  }

  private func spans(_ span: Figure.IncidentSpan) -> [Figure.IncidentSpan] {
    switch span {
    case .repair, .resolve: [span]
    case .either: [.repair, .resolve]
    }
  }

  private func terms(_ records: [Record], _ minutes: (Incident) -> Int?) -> [Int] {
    records.compactMap { record in
      guard case .incident(let incident) = record.details else { return nil }
      return minutes(incident)
    }
  }

  private func mean(of minutes: [Int]) -> Double { Double(minutes.reduce(0, +)) / Double(minutes.count) }

  /// `1h 27m`
  private static func hours(_ minutes: Double) -> String {
    let whole = Int(minutes.rounded())
    return whole < 60 ? "\(whole)m" : "\(whole / 60)h \(whole % 60)m"
  }
}

extension Record {
  /// It is over, and no duration that can be read says how long it took.
  fileprivate func hidesDuration(_ span: Figure.IncidentSpan) -> Bool {
    guard case .incident(let incident) = details else { return false }
    let isHidden = { (span: Figure.IncidentSpan) in
      incident.stated(span) == nil && (span == .repair ? incident.repaired : incident.resolved) != nil
    }
    return span == .either ? isHidden(.repair) || isHidden(.resolve) : isHidden(span)
  }
}

extension Incident {
  fileprivate func stated(_ span: Figure.IncidentSpan) -> Int? { span == .repair ? statedRepair : statedResolve }
  fileprivate func byClock(_ span: Figure.IncidentSpan) -> Int? { span == .repair ? repairMinutes : resolveMinutes }
}
