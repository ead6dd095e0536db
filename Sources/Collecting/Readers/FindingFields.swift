import ReportModel

/// What the fields of a finding say about it: `Severity: 🔴 Critical`, `Status: Fixed`.
enum FindingFields {
  /// What stands in a field of its own counts more than a remark in the title or the heading above; of several the
  /// gravest severity counts, and each status has to close it.
  static func settled(_ finding: Finding) -> Finding {
    var finding = finding
    if FindingTitle.isOrdinal(finding.title),
      let title = titleNames.lazy.compactMap({ finding.field($0) }).first(where: { !$0.isEmpty })
    {
      (finding.title, finding.id) = (title, identifier(title, limit: 40))
    }
    finding.severity =
      severity(in: finding.fields) { isSeverity($0.name) } ?? finding.severity
      ?? severity(in: finding.fields) { isPriority($0) }
    let unknown = finding.unknownSeverity ?? finding.fields.first(where: isUnknown)?.value
    finding.unknownSeverity = finding.severity == nil ? unknown : nil
    let states = states(of: finding)
    if !states.isEmpty { finding.isClosed = states.allSatisfy { ClosingText.closesFinding($0.value) } }
    if finding.isClosed { finding.closedOn = states.compactMap { DateText.day(in: $0.value) }.max() }
    addPromise(to: &finding)
    finding.due = due(of: finding).flatMap { DateText.day(in: $0.value) ?? CalendarText.days(in: $0.value)?.upperBound }
    return finding
  }

  /// What it says of whether it is over.
  static func states(of finding: Finding) -> [Field] {
    finding.fields.compactMap { field in
      if isField(field.name, called: "status") { return field }
      let name = foldedWords(field.name).joined(separator: " ")
      // What is to be done may be called so, too.
      if outcomeNames.contains(name) { return ClosingText.closesFinding(field.value) ? field : nil }
      return doneNames.contains(name) ? answered(field) : nil
    }
  }

  /// `Fixed: yes`, `Fixed: in 1.2`, `Fixed: 2026-11-02` as a status.
  private static func answered(_ field: Field) -> Field {
    let isYes = ClosingText.answersYes(field.value)
    let isOpen = !isYes && (DeniedText.isDenied(field.value) || foldedWords(field.value).first == "no")
    let day = DateText.day(in: field.value).map { " " + $0.iso } ?? ""
    let said = isYes ? "fixed" + day : isOpen ? "open" : field.name + " " + field.value
    return Field(name: field.name, value: said, line: field.line)
  }

  /// By when it is to be closed, as written.
  static func due(of finding: Finding) -> Field? {
    dueNames.lazy.compactMap { name in finding.fields.first { $0.name.asciiLowercased == name } }.first
  }

  /// `Rotate the key (owner: ann, due 2026-12-20)` says what a field does not, and so does `Rotate the key, owner: ann`.
  private static func addPromise(to finding: inout Finding) {
    let remark =
      finding.title.utf8.last == UInt8(ascii: ")")
      ? finding.title.utf8.lastIndex(of: UInt8(ascii: "(")).map { finding.title.utf8[$0...].withText } : nil
    if finding.field("owner") == nil, let owner = CommitmentText.statedOwner(in: remark ?? finding.title) {
      finding.fields.append(Field(name: "Owner", value: owner, line: finding.line))
    }
    if due(of: finding) == nil,
      let day = remark.flatMap(CommitmentText.due) ?? CommitmentText.statedDue(in: finding.title)
    {
      finding.fields.append(Field(name: "Due", value: day.iso, line: finding.line))
    }
  }

  /// Whether a field makes what it stands below a finding.
  ///
  /// - Parameter isInFindings: Below a heading for findings a priority does so, too.
  static func grades(_ field: Field, isInFindings: Bool) -> Bool {
    severity(in: [field]) { isSeverity($0.name) || isInFindings && isPriority($0) } != nil
      || isInFindings && isUnknown(field)
  }

  /// A severity in words that are not known.
  static func isUnknown(_ field: Field) -> Bool {
    isSeverity(field.name) && !isNoSeverity(field.value) && SeverityText.severity(in: field.value) == nil
  }

  /// `-`, `n/a`, `TBD`.
  static func isNoSeverity(_ value: String) -> Bool {
    ["", "n a", "na", "none", "not rated", "unrated", "tbd", "tba", "unknown"].contains(
      foldedWords(value).joined(separator: " "))
      && !value.unicodeScalars.contains { $0.properties.isEmoji && !$0.isASCII }
  }

  /// A table with a column for names and one for values, `| Severity | High |`, as fields.
  static func fields(of table: [(name: String, value: String, line: Int)]) -> [Field] {
    guard table.contains(where: { isSeverity($0.name) }) else { return [] }
    return table.filter { !$0.name.isEmpty && !$0.value.isEmpty }.map {
      Field(name: $0.name, value: $0.value, line: $0.line)
    }
  }

  private static func severity(in fields: [Field], _ isOne: (Field) -> Bool) -> Severity? {
    fields.filter { isOne($0) && !SeverityText.isChoice($0.value) }
      .compactMap { SeverityText.severity(in: $0.value) }.min()
  }

  private static func isSeverity(_ name: String) -> Bool {
    severityNames.contains(foldedWords(name).joined(separator: " ")) || isField(name, called: "severity")
  }

  private static func isPriority(_ field: Field) -> Bool {
    let name = foldedWords(field.name).joined(separator: " ")
    return priorityNames.contains(name) || ratingNames.contains(name) && SeverityText.bareLevel(field.value) != nil
  }

  static var understood: [Understanding.Row] {
    [
      .init("Field of a finding: severity", severityNames), .init("Field of a finding: priority", priorityNames),
      .init("Field of a finding: priority, where a level is all that stands there", ratingNames),
      .init("Field of a finding: due", dueNames),
      .init("Field of a finding: whether it is over, with `yes`, a tick or a day", doneNames),
      .init("Field of a finding: what became of it, where it says that it is over", outcomeNames),
      .init("Field of a finding: its title, below a heading that only counts", titleNames),
    ] + ClosingText.understoodOfFindings
  }

  private static let severityNames: Set<String> = [
    "severity", "sev", "severity level", "severity rating", "criticality", "risk level", "risk rating",
  ]
  /// Of much else, too: only where findings are told, and only when a level is all that stands there.
  private static let ratingNames: Set<String> = ["rating", "level", "risk", "impact", "grade"]
  private static let doneNames: Set<String> = ["fixed", "resolved", "closed", "done", "remediated", "mitigated"]
  private static let outcomeNames: Set<String> = ["resolution", "outcome", "now", "current status", "state"]
  private static let titleNames = ["title", "name", "summary", "finding", "issue", "description"]
  private static let dueNames = ["due", "due date", "deadline", "target date"]
  private static let priorityNames: Set<String> = ["priority", "prio", "пріоритет", "приоритет"]
}
