package import Diagnostics
import Markdown
package import ReportModel

/// Deployments, automation and vendors: documents with a date and a few words of their own, read in one way.
package struct LogEntryReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown]

  package var understands: [Understanding] {
    forms.map { form in
      Understanding(
        form.kind,
        [.init("Folders", form.folders), .init("Field of which one is there, and a date", form.evidence)]
          + (form.kind == .automation ? RecurringText.understood : []))
    }
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown, let form = form(of: document) else { return [] }
    let header = document.header
    let isDeclared = document.declaredKind == form.kind
    guard isDeclared || form.evidence.contains(where: { header.value($0) != nil }) && header.value("date") != nil
    else { return [] }
    return [
      Record(
        whole: document, header: header, details: form.details(header, document), known: form.known, into: &log)
    ]
  }

  private func form(of document: Document) -> Form? {
    if let kind = document.declaredKind { return forms.first { $0.kind == kind } }
    guard !document.isIndex, !document.isTemplate else { return nil }
    let folders = document.id.path.foldedFolders
    return forms.first { form in folders.contains(where: form.folders.contains) }
  }
}

/// What tells one kind of entry from the others. A new one is an entry here.
private struct Form {
  var kind: RecordKind
  var folders: Set<String>
  /// Fields of which one must be there where only the folder says what it is.
  var evidence: [String]
  var known: Set<String>
  var details: @Sendable (HeaderFields, Document) -> Record.Details
}

private let forms = [
  Form(
    kind: .deployment, folders: ["deployments", "deploymentlog", "deploymentrecords"],
    evidence: ["version", "release", "outcome", "approved_by", "approved by"],
    known: [
      "version", "release", "tag", "outcome", "result", "approvedby", "approver", "approvers", "deployedby", "deployer",
    ]
  ) { header, _ in
    .deployment(
      Deployment(
        version: header.value("version", "release", "tag")?.value, outcome: header.value("outcome", "result")?.value,
        approvedBy: header.value("approved_by", "approved by", "approver", "approvers")?.value,
        deployedBy: header.value("deployed_by", "deployed by", "deployer")?.value))
  },
  Form(
    kind: .automation, folders: ["automation", "automations", "toil"],
    evidence: ["spent", "time spent", "saved", "time saved", "toil"],
    known: ["spent", "timespent", "saved", "timesaved", "toil"]
  ) { header, _ in
    .automation(automation(header))
  },
  Form(
    kind: .vendor, folders: ["vendors", "vendorevaluations", "vendorevaluation", "suppliers"],
    evidence: ["status", "vendor", "decision"], known: ["vendor", "name"]
  ) { header, document in
    .vendor(Vendor(name: header.value("vendor", "name")?.value ?? document.title))
  },
]

/// A saving is a rate, or all that was saved, perhaps with the days in which it was. One for each of something that nobody
/// counts (`10 min per deployment`) is none that can be added up.
private func automation(_ header: HeaderFields) -> Automation {
  let saved = header.value("saved", "time saved")?.value
  let rate = saved.flatMap { RecurringText.time(in: $0) }
  return Automation(
    spentMinutes: header.value("spent", "time spent").flatMap { DurationText.minutes(in: $0.value) },
    savedMinutes: rate == nil && !isForEach(saved ?? "") ? saved.flatMap { DurationText.minutes(in: $0) } : nil,
    savedWithin: rate == nil ? saved.flatMap(RecurringText.days) : nil, savedRate: rate,
    toil: header.value("toil").flatMap { RecurringText.time(in: $0.value) })
}

private func isForEach(_ saving: String) -> Bool {
  saving.utf8.contains(UInt8(ascii: "/"))
    || foldedWords(saving).contains { ["per", "each", "every", "a"].contains($0) }
}
