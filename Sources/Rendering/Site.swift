import Diagnostics
import Digest
import Markdown
import ReportModel

/// What every page is made with: where things are, the templates, and the frame.
struct Site: Sendable {
  let map: SiteMap
  let theme: Theme
  let settings: SiteSettings
  let handbook: [HandbookEntry]
  let reading: [Understanding]
  /// By names with the digest of their content, so that a page never meets another build's style or script.
  let stylesheet: (address: String, text: String)
  let script: (address: String, text: String)
  private let headers: [HeaderKey: SafeHTML]
  private let isSingleSource: Bool

  init(
    _ map: SiteMap, _ theme: Theme, _ settings: SiteSettings, _ handbook: [HandbookEntry], _ reading: [Understanding]
  ) {
    (self.map, self.theme, self.settings, self.handbook, self.reading) = (map, theme, settings, handbook, reading)
    stylesheet = namedByContent("css", of: theme) { text, _ in compactStylesheet(text) }
    // Another's script may rest on its line ends.
    script = namedByContent("js", of: theme) { text, isOurs in isOurs ? compactScript(text) : text }
    isSingleSource = map.report.portfolio.sources.count <= 1
    headers = renderHeaders(theme, settings, kinds: Set(map.records.map(\.kind)))
  }

  var report: Report { map.report }

  func check(_ id: String) -> Check? { map.check(id) }

  /// - Parameter ages: The page's facts change with the day, so it says for which day they hold.
  /// - Parameter root: Where links begin, if not at the page's own place.
  func frame(
    _ title: String, at address: String, in section: SiteSection, ages: Bool = false, root: String? = nil
  ) -> FrameView {
    let root = root ?? rootPrefix(of: address)
    return FrameView(
      title: title.isEmpty ? settings.title : "\(title) · \(settings.title)", address: address, root: root,
      stylesheet: stylesheet.address, script: script.address,
      header: headers[HeaderKey(root: root, section: section)] ?? .empty,
      asOf: TextView.list(ages ? report.asOf.iso : nil), promise: ages ? promise : [], data: section.data)
  }

  /// Empty, or of one.
  var promise: [PromiseView] {
    PromiseView(asOf: report.asOf, every: settings.rebuiltEvery).map { [$0] } ?? []
  }

  /// `path:line`, with the source's name where there are several.
  func place(_ origin: Origin) -> String { place(origin.document, line: origin.line) }

  func place(_ document: DocumentID, line: Int?) -> String {
    let path = isSingleSource ? document.path.text : document.description
    return line.map { "\(path):\($0)" } ?? path
  }

  /// Where the line can be looked at outside the site; `nil` when the commit does not hold it.
  func forgeAddress(_ document: DocumentID, line: Int?) -> String? {
    if map.sources[document.source]?.isDirty == true, map.documents[document]?.history == nil { return nil }
    return map.forgeAddress(document, at: line.map { .lines(LineSpan($0)) })
  }

  /// A place as a link: to the record's page, else to the forge, else as text.
  func evidence(_ origin: Origin, from page: String) -> ValueView {
    if let index = map.record(at: origin), map.addresses[index] != page {
      return .link(place(origin), relativeLink(from: page, to: map.addresses[index]))
    }
    return .link(place(origin), forgeAddress(origin.document, line: origin.line))
  }

  func recordLink(_ index: Int, from page: String, note: String? = nil) -> ValueView {
    .link(map.records[index].title, relativeLink(from: page, to: map.addresses[index]), note: note)
  }

  func serviceLink(_ id: String?, from page: String) -> ValueView {
    guard let id else { return .plain("unassigned") }
    guard let assessment = map.assessments[id] else { return .plain(id) }
    return .link(assessment.service.name, relativeLink(from: page, to: serviceAddress(id)))
  }

  /// The service of a record. A KPI of a role without one is measured over all of them.
  func scope(of record: Record, from page: String) -> ValueView {
    map.standings.measuresAll(record) ? .plain(allServices) : serviceLink(record.service, from: page)
  }

  /// What runs out of a KPI that belongs to no service is measured over all of them.
  func scope(of expiry: Expiry, from page: String) -> ValueView {
    expiry.kind == .kpi && expiry.service == nil ? .plain(allServices) : serviceLink(expiry.service, from: page)
  }

  func personaLink(_ name: String?, from page: String) -> ValueView {
    guard let name else { return .none }
    guard let index = map.persona(named: name) else { return .plain(name) }
    return .link(map.records[index].title, relativeLink(from: page, to: map.addresses[index]))
  }
}

