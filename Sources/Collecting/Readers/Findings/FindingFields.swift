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
      severity(in: finding.fields) { isSeverity($0.name) && !isFormer($0.name) } ?? finding.severity
      ?? severity(in: finding.fields) { isSeverity($0.name) }
      ?? severity(in: finding.fields) { isPriority($0) }
    let unknown = finding.unknownSeverity ?? finding.fields.first(where: isUnknown)?.value
    finding.unknownSeverity = finding.severity == nil ? unknown : nil
    let states = FindingState.fields(of: finding)
    if !states.isEmpty { finding.isClosed = states.allSatisfy { ClosingText.closesStatus($0.value) } }
    if finding.isClosed, finding.fields.contains(where: FindingState.withdraws) { finding.isClosed = false }
    if finding.isClosed { finding.closedOn = states.compactMap { DateText.day(in: $0.value) }.max() }
    FindingPromise.add(to: &finding)
    finding.due = due(of: finding).flatMap { DateText.day(in: $0.value) ?? CalendarText.days(in: $0.value)?.upperBound }
    return finding
  }

  /// What it is called in fields of its own.
  static func title(in fields: [(name: String, value: String)]) -> String? {
    titleNames.lazy.compactMap { name in fields.first { $0.name.equalsIgnoringCase(name) }?.value }.first {
      !$0.isEmpty
    }
  }

  /// `High Likelihood: High Risk: Critical`: what a value says, and the fields behind it whose names are known; each says no
  /// more than a few words.
  static func onOneLine(_ value: String) -> (first: String, others: [(name: String, value: String)]) {
    guard value.containsByte(UInt8(ascii: ":")) else { return (value, []) }
    var parts: [(name: String, words: [String])] = [("", [])]
    for word in value.utf8.split(separator: 0x20).map(\.withText) {
      if word.utf8.last == UInt8(ascii: ":"), inlineNames.contains(word.utf8.dropLast().withText.asciiLowercased) {
        parts.append((word.utf8.dropLast().withText, []))
      } else {
        parts[parts.count - 1].words.append(word)
      }
    }
    guard parts.count > 1, parts.allSatisfy({ (1...4).contains($0.words.count) }) else { return (value, []) }
    return (
      parts[0].words.joined(separator: " "), parts.dropFirst().map { ($0.name, $0.words.joined(separator: " ")) }
    )
  }

  /// By when it is to be closed, as written.
  static func due(of finding: Finding) -> Field? {
    dueNames.lazy.compactMap { name in finding.fields.first { $0.name.asciiLowercased == name } }.first.map {
      Field(name: $0.name, value: StandingText.unstruck($0.value), line: $0.line)
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
    (isSeverity(field.name) || FindingState.blocks(field)) && !isNoSeverity(field.value)
      && SeverityText.rating(field.value) == nil
  }

  /// `TBD`: nobody knows yet how grave it is, so that it may be anything.
  static func isUndecided(_ value: String) -> Bool {
    ["not rated", "unrated", "tbd", "tba", "unknown"].contains(foldedWords(value).joined(separator: " "))
  }

  /// `-`, `n/a`.
  static func isNoSeverity(_ value: String) -> Bool {
    ["", "n a", "na", "none"].contains(
      foldedWords(value).joined(separator: " "))
      && !value.unicodeScalars.contains { $0.properties.isEmoji && !$0.isASCII }
  }

  /// A table with a column for names and one for values, `| Severity | High |`, as fields.
  static func fields(of table: [(name: String, value: String, line: Int)]) -> [Field] {
    // Below `Severity | Time to fix` each level has a row of its own.
    guard table.contains(where: { isSeverity($0.name) }),
      !table.contains(where: { SeverityText.bareLevel($0.name) != nil })
    else { return [] }
    return table.filter { !$0.name.isEmpty && !$0.value.isEmpty }.map {
      Field(name: $0.name, value: $0.value, line: $0.line)
    }
  }

  private static func severity(in fields: [Field], _ isOne: (Field) -> Bool) -> Severity? {
    let rated = fields.filter { isOne($0) && !SeverityText.isChoice($0.value) }
    let current = rated.filter { !isFormer($0.name) }
    return (current.isEmpty ? rated : current).compactMap { SeverityText.rating($0.value) }.min()
  }

  /// `Severity`, `Severity (CVSS)`, `Current severity`: a word for it, and none that makes something else of it.
  static func isSeverity(_ name: String) -> Bool {
    let words = FindingFields.words(name)
    return severityNames.contains(words.joined(separator: " "))
      || words.contains(where: severityWords.contains)
        && words.allSatisfy { severityWords.contains($0) || besideSeverity.contains($0) }
      || isField(name, called: "severity")
  }

  /// `Initial severity` is what it was before.
  static func isFormer(_ name: String) -> Bool { words(name).contains(where: former.contains) }

  /// The folded words of a name, its signs left out.
  static func words(_ name: String) -> [String] {
    foldedWords(name.lowercased()).filter {
      $0.unicodeScalars.first.map { $0.isASCII || $0.properties.isAlphabetic } ?? false
    }
  }

  private static func isPriority(_ field: Field) -> Bool {
    let name = foldedWords(field.name).joined(separator: " ")
    return priorityNames.contains(name) || ratingNames.contains(name) && SeverityText.bareLevel(field.value) != nil
  }

  static var understood: [Understanding.Row] {
    [
      .init("Field of a finding: severity", severityNames),
      .init("Field of a finding: severity, also with other words", severityWords.sorted(by: byBytes)),
      .init("Words beside it", besideSeverity.sorted(by: byBytes)),
      .init("Field of a finding: priority", priorityNames),
      .init("Field of a finding: priority, where a level is all that stands there", ratingNames),
      .init("Field of a finding: also behind another one in its line", inlineNames.sorted(by: byBytes)),
      .init("Field of a finding: due", dueNames),
      .init("Field of a finding: its title, below a heading that only counts", titleNames),
    ] + FindingState.understood + FindingPromise.understood + ClosingText.understoodOfFindings
  }

  private static let severityNames: Set<String> = [
    "severity", "sev", "severity level", "severity rating", "criticality", "risk level", "risk rating",
  ]
  /// Of much else, too: only where findings are told, and only when a level is all that stands there.
  private static let ratingNames: Set<String> = ["rating", "level", "risk", "impact", "grade"]
  private static let severityWords: Set<String> = ["severity", "cvss", "schweregrad", "schwere", "gravité", "ernst"]
  private static let former: Set<String> = ["initial", "original", "previous", "old", "inherent", "before"]
  private static let besideSeverity: Set<String> = former.union([
    "current", "final", "residual", "adjusted", "new", "our", "base", "score", "level", "rating", "now", "after", "v3",
    "finding", "issue", "3", "1", "4", "0", "v4",
  ])
  private static let inlineNames: Set<String> = [
    "severity", "status", "owner", "impact", "likelihood", "probability", "risk", "priority", "effort", "due", "cvss",
    "category", "confidence",
  ]
  private static let titleNames = ["title", "name", "summary", "finding", "issue", "description"]
  static let dueNames = ["due", "due date", "deadline", "target date", "eta", "fix by", "target"]
  private static let priorityNames: Set<String> = ["priority", "prio", "пріоритет", "приоритет"]
}
