import ReportModel

/// A page that search finds.
struct SearchEntry: Sendable {
  var title: String
  var address: String
  var kind: String
  /// Empty for what belongs to none.
  var service: String
  var status: Status?
  /// Its status, its kind, its id, its owner and the like; a sentence of their own, for whatever finds a page is shown with it.
  var particulars: [String]
  /// The ids of the record's findings, by which the ledger, letters and data files name them, each with its title.
  var findings: [String] = []
  /// The record whose text is searched.
  var record: Int?
  /// What is searched of a page that is about no record.
  var texts: [String] = []
}

extension Site {
  /// Services, records and checks, those of one kind, service and status together, so that what the index says of all of them is
  /// short.
  func searchEntries() -> [SearchEntry] {
    let services = report.assessments.map(searchEntry)
    let pages = Set(services.map(\.address))
    let findings = Dictionary(grouping: report.findings) { map.record(at: $0.origin) }
    let records = map.records.indices.filter { !pages.contains(map.addresses[$0]) }.map { index in
      var entry = searchEntry(index)
      entry.findings = (findings[index] ?? []).map { "\($0.id): \($0.title)" }
      return entry
    }
    let checks = report.rubric.checks.map(searchEntry)
    return (services + records + checks + overviews).sorted(by: SearchEntry.standsBefore)
  }

  /// The pages on which all of them stand together; nothing of what ages on them, or the index would change every day.
  private var overviews: [SearchEntry] {
    let pages: [(title: String, address: String, texts: [String])] = [
      (
        settings.title, SiteSection.scoreboard.address,
        ["Scoreboard.", portfolioSentence(report), "Trend. Where the gaps are."]
      ),
      ("Readiness brief", Self.briefAddress, ["For leaders.", portfolioSentence(report)]),
      ("Findings", SiteSection.findings.address, ["What reviewers found, by severity, owner and age."]),
      ("Claims", SiteSection.claims.address, ["The claim ledger.", claimsSentence(report.claims)]),
      ("What runs out", SiteSection.expiry.address, ["The expiry calendar."]),
      ("Changes", SiteSection.changes.address, ["What became better or worse, and why."]),
      ("Diagnostics", SiteSection.diagnostics.address, ["What authors should mend."]),
      ("Owners", Self.ownersAddress, ["What each team has to look after."]),
      ("How this is made", Self.aboutAddress, ["The rubric, the rules of a decision, and what the words mean."]),
    ]
    return pages.map { page in
      SearchEntry(
        title: page.title, address: page.address, kind: "Overviews", service: "", status: nil, particulars: [],
        texts: page.texts)
    }
  }

  private func searchEntry(_ assessment: Assessment) -> SearchEntry {
    let service = assessment.service
    let address = serviceAddress(service.id)
    return SearchEntry(
      title: service.name, address: address, kind: RecordKind.service.words.plural, service: service.name,
      status: assessment.decision.word.status,
      particulars: [assessment.decision.word.rawValue, "Service", service.id, service.owner].compactMap(\.self),
      record: map.entry(at: address))
  }

  /// By its id too, which stands in documents and on many pages.
  private func searchEntry(_ check: Check) -> SearchEntry {
    SearchEntry(
      title: check.question, address: ruleAddress(check.id), kind: "Checks", service: "", status: nil,
      particulars: [check.id, check.category, check.severity.rawValue], record: nil,
      texts: [check.question, check.why, check.remedy].compactMap(\.self))
  }

  private func searchEntry(_ index: Int) -> SearchEntry {
    let record = map.records[index]
    let service = record.service.map { map.assessments[$0]?.service.name ?? $0 }
    let particulars = [
      shownStatus(index)?.word, record.kind.words.singular, record.statedID, record.owner, record.persona,
      record.date?.iso, record.origin.document.path.text,
    ].compactMap(\.self)
    return SearchEntry(
      title: record.title, address: map.addresses[index], kind: record.kind.words.plural, service: service ?? "",
      status: shownStatus(index), particulars: particulars, record: index)
  }
}

extension SearchEntry {
  private var isService: Bool { kind == RecordKind.service.words.plural }

  /// By kind, service, status and address, each by its bytes; but services first, because of what is found alike the first
  /// is shown first.
  fileprivate static func standsBefore(_ one: Self, _ other: Self) -> Bool {
    if one.isService != other.isService { return one.isService }
    if one.kind != other.kind { return one.kind.precedesInBytes(other.kind) }
    if !one.service.utf8.elementsEqual(other.service.utf8) { return one.service.precedesInBytes(other.service) }
    let (mine, theirs) = (one.status?.word ?? "", other.status?.word ?? "")
    return mine == theirs ? one.address.precedesInBytes(other.address) : mine.precedesInBytes(theirs)
  }
}
