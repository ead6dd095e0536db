import Markdown
import ReportModel

/// Findings that stand in a table: a column for what was found, and one for how grave it is.
enum FindingTable {
  /// - Parameter level: That of the heading above, `### High`, which counts where the table has no column for it.
  static func read(_ table: MarkdownContent.Table, below level: Severity? = nil) -> [Finding] {
    let names = names(of: table)
    guard !countsInRows(table, names) else { return [] }
    if let level, severityColumn(table, names) == nil { return graded(table, names, level) }
    guard let severity = severityColumn(table, names), let title = titleColumn(table, names, besides: severity)
    else {
      return []
    }
    let id = names.firstIndex(where: idNames.contains)
    let kind = FindingTableKind(names, title: names[title])
    let levels = levels(of: table, in: severity)
    let found = zip(table.rows, levels).compactMap { row, level -> Finding? in
      guard var finding = finding(row, of: table, title: title, id: id, besides: severity) else { return nil }
      if FindingFields.isUnknown(level) { finding.fields.append(level) }
      guard kind.lists(finding.fields) else { return nil }
      finding.severity = SeverityText.rating(level.value)
      if row[severity].isStruck || kind.closes(finding.fields) { finding.isClosed = true }
      return finding
    }
    let isRating =
      FindingFields.isSeverity(table.header[severity].text) || FindingState.blockingNames.contains(names[severity])
    return found.contains { $0.severity != nil || isRating && $0.fields.contains(where: FindingFields.isUnknown) }
      ? found : []
  }

  /// `| Priority | Count | Findings |`: how many there are of a level, and only which.
  private static func countsInRows(_ table: MarkdownContent.Table, _ names: [String]) -> Bool {
    guard let column = names.firstIndex(where: countNames.contains) else { return false }
    return table.rows.allSatisfy { Int(trimmedText($0[column].text)) != nil }
  }

  /// Below a level each row is as grave, where a column says that it is a finding; how many there are is none.
  private static func graded(_ table: MarkdownContent.Table, _ names: [String], _ level: Severity) -> [Finding] {
    let id = names.firstIndex(where: idNames.contains)
    let named = names.firstIndex(where: titleNames.contains)
    let tracked = id != nil || names.contains { isField($0, called: "status") }
    guard let title = named ?? (tracked ? names.firstIndex(where: furtherNames.contains) : nil),
      SeverityCounts.read(table).isEmpty
    else { return [] }
    let kind = FindingTableKind(names, title: names[title])
    return table.rows.compactMap { row in
      guard SeverityCounts.number(row[title].text) == nil, CheckMark.read(row[title].text)?.state != .pass,
        var finding = finding(row, of: table, title: title, id: id), kind.lists(finding.fields)
      else { return nil }
      finding.severity = level
      if kind.closes(finding.fields) || ClosingText.closesInPassing(finding.title) { finding.isClosed = true }
      return finding
    }
  }

  /// What the cells of a row say beside its severity; `nil` where it names nothing.
  private static func finding(
    _ row: [MarkdownContent.Line], of table: MarkdownContent.Table, title: Int, id: Int?, besides severity: Int? = nil
  ) -> Finding? {
    let (text, isStruck) = StruckText.read(row[title])
    guard !text.isEmpty, !NoneText.saysNone(text) else { return nil }
    let fields = table.header.indices.filter { ![severity, title, id].contains($0) && !row[$0].text.isEmpty }.map {
      // `~~Fixed~~` says so no more, unless all that is told of it is struck through.
      let value = row[$0].isStruck && !isStruck ? "~~\(row[$0].text)~~" : row[$0].text
      return Field(name: table.header[$0].text, value: value, line: row[$0].number)
    }
    let name = id.map { row[$0].text }.flatMap { $0.isEmpty ? nil : $0 } ?? identifier(text, limit: 40)
    return Finding(id: name, title: text, isClosed: isStruck, line: row[title].number, fields: fields)
  }

  /// An empty cell below a level is as grave as the one above, as if the two were one.
  private static func levels(of table: MarkdownContent.Table, in column: Int) -> [Field] {
    var above = ""
    // `Blocker? yes` says that it is grave, and not how.
    let isBlocking = FindingState.blockingNames.contains(foldedWords(table.header[column].text).joined(separator: " "))
    return table.rows.map { row in
      let text = trimmedText(row[column].text)
      if !text.isEmpty { above = text }
      return Field(name: isBlocking ? "Blocker" : "Severity", value: above, line: row[column].number)
    }
  }

  /// Whether it has a column for the severity, with a level in it, and none for what was found or how many.
  static func isUnread(_ table: MarkdownContent.Table) -> Bool {
    let names = names(of: table)
    guard let severity = severityColumn(table, names), titleColumn(table, names, besides: severity) == nil,
      SeverityCounts.read(table).isEmpty
    else { return false }
    return table.rows.contains { SeverityText.bareLevel($0[severity].text) != nil }
  }

  private static func names(of table: MarkdownContent.Table) -> [String] {
    table.header.map { foldedWords($0.text).joined(separator: " ") }
  }

  /// A risk or an impact is a severity where its cells are levels.
  private static func severityColumn(_ table: MarkdownContent.Table, _ names: [String]) -> Int? {
    let rated = names.indices.filter {
      severityNames.contains(names[$0]) || FindingFields.isSeverity(table.header[$0].text)
    }
    return rated.first { !FindingFields.isFormer(names[$0]) } ?? rated.first
      ?? ["residual risk", "risk", "impact"].lazy.compactMap(names.firstIndex(of:)).first { column in
        isRated(table, column)
      } ?? names.firstIndex(where: FindingState.blockingNames.contains)
  }

