import ReportModel

/// The stated durations of incidents, found by the folder or the lines in which they lie.
struct IncidentDurations {
  private let byFolder: [String: [Record]]
  /// By their first lines.
  private let byDocument: [DocumentID: [Record]]

  init(_ records: [Record]) {
    let incidents = records.filter { $0.kind == .incident }
    byFolder = Dictionary(grouping: incidents) { Self.key($0.origin.document) }
    byDocument = Dictionary(grouping: incidents, by: \.origin.document)
      .mapValues { $0.sorted(by: Record.standsBefore) }
  }

  private static func key(_ document: DocumentID) -> String { "\(document.source)\u{0}\(document.path.folder.text)" }

  /// The mean over the incidents of a section, else over those of the folder that fall on the days.
  ///
  /// An incident without a stated duration does not count. Where its times give one, the mean with it is right as well.
  func mean(
    _ stated: Quantity, of span: Figure.IncidentSpan, days: ClosedRange<Day>, lines: ClosedRange<Int>,
    entries: Int, for document: DocumentID
  ) -> FigureOutcome? {
    let own = byDocument[document] ?? []
    let first = own.partitionPoint { $0.origin.line >= lines.lowerBound }
    let inside = Array(own[first...].prefix { $0.origin.line <= lines.upperBound })
    let meant = inside.isEmpty ? (byFolder[Self.key(document)] ?? []).filter { $0.origin.document != document } : inside
    guard !meant.isEmpty else { return nil }
    let dated = inside.isEmpty ? meant.filter { $0.date.map(days.contains) ?? false } : inside
    let ways = spans(span).flatMap { span in
      [terms(dated) { $0.stated(span) }, terms(dated) { $0.stated(span) ?? $0.byClock(span) }]
    }.filter { !$0.isEmpty }
    guard let usual = ways.first, inside.count > 0 || meant.allSatisfy({ $0.date != nil }) else {
      return FigureOutcome(
        verdict: .unverifiable, stated: stated.text, derivation: "No incident of these days states a duration.")
    }
    let fitting = ways.first { stated.isAbout(mean(of: $0)) }
    let shown = fitting ?? usual
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
    case .mitigate, .repair, .resolve: [span]
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
      incident.stated(span) == nil && incident.end(of: span) != nil
    }
    return span == .either ? isHidden(.repair) || isHidden(.resolve) : isHidden(span)
  }
}

/// Of a span that says which end it means.
extension Incident {
  fileprivate func stated(_ span: Figure.IncidentSpan) -> Int? {
    switch span {
    case .mitigate: statedMitigate
    case .repair: statedRepair
    case .resolve: statedResolve ?? statedDuration
    case .either: nil
    }
  }

  fileprivate func byClock(_ span: Figure.IncidentSpan) -> Int? {
    switch span {
    case .mitigate: mitigateMinutes
    case .repair: repairMinutes
    case .resolve: resolveMinutes
    case .either: nil
    }
  }

  fileprivate func end(of span: Figure.IncidentSpan) -> Moment? {
    switch span {
    case .mitigate: mitigated
    case .repair: repaired
    case .resolve: resolved
    case .either: nil
    }
  }
}
