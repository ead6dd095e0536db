import Diagnostics
import ReportModel

/// Decision records as JSON: an object with `adr_number`, or a list of such objects.
func jsonDecisions(in document: Document, into log: inout DiagnosticLog) -> [Record] {
  document.values.flatMap { $0.list ?? [$0] }.compactMap { value in
    guard let entries = value.entries, value["adr_number"] != nil || value["kind"]?.text == "decision-record",
      let title = value["title"]?.text.map(trimmedText), !title.isEmpty
    else { return nil }
    let raw = value["status"]?.text
    var details = DecisionRecord(
      number: value["adr_number"]?.text.flatMap { Int($0.utf8.filter { (0x30...0x39).contains($0) }.withText) },
      status: raw.flatMap(DecisionStatusText.status),
      deciders: value["deciders"]?.texts ?? [])
    for (key, relation) in [
      ("supersedes", DecisionRecord.Reference.Relation.supersedes), ("superseded_by", .supersededBy),
    ] {
      for text in value[key]?.texts ?? [] {
        guard let number = Int(text.utf8.filter { (0x30...0x39).contains($0) }.withText) else { continue }
        details.references.append(.init(relation, .number(number), line: value[key]?.line ?? value.line))
      }
    }
    let date = value["date"].map { Field(name: "date", value: $0.shown, line: $0.line) }
    let known = ["title", "status", "date", "adr_number", "deciders", "supersedes", "superseded_by", "service", "kind"]
    return Record(
      origin: document.origin(line: value.line), lines: value.line...max(value.line, lastLine(of: value)), title: title,
      details: .decisionRecord(details), statedService: value["service"]?.text, statusRaw: raw,
      date: readDay(date, in: document, into: &log),
      fields: entries.filter { !known.contains($0.key) }.map {
        Field(name: $0.key, value: $0.value.shown, line: $0.keyLine)
      })
  }
}

/// The line on which the last of its values begins.
private func lastLine(of value: YAMLValue) -> Int { value.entries?.map(\.value.line).max() ?? value.line }
