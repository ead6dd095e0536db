package import Diagnostics
import Markdown
package import ReportModel

/// Certificates: signed-off reviews with a component, an agent and a decision, one document each.
package struct CertificateReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown]

  package var understands: [Understanding] {
    [
      Understanding(
        .certificate,
        [
          .init("Folders", Self.folders), .init("Words of a title", titleWords), .init("Field: agent", agentNames),
          .init("Field: component", componentNames), .init("Field: date", dateNames),
          .init("Field: certificate id", idNames), .init("Field: commit", Self.commitNames),
        ] + CertificateDecision.understood + CertificateVerdictText.understood + CertificateSeal.understood
          + CertificateIDText.understood + ValidityText.understood + StandingText.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard Self.isCertificate(document) else { return [] }
    let header = document.header
    let decision = CertificateDecision(in: document, header)
    guard !decision.isPlaceholder else { return [] }
    let issued = header.value(dateNames)
    let id = header.value(idNames)
    let fileDay = CertificateName(document.id.path).day
    let seal = CertificateSeal(of: document)
    var certificate = Certificate(
      verdict: decision.verdict, verdictRaw: decision.field?.value, verdictLine: decision.field?.line,
      agent: header.value(agentNames)?.value ?? folderAgent(document.id.path),
      component: header.value(componentNames)?.value, certificateID: id?.value, idLine: id?.line,
      conditions: decision.conditions, hashState: seal.state, commit: header.value(Self.commitNames)?.value,
      issued: issued?.value)
    certificate.hash = seal.field
    certificate.signed = issued.flatMap { MomentText.moment(in: $0.value) }
    certificate.findings = findings(in: document)
    certificate.validUntil = [
      readDay(header.value(ValidityText.fieldNames) ?? Self.validity(in: document), in: document, into: &log),
      decision.field.flatMap { ValidityText.read(StandingText.read($0.value))?.day },
      ValidityText.day(in: document.content.blocks),
    ].compactMap(\.self).min()
    certificate.liftedIDs = CertificateIDText.lifted(in: document.content).filter { $0 != id?.value }
    var record = Record(
      whole: document, header: header, details: .certificate(certificate), known: knownNames, into: &log)
    record.statedID = id?.value ?? record.statedID
    record.statedService = document.frontMatter["service"]?.text ?? serviceName(certificate.component)
    record.isServiceSubject = document.frontMatter["service", "component"] == nil
    record.persona = record.persona ?? certificate.agent
    record.date = readDay(issued, in: document, into: &log) ?? fileDay
    if let last = record.date.flatMap({ ValidityText.day(after: $0, in: document.content.blocks) }) {
      certificate.validUntil = min(certificate.validUntil ?? last, last)
      record.details = .certificate(certificate)
    }
    if document.hasOneHead {
      record.days = header.days(issued)
      record.statuses = decision.statuses
    } else {
      (record.days, record.statuses) = ([], [])
    }
    report(record, decision, seal, hasTime: fileDay != nil, in: document, into: &log)
    return [record]
  }

  /// By its front matter; by its header (an id of its own, or a component and an agent in a folder of certificates); or by
  /// a title that says so, with a decision below it.
  static func isCertificate(_ document: Document) -> Bool {
    guard document.format == .markdown else { return false }
    if let kind = document.declaredKind { return kind == .certificate }
    guard !document.isIndex, !document.isTemplate else { return false }
    let isFiled = document.id.path.folder.components.contains { Self.folders.contains($0.asciiLowercased) }
    let isTitled = foldedWords(document.title).contains(where: titleWords.contains)
    guard isFiled || isTitled else { return false }
    let header = document.header
    if header.value("certificate_id") != nil { return true }
    let isDecided = CertificateDecision.section(of: document) != nil || CertificateDecision.label(in: document) != nil
    let isSigned = header.value(componentNames) != nil && header.value(agentNames) != nil
    if isFiled, isTitled, CertificateDecision.headed(header) != nil { return true }
    return isFiled ? isDecided || isSigned : isDecided && (isSigned || header.value(dateNames) != nil)
  }

  /// Those of the sections before and after its decision, whose conditions are none.
  private func findings(in document: Document) -> [Finding] {
    let decision = CertificateDecision.section(of: document)
    let blocks = document.content.blocks.filter { block in
      decision.map { !($0.line...$0.lastLine).contains(block.firstLine) } ?? true
    }
    return Findings(in: blocks[...]).all
  }

  /// `**Valid until**: 2026-11-25` below its decision, or in a section of its own.
  private static func validity(in document: Document) -> Field? {
    let names = Set(ValidityText.fieldNames.map { foldedKey($0) })
    return ValidityText.ownLines(of: document.content.blocks).lazy.compactMap { line in
      guard let (name, value) = keyValue(line), line.lead != nil, names.contains(foldedKey(name)), !value.isEmpty else {
        return nil
      }
      return Field(name: name, value: value, line: line.number)
    }.first
  }

  /// A component that is a name; many are a sentence about what was looked at, which is no service.
  private func serviceName(_ component: String?) -> String? {
    component.flatMap { $0.utf8.count { $0 == 0x20 } < 3 ? $0 : nil }
  }

  /// `agents/NAME/certificates/...`.
  private func folderAgent(_ path: SourcePath) -> String? {
    let folders = path.folder.components
    guard let index = folders.lastIndex(where: { Self.folders.contains($0.asciiLowercased) }), index > 1,
      ["agents", "personas", "reviewers"].contains(folders[index - 2].asciiLowercased)
    else { return nil }
    return String(folders[index - 1])
  }

  static let commitNames = ["commit", "reviewed_commit", "commit_hash"]

  private static let folders: Set<String> = ["certificates", "certificate", "certifications", "certs"]
}

private let titleWords: Set<String> = ["certificate", "certify", "certification"]
private let idNames = ["certificate_id", "certificate_no", "certificate_number"]
private let agentNames = [
  "agent", "validation_agent", "certifying_agent", "review_agent", "certified_by", "issued_by", "agent_name", "auditor",
  "reviewer", "validator", "persona",
]
private let componentNames = ["component", "components", "component_name", "subject", "system", "service", "project"]
private let dateNames = [
  "date", "certification_date", "certificate_date", "date_issued", "issue_date", "issued", "issued_on", "date_of_issue",
  "validation_date",
  "review_date", "timestamp",
]
private let knownNames: Set<String> = Set(
  (agentNames + componentNames + dateNames).map { foldedKey($0) } + [
    "certificateid", "certificateno", "certificatenumber", "commit", "reviewedcommit", "commithash", "verdict",
    "decision",
  ])
