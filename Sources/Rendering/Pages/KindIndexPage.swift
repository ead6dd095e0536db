import ReportModel

extension Site {
  /// All records of a kind, and those of each status: a page for every few hundred, because a browser that lays out ten
  /// thousand rows keeps its reader waiting.
  func kindIndex(_ kind: RecordKind) -> [PlannedPage] {
    let indices = sorted(map.records.indices.filter { map.records[$0].kind == kind })
    let groups = statusGroups(indices)
    let filters = groups.count > 1 ? groups : []
    let number = kind.words.counted(indices.count)
    let sentence = indices.isEmpty ? "None was found." : standingSentence(indices.map { shownStatus($0) }, kind.words)
    let all = KindList(kind: kind, status: nil, indices: indices, sentence: sentence)
    let lists =
      [all]
      + filters.map { group in
        KindList(
          kind: kind, status: group.word, indices: group.indices, sentence: "\(group.indices.count) of \(number).")
      }
    return lists.flatMap { list in
      (0..<list.pages).map { number in kindPage(list, number, besides: lists) }
    }
  }

  private func kindPage(_ list: KindList, _ number: Int, besides lists: [KindList]) -> PlannedPage {
    let (address, words) = (list.address(of: number), list.kind.words)
    return PlannedPage(address: address) { _, _ in
      let isFirst = list.status == nil && number == 0
      let choices = lists.map { other in
        HeaderView.SectionLink(
          label: "\(other.status ?? "all") \(other.indices.count)",
          href: relativeLink(from: address, to: other.address(of: 0)), isCurrent: other.status == list.status)
      }
      let pages = (0..<list.pages).map { page in
        HeaderView.SectionLink(
          label: String(page + 1), href: relativeLink(from: address, to: list.address(of: page)),
          isCurrent: page == number)
      }
      let shown = Array(list.indices.dropFirst(number * KindList.length).prefix(KindList.length))
      let title = list.status.map { "\(words.plural): \($0)" } ?? words.plural
      let view = KindIndexView(
        title: title, sentence: list.sentence, purpose: TextView.list(words.purpose),
        charts: isFirst ? summaryCharts(list.kind) : [],
        summaries: isFirst && !shown.isEmpty ? summaryTables(list.kind, from: address) : [],
        choices: ChoicesView.list("By status", choices) + ChoicesView.list("Page", pages),
        tables: shown.isEmpty ? [] : [recordTable(shown, list, number, from: address)],
        example: list.indices.isEmpty ? [ExampleView(file: words.exampleFile, text: words.example)] : [])
      return theme.page(
        .records, view, in: frame(title, at: address, in: .kind(list.kind), ages: list.kind.ages))
    }
  }

  private func recordTable(_ shown: [Int], _ list: KindList, _ number: Int, from page: String) -> TableView {
    let first = number * KindList.length
    let caption =
      list.pages > 1
      ? "\(first + 1) to \(first + shown.count) of \(list.indices.count)" : "\(list.indices.count) in all"
    var table = TableView(
      "records", caption, columns: list.kind.words.columns, rows: shown.map { recordRow($0, from: page) })
    let next = number + 1 < list.pages ? number + 1 : 0
    let others = list.indices.count - shown.count
    if others > 0 {
      table.rest = [.link("and \(others) on other pages", relativeLink(from: page, to: list.address(of: next)))]
    }
    return table
  }

  private func recordRow(_ index: Int, from page: String) -> TableView.Row {
    TableView.Row(
      recordLink(index, from: page), cells: map.records[index].presentation.cells(of: index, on: self, at: page))
  }

  /// Some records of one kind as their index shows them, without the column that would say the same in every row.
  func recordTable(_ kind: RecordKind, _ indices: [Int], without column: String, from page: String) -> TableView {
    let columns = kind.words.columns
    let rows = sorted(indices).map { index in
      var row = recordRow(index, from: page)
      if let position = columns.firstIndex(of: column), position > 0 { row.cells[position - 1].values = [] }
      return row
    }
    return TableView(
      "\(kind.folder)-\(kind.rawValue)", kind.words.counted(indices.count),
      columns: columns, rows: rows
    ).cut(to: 200, rest: relativeLink(from: page, to: kind.index))
  }

  private func sorted(_ indices: some Sequence<Int>) -> [Int] {
    indices.map { (key: urgency(of: $0) + map.records[$0].indexOrder, index: $0) }
      .sorted { $0.key == $1.key ? $0.index < $1.index : $0.key.lexicographicallyPrecedes($1.key) }.map(\.index)
  }

  /// Of what is measured, that which misses its target comes first; the others stand as their authors numbered or dated them.
  private func urgency(of index: Int) -> [Int] {
    let kind = map.records[index].kind
    guard kind == .slo || kind == .kpi else { return [] }
    return [shownStatus(index)?.urgency ?? Int.max]
  }

