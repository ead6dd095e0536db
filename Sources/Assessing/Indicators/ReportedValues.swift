import ReportModel

/// Values that somebody wrote down, by metric and service.
struct ReportedValues: Sendable {
  struct Entry: Sendable {
    var record: Record
    var value: Fraction
    /// As stated, else that of its own target.
    var unit: String?
    /// Nothing behind the value says what it is in.
    var isBare: Bool
    var day: Day?

    var number: String { value.text(places: 6) }

    /// `99.42 %`
    var text: String { number + (unit.map { $0.hasPrefix("/") ? $0 : " \($0)" } ?? "") }
  }

  private struct Key: Hashable, Sendable {
    var words: FoldedWords
    var service: String?
  }

  private let newest: [Key: Entry]
  private let lifetimes: [FoldedWords: TimeToLive.Kind]
  private let ttl: TimeToLive
  private let asOf: Day

  init(_ records: [Record], _ ttl: TimeToLive, asOf: Day) {
    (self.ttl, self.asOf) = (ttl, asOf)
    let indicators = records.compactMap { record in record.indicator.map { (record, $0) } }
    let entries = indicators.compactMap { record, indicator -> (Key, Entry)? in
      guard let value = indicator.actual.flatMap({ ExactDecimal($0, isCut: true) })?.fraction else { return nil }
      let day = indicator.measured ?? record.date
      guard day.map({ $0 <= asOf }) ?? true else { return nil }
      let stated = record.field("unit") ?? indicator.actualUnit
      let entry = Entry(
        record: record, value: value, unit: stated ?? indicator.target?.unit, isBare: stated == nil, day: day)
      return (Key(words: FoldedWords(indicator.metric), service: record.service), entry)
    }
    newest = Dictionary(entries) { first, next in first.isBefore(next) ? next : first }
    let cadences = indicators.compactMap { _, indicator in
      indicator.cadence.flatMap(kpiLifetime).map { (FoldedWords(indicator.metric), $0) }
    }
    lifetimes = Dictionary(cadences) { first, _ in first }
  }

  func newest(_ aim: IndicatorAim) -> Entry? {
    let words = FoldedWords(aim.metric)
    let found = Set([aim.home, aim.service, nil]).compactMap { newest[Key(words: words, service: $0)] }
    return found.max { $0.isBefore($1) }
  }

  func standing(_ aim: IndicatorAim, _ entry: Entry) -> IndicatorStanding {
    let lifetime = aim.cadence.flatMap(kpiLifetime) ?? lifetimes[FoldedWords(aim.metric)] ?? .kpiQuarterly
    let until = entry.day.map { $0 + ttl[lifetime] }
    let comparison = TargetComparison(
      entry.value, entry.unit, isBare: entry.isBare, with: aim.target, better: Direction(aim.metric, target: aim.target)
    )
    let state: IndicatorStanding.State =
      switch comparison.holds {
      case _ where entry.day == nil: .undated
      case _ where until.map { $0 < asOf } ?? false: .stale
      case nil: .incomparable
      case true? where aim.isEach: .incomplete
      case true?: .met
      case false?: .missed
      }
    return IndicatorStanding(
      origin: aim.origin, metric: aim.metric, target: aim.target, cadence: aim.cadence, service: aim.service,
      state: state,
      actual: .init(
        text: entry.isBare && comparison.doubt != nil ? entry.number : entry.text, value: entry.value, day: entry.day,
        isComputed: false),
      validUntil: until,
      reason: "reported\(entry.day.map { " on \($0.iso)" } ?? ", and nobody says when")"
        + (state == .incomplete ? ", and one value does not say whether each meets it" : "")
        + (state == .incomparable ? comparison.doubt.map { "; \($0)" } ?? "" : ""),
      evidence: [entry.record.origin])
  }
}

extension ReportedValues.Entry {
  /// The undated first, then by day; of one day by place.
  fileprivate func isBefore(_ other: Self) -> Bool {
    let (mine, theirs) = (day?.number ?? .min, other.day?.number ?? .min)
    return mine == theirs ? record.origin < other.record.origin : mine < theirs
  }
}
