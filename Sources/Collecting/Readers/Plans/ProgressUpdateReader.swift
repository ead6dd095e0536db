package import Diagnostics
import Markdown
package import ReportModel

/// How far something is: JSON events, one in a file or one on each line, and documents that say they are updates.
package struct ProgressUpdateReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .yaml, .json, .jsonLines]

  package var understands: [Understanding] {
    [
      Understanding(
        .update,
        [
          .init("Key: id", idKeys), .init("Key: progress", progressKeys), .init("Key: date", dateKeys),
          .init("Event", ["....update"]), .init("Status that means all of it", doneWords),
        ])
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.declaredKind == .update { return [whole(document, into: &log)] }
    return document.values.flatMap { $0.list ?? [$0] }.compactMap { record($0, in: document, into: &log) }
  }

  private func record(_ value: YAMLValue, in document: Document, into log: inout DiagnosticLog) -> Record? {
    let progress = textField(value, progressKeys)
    guard let id = textField(value, idKeys)?.value,
      progress != nil || value["event"]?.text?.hasSuffix(".update") == true,
      let status = textField(value, "status", "state"), !isOffered(status.value)
    else { return nil }
    let details = ProgressUpdate(
      progress: readProgress(progress, in: document, into: &log), blockers: listedTexts(value["blockers"]),
      nextMilestone: textField(value, "next_milestone")?.value)
    report(details, status, progress ?? status, in: document, into: &log)
    let date = textField(value, dateKeys)
    var record = Record(
      origin: document.origin(line: value.line), lines: value.line...max(value.line, lastNestedLine(of: value)),
      title: textField(value, "title", "name")?.value ?? id, details: .update(details), statedID: id,
      statedService: textField(value, "service", "component")?.value,
      owner: textField(value, "owner", "author", "agent")?.value, statusRaw: status.value,
      date: readDay(date, in: document, into: &log), fields: otherFields(of: value))
    record.days = date?.days ?? []
    return record
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let progress = header.value("progress", "progress_percentage")
    let details = ProgressUpdate(
      progress: readProgress(progress, in: document, into: &log), blockers: blockers(header),
      nextMilestone: header.value("next_milestone", "next milestone")?.value)
    if let status = header.value("status") { report(details, status, progress ?? status, in: document, into: &log) }
    return Record(
      whole: document, header: header, details: .update(details),
      known: ["progress", "progresspercentage", "blockers", "nextmilestone"], into: &log)
  }

  /// Completed means all of it, and blocked means by something.
  private func report(
    _ update: ProgressUpdate, _ status: Field, _ progress: Field, in document: Document, into log: inout DiagnosticLog
  ) {
    let word = foldedWords(status.value).first ?? ""
    var problem: (String, Field)?
    if doneWords.contains(word), let stated = update.progress, stated != "100" {
      problem = ("is \(word) at \(stated) %", progress)
    } else if doneWords.contains(word), !update.blockers.isEmpty {
      problem = ("is \(word) and names blockers", status)
    } else if word == "blocked", update.blockers.isEmpty {
      problem = ("is blocked and names no blocker", status)
    }
    guard let (text, field) = problem else { return }
    log.emit(
      Diagnostic(
        .updateInconsistent, .warning, text, help: "Correct the status, the progress or the blockers.",
        at: document.location(of: field)))
  }
}

private let idKeys = ["implementation_id", "update_id", "task_id"]
private let progressKeys = ["progress_percentage", "progress_percent", "progress"]
private let dateKeys = ["date", "timestamp", "updated_at"]
private let doneWords = ["completed", "complete", "done"]

/// `Blockers: a; b`.
func blockers(_ header: HeaderFields) -> [String] {
  guard let text = header.value("blockers", "blocked by")?.value, !saysUnblocked(text) else { return [] }
  return split(text, at: UInt8(ascii: text.utf8.contains(UInt8(ascii: ";")) ? ";" : ",")).map(trimmedText)
    .filter { !isNothing($0) }
}

/// `None (can start immediately)`, `No blockers, on track`; not `None, but the key is missing`.
private func saysUnblocked(_ text: String) -> Bool {
  let head = trimmedText(text.utf8.prefix { !"(,;.".utf8.contains($0) }.withText)
  guard isNothing(head) || foldedWords(head).first == "no" && NoneText.saysNone(head) else { return false }
  return Set(foldedWords(text)).isDisjoint(with: ["but", "except", "besides", "apart", "other", "until"])
}

/// The texts of an object that no property of the record holds.
func otherFields(of value: YAMLValue) -> [Field] {
  let known = [
    "implementation_id", "status", "state", "service", "title", "date", "progress_percentage", "progress", "blockers",
    "next_milestone", "owner", "kind",
  ]
  return (value.entries ?? []).compactMap { entry in
    guard !known.contains(entry.key), let text = entry.value.text, !text.isEmpty else { return nil }
    return Field(name: entry.key, value: text, line: entry.keyLine)
  }
}

/// The last line on which one of its values begins, those within values included.
func lastNestedLine(of value: YAMLValue) -> Int {
  var (last, open) = (value.line, [value])
  while let next = open.popLast() {
    last = max(last, next.line)
    open += (next.list ?? []) + (next.entries ?? []).map(\.value)
  }
  return last
}
