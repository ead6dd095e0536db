import Diagnostics
import ReportModel

/// Reviews as data, in JSON or YAML: a verdict or a reviewer, and a list of findings with their severities.
enum ReviewData {
  static func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    document.values.flatMap { root in
      (root.list ?? [root]).compactMap { value in
        record(value["review"] ?? value, in: document, into: &log)
      }
    }
  }

  private static func record(_ value: YAMLValue, in document: Document, into log: inout DiagnosticLog) -> Record? {
    guard value.entries != nil else { return nil }
    let found = findingKeys.lazy.compactMap { value[$0]?.list }.first
    let verdict = field(value, verdictKeys)
    let reviewer = field(value, reviewerKeys)
    let isDeclared = [value["kind"], value["type"]].compactMap { $0?.text }.contains {
      foldedWords($0).contains("review") || foldedWords($0).contains("audit")
    }
    let findings = (found ?? []).compactMap(finding).map(FindingFields.settled)
    let isGraded = findings.contains { $0.severity != nil }
    // Reports of scanners and test runners have findings too: somebody has to have concluded something.
    // What a persona refuses in a folder of reviews is heard without a finding.
    let refuses =
      verdict.map { VerdictText.verdict(in: words($0.value)) == .fail } ?? false && reviewer != nil
      && document.id.path.folder.components.contains { ReviewReader.isFolder($0) }
    guard isDeclared ? verdict != nil || isGraded : refuses || isGraded && (verdict != nil || reviewer != nil) else {
      return nil
    }
    var review = Review(
      verdict: verdict.map { VerdictText.verdict(in: words($0.value)) }, verdictRaw: verdict?.value,
      verdictLine: verdict?.line, findings: findings, commit: field(value, ["commit", "reviewed_commit"])?.value)
    review.validUntil = readDay(field(value, ValidityText.fieldNames), in: document, into: &log)
    let title = field(value, ["title", "name", "id"])?.value ?? document.title
    let date = field(value, ["date", "reviewed_at", "reviewed", "timestamp", "generated"])
    var record = Record(
      origin: document.origin(line: value.line), lines: document.lines, title: title, details: .review(review),
      statedID: field(value, ["id", "review_id"])?.value,
      statedService: field(value, ["service", "component", "target", "subject"])?.value, persona: reviewer?.value,
      date: readDay(date, in: document, into: &log),
      citations: findings.flatMap { finding in
        finding.fields.flatMap { CitationText.citations(in: $0.value, line: $0.line) }
      })
    record.days = date?.days ?? []
    return record
  }

  static func finding(_ value: YAMLValue) -> Finding? {
    guard let title = field(value, ["title", "name", "summary", "issue", "message", "description"]) else { return nil }
    let severity = field(value, ["severity", "priority", "level"])
    let id = field(value, ["id", "key", "ref"])?.value
    let fields = (value.entries ?? []).filter { !$0.value.shown.isEmpty && !ownKeys.contains($0.key) }.map {
      Field(name: $0.key, value: $0.value.shown, line: $0.keyLine)
    }
    var finding = Finding(
      id: id ?? identifier(title.value, limit: 40), title: title.value,
      severity: severity.flatMap { SeverityText.rating($0.value) },
      isClosed: ClosingText.closesStatus(field(value, ["status", "state"])?.value ?? ""), line: value.line,
      fields: fields.filter { $0.value != title.value })
    finding.unknownSeverity = value["severity"]?.text.flatMap { text in
      FindingFields.isUnknown(Field(name: "severity", value: text, line: value.line)) ? text : nil
    }
    return finding
  }

  private static func field(_ value: YAMLValue, _ keys: [String]) -> Field? {
    for key in keys {
      guard let text = value[key]?.text, !text.isEmpty, let line = value[key]?.line else { continue }
      return Field(name: key, value: text, line: line)
    }
    return nil
  }

  /// `NEEDS_CHANGES` is two words.
  private static func words(_ verdict: String) -> String {
    verdict.utf8.split(separator: UInt8(ascii: "_")).map(\.withText).joined(separator: " ")
  }

  static var understood: [Understanding.Row] {
    [.init("Key: findings", findingKeys), .init("Key: verdict", verdictKeys), .init("Key: reviewer", reviewerKeys)]
  }

  private static let reviewerKeys = ["persona", "reviewer", "agent", "reviewed_by", "role"]
  private static let findingKeys = ["findings", "issues", "concerns", "vulnerabilities", "problems", "comments"]
  private static let verdictKeys = [
    "verdict", "decision", "overall_assessment", "assessment", "recommendation", "outcome", "v",
  ]
  private static let ownKeys: Set<String> = ["id", "key", "ref", "severity", "level", "title", "name"]
}