  /// More than half of its cells are levels, and no cell says more than a word or two.
  private static func isRated(_ table: MarkdownContent.Table, _ column: Int) -> Bool {
    let cells = table.rows.map { $0[column].text }
    return cells.count { SeverityText.cellLevel($0) != nil } * 2 > cells.count
      && cells.allSatisfy { foldedWords($0).count < 3 || SeverityText.cellLevel($0) != nil }
  }

  private static func titleColumn(_ table: MarkdownContent.Table, _ names: [String], besides severity: Int) -> Int? {
    let others = names.indices.filter { $0 != severity }
    if let named = others.first(where: { titleNames.contains(names[$0]) })
      ?? others.first(where: { furtherNames.contains(names[$0]) })
    {
      return named
    }
    // `Finding description`, `Security finding`.
    let worded = others.first { column in
      let words = foldedWords(names[column])
      return words.contains(where: titleNames.contains)
        && words.allSatisfy { titleNames.contains($0) || besideTitle.contains($0) }
    }
    if let worded { return worded }
    // Much is rated by area; with a column for the status it lists what was found there.
    guard FindingFields.isSeverity(table.header[severity].text), SeverityCounts.read(table).isEmpty,
      let status = names.firstIndex(where: { isField($0, called: "status") }),
      names.allSatisfy({ !ruleNames.contains($0) }),
      table.rows.allSatisfy({ ClosingText.closesStatus($0[status].text) || ClosingText.leavesOpen($0[status].text) })
    else { return nil }
    return others.first { placeNames.contains(names[$0]) }
  }

  /// Whether a table below a heading for something else lists what was found: each with its severity, and with an id or what
  /// became of it.
  static func tracks(_ table: MarkdownContent.Table) -> Bool {
    let names = names(of: table)
    guard let severity = table.header.firstIndex(where: { FindingFields.isSeverity($0.text) }),
      let title = titleColumn(table, names, besides: severity)
    else { return false }
    let hasID = names.contains(where: idNames.contains) || table.header.contains { $0.text == "#" }
    let hasStatus = names.contains { isField($0, called: "status") }
    let words = foldedWords(names[title])
    let isFound = words.contains(where: foundNames.contains) && (hasID || hasStatus)
    let isNamed = words.contains(where: nameNames.contains) && hasID && hasStatus
    return (isFound || isNamed) && table.rows.allSatisfy { SeverityCounts.number($0[title].text) == nil }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Findings: column of the title", titleNames),
      .init("Findings: column of the title, where none of those is there", furtherNames),
      .init("Findings: column of the title, beside one of those", besideTitle.sorted(by: byBytes)),
      .init("Findings: column of the title, where one for the status is there", placeNames.sorted(by: byBytes)),
      .init("Findings: column of the title, below any heading", foundNames.sorted(by: byBytes)),
      .init(
        "The same, where there are columns for the id and the status", nameNames.sorted(by: byBytes)),
      .init("Findings: column of a table that only counts them", countNames.sorted(by: byBytes)),
      .init("Findings: column of the severity", severityNames),
      .init("Findings: column of the id", idNames),
    ] + FindingTableKind.understood
  }

  private static let severityNames: Set<String> = [
    "severity", "sev", "priority", "risk level", "level", "criticality", "rating", "risk rating", "severity level",
    "severity rating", "рівень", "критичність",
    "серйозність", "пріоритет", "критичность", "severidad", "gravedad", "severidade", "gravidade", "criticidad",
    "prioridad",
    "prioridade",
  ]
  private static let titleNames: Set<String> = [
    "finding", "findings", "issue", "issues", "title", "problem", "vulnerability", "observation", "concern", "weakness",
    "description", "gap", "risk", "defect", "defects", "bug", "bugs", "flaw", "threat", "befund", "befunde", "constat",
    "bevinding", "знахідка",
    "проблема", "опис", "назва", "находка", "описание",
  ]
  /// One of them in each row; what is called `Findings` may name or count all of a level.
  private static let foundNames: Set<String> = [
    "finding", "issue", "vulnerability", "weakness", "defect", "bug", "problem", "befund", "constat", "bevinding",
    "hallazgo", "achado", "знахідка", "находка",
  ]
  private static let nameNames: Set<String> = ["title", "name", "description", "summary"]
  private static let countNames: Set<String> = ["count", "counts", "number", "qty", "quantity", "amount", "total"]
  private static let furtherNames: Set<String> = [
    "summary", "item", "name", "recommendation", "recommendations", "what", "topic", "details", "remediation",
    "package", "library", "dependency", "cve", "hallazgo", "descripción", "descrição", "achado",
  ]
  private static let besideTitle: Set<String> = [
    "security", "open", "evidence", "details", "detail", "summary", "text", "name", "and", "statement", "short",
    "critical",
    "what", "impact", "audit", "review",
  ]
  /// Of tables that say how grave something would be.
  private static let ruleNames: Set<String> = [
    "alert", "alarm", "metric", "threshold", "signal", "event", "rule", "condition",
  ]
  private static let placeNames: Set<String> = [
    "action", "task", "area", "component", "comment", "comments", "control", "asset", "endpoint", "module", "location",
    "where", "file", "system", "subject", "requirement", "test",
  ]
  private static let idNames: Set<String> = ["id", "no", "ref", "key", "finding id", "code", "cve"]
}