/// `assets/site.EXTENSION`, made shorter where that is safe, at `assets/site.DIGEST.EXTENSION`.
private func namedByContent(
  _ pathExtension: String, of theme: Theme, _ compact: (_ text: String, _ isOurs: Bool) -> String
) -> (address: String, text: String) {
  let asset = theme.assets.first { $0.address == "assets/site.\(pathExtension)" }
  let text = compact(asset?.text ?? "", asset?.isOurs ?? true)
  return ("assets/site.\(ContentDigest(of: text.utf8).short).\(pathExtension)", text)
}

/// What a page belongs to in the navigation.
enum SiteSection: Hashable, Sendable, CaseIterable {
  case scoreboard, claims, findings, expiry, changes, diagnostics, rules, search, other
  case kind(RecordKind)

  static var allCases: [SiteSection] {
    [.scoreboard, .kind(.service), .findings, .claims, .expiry, .changes, .diagnostics, .rules, .search, .other]
      + RecordKind.allCases.filter { $0 != .service }.map(SiteSection.kind)
  }

  /// An index of records, which stands in the navigation's drawer and not in its line.
  fileprivate var isRecords: Bool {
    switch self {
    case .kind(let kind): kind != .service
    case .scoreboard, .claims, .findings, .expiry, .changes, .diagnostics, .rules, .search, .other: false
    }
  }

  /// Whether the navigation leads there when there are records of `kinds`.
  func isLinked(with kinds: Set<RecordKind>) -> Bool {
    switch self {
    case .scoreboard, .claims, .findings, .expiry, .changes, .diagnostics, .rules, .search: true
    case .kind(let kind): kind == .service || kinds.contains(kind)
    case .other: false
    }
  }

  var label: String {
    switch self {
    case .scoreboard: "Scoreboard"
    case .claims: "Claims"
    case .findings: "Findings"
    case .expiry: "What runs out"
    case .changes: "Changes"
    case .diagnostics: "Diagnostics"
    case .rules: "Rules"
    case .search: "Search"
    case .kind(let kind): kind.words.plural
    case .other: ""
    }
  }

  var address: String {
    switch self {
    case .scoreboard, .other: "index.html"
    case .claims: "claims/index.html"
    case .findings: "findings/index.html"
    case .expiry: "expiry/index.html"
    case .changes: "changes/index.html"
    case .diagnostics: "diagnostics/index.html"
    case .rules: "rules/index.html"
    case .search: "search/index.html"
    case .kind(let kind): kind.index
    }
  }

  /// The file of `data/v1` that has the facts of its pages.
  var data: String {
    switch self {
    case .scoreboard, .kind(.service): "services"
    case .claims: "claims"
    case .findings: "findings"
    case .expiry: "expiry"
    case .changes: "changes"
    case .diagnostics: "diagnostics"
    case .rules: "rules"
    case .kind(.kpi): "indicators"
    case .kind(.incident): "response-times"
    case .kind, .search: "records"
    case .other: "site"
    }
  }
}

private struct HeaderKey: Hashable, Sendable {
  var root: String
  var section: SiteSection
}

/// One for each depth and section: what is the same on ten thousand pages is rendered once.
///
/// Kinds without a record are left out, and have their index all the same.
private func renderHeaders(_ theme: Theme, _ settings: SiteSettings, kinds: Set<RecordKind>) -> [HeaderKey: SafeHTML] {
  var headers: [HeaderKey: SafeHTML] = [:]
  for root in ["", "../", "../../"] + (settings.baseURL.map { [$0] } ?? []) {
    for section in SiteSection.allCases {
      headers[HeaderKey(root: root, section: section)] = theme.part(
        .header, header(settings, root: root, in: section, kinds: kinds))
    }
  }
  return headers
}

private func header(
  _ settings: SiteSettings, root: String, in current: SiteSection, kinds: Set<RecordKind>
) -> HeaderView {
  let linked = SiteSection.allCases.filter { $0.isLinked(with: kinds) || $0 == current && $0 != .other }
  func links(_ sections: some Sequence<SiteSection>) -> [HeaderView.SectionLink] {
    sections.map { .init(label: $0.label, href: root + $0.address, isCurrent: $0 == current) }
  }
  let records = links(linked.filter(\.isRecords))
  let label = current.isRecords ? "Records: \(current.label)" : "Records"
  let drawer = HeaderView.Drawer(label: label, isCurrent: current.isRecords, links: records)
  return HeaderView(
    siteTitle: settings.title, home: root + "index.html", logo: logo(settings, root: root),
    sections: links(linked.filter { !$0.isRecords }),
    records: records.isEmpty ? [] : [drawer])
}

private func logo(_ settings: SiteSettings, root: String) -> [LogoView] {
  guard let logo = settings.logo else { return [] }
  let width = logo.size.map { max(1, min(8 * LogoView.height, $0.width * LogoView.height / $0.height)) }
  return [LogoView(source: root + logo.address, width: width ?? LogoView.height)]
}