  /// By the word of the status, the most frequent first; without those that have none. Words that an address cannot tell
  /// apart are one.
  private func statusGroups(_ indices: [Int]) -> [(word: String, indices: [Int])] {
    let known = indices.compactMap { index in shownStatus(index).map { (word: $0.word, index: index) } }
    return Dictionary(grouping: known) { foldedAddressWord($0.word) }.values
      .map { (word: $0[0].word, indices: $0.map(\.index)) }
      .sorted { ($1.indices.count, $0.word) < ($0.indices.count, $1.word) }
  }

  /// What heads the record's page.
  func shownStatus(_ index: Int) -> Status? {
    let record = map.records[index]
    if let doubted = doubtedVerdict(index) { return doubted }
    if map.replacedDecisions.contains(index) { return DecisionRecord.Status.superseded.status }
    return map.objectives.standing(of: record)?.state.status ?? map.standings.status(of: record) ?? record.status
  }
}

extension Site {
  /// `pass, refuted`: what a review or a certificate states, where its own findings say something else, or may. It counts for
  /// nothing then.
  private func doubtedVerdict(_ index: Int) -> Status? {
    let verdicts = map.claims.of(record: index).lazy.map(\.claim).filter { $0.kind == .verdict }
    guard let status = map.records[index].status, status.tone == .good,
      let claim = verdicts.first(where: { $0.verdict == .refuted || $0.verdict == .unverifiable })
    else { return nil }
    return Status(word: "\(status.word), \(claim.verdict.rawValue)", tone: claim.verdict.status.tone)
  }
}

/// `12 debts: 3 overdue, 8 open and 1 closed.`
///
/// What is bad comes first, then the most frequent; after six statuses the rest are one number.
func standingSentence(_ statuses: [Status?], _ words: KindWords) -> String {
  let known = Dictionary(grouping: statuses.compactMap(\.self)) { foldedAddressWord($0.word) }.values
    .map { (status: $0[0], count: $0.count) }
    .sorted { ($0.status.urgency, $1.count, $0.status.word) < ($1.status.urgency, $0.count, $1.status.word) }
  let unstated = statuses.count { $0 == nil }
  let noun = words.counted(statuses.count)
  guard let first = known.first else { return "\(noun)." }
  if known.count == 1, unstated == 0 { return "\(noun), \(statuses.count > 1 ? "all " : "")\(first.status.word)." }
  let shown = known.count > 7 ? 6 : known.count
  let others = known.dropFirst(shown).reduce(0) { $0 + $1.count }
  let parts =
    known.prefix(shown).map { "\($0.count) \($0.status.word)" } + (others > 0 ? ["\(others) in other states"] : [])
    + (unstated > 0 ? ["\(unstated) \(words.unstated)"] : [])
  return "\(noun): \(enumerated(parts))."
}

extension Status {
  /// How soon it wants to be seen, from 0 on.
  fileprivate var urgency: Int {
    switch tone {
    case .bad: 0
    case .caution: 1
    case .half, .unknown, .good, .quiet: 2
    }
  }
}

/// A list of records that is shown on one page or on several.
private struct KindList: Sendable {
  var kind: RecordKind
  /// The one status that all of them have; `nil` for the list of all.
  var status: String?
  var indices: [Int]
  /// How they stand, from what the table says of each.
  var sentence: String

  /// How many rows a page has.
  static let length = 250

  var pages: Int { max(1, (indices.count + Self.length - 1) / Self.length) }

  /// `debt/index.html`, `debt/page-2.html`, `debt/status-open.html`, `logs/updates-status-done-2.html`
  func address(of page: Int) -> String {
    let stem = String(Substring(kind.index.utf8.dropLast(".html".utf8.count)))
    let isPlain = stem.utf8.elementsEqual("\(kind.folder)/index".utf8)
    if status == nil, page == 0 { return kind.index }
    let base = isPlain ? "\(kind.folder)/" : stem + "-"
    let number = page == 0 ? "" : "\(page + 1)"
    guard let status else { return "\(base)page-\(number).html" }
    return "\(base)status-\(foldedAddressWord(status))\(page == 0 ? "" : "-\(number)").html"
  }
}

extension Record {
  /// What matters most comes first: open before closed, grave before light, young before old.
  fileprivate var indexOrder: [Int] { presentation.rank(of: self) + [-(date?.number ?? Int.min / 2)] }
}

extension RecordKind {
  /// Its index says how things stand on the day of the report.
  fileprivate var ages: Bool { [.slo, .kpi, .debt, .incident, .waiver, .action, .runbook, .loadTest].contains(self) }
}
