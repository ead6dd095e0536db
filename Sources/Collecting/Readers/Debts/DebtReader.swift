package import Diagnostics
import Markdown
package import ReportModel

/// Technical debt: registers as tables, headings, CSV, YAML and JSON, and a document for each item.
package struct DebtReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown, .csv, .yaml, .json]

  package var understands: [Understanding] {
    [
      Understanding(
        .debt,
        DebtNames.understood + [
          .init("Data files, by their name", dataWords), .init("Not a register, by its name", Self.otherTopics),
          .init("Not a register, by its folder", decisionFolders),
        ] + SampleHeading.understood + DebtHeading.understood + ClosingText.understood + RecurringText.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    let isAbout = isRegister(document.id.path)
    switch document.format {
    case .markdown: return fromMarkdown(document, isAbout: isAbout, into: &log)
    case .csv where isAbout:
      let items = document.csv.map { DebtTables.items(in: $0, of: document, into: &log) } ?? []
      return DebtRegister.records(of: items, in: document, into: &log)
    case .yaml, .json:
      let items = document.values.flatMap { DebtTables.items(in: $0, of: document, isAbout: isAbout, into: &log) }
      return items.isEmpty ? [] : DebtRegister.records(of: items, in: document, into: &log)
    case .csv, .jsonLines, .text, .other: return []
    }
  }

  private func fromMarkdown(_ document: Document, isAbout: Bool, into log: inout DiagnosticLog) -> [Record] {
    if let kind = document.declaredKind { return kind == .debt ? declared(document, into: &log) : [] }
    guard !document.isTemplate, !isNumberedTemplate(document) else { return [] }
    let header = document.header
    let isOwn = isAbout && !document.isIndex && isInDebtFolder(document.id.path)
    if isOwn, header.value("status", "severity", "priority") != nil { return [single(document, into: &log)] }
    let isListed = isAbout || isFindingsRegister(document)
    var items = DebtTables.items(in: document, isAbout: isListed, into: &log)
    if isAbout {
      items = DebtRegister.merged(items, with: DebtSections.items(in: document, besides: items, into: &log))
      if !isOwn { items += DebtBullets.items(in: document, besides: items, into: &log) }
    }
    if items.isEmpty { return isOwn ? [single(document, into: &log)] : [] }
    return DebtRegister.records(of: items, in: document, into: &log)
  }

  /// A register where its head says nothing of one debt and a table or headings say it of several.
  private func declared(_ document: Document, into log: inout DiagnosticLog) -> [Record] {
    if document.header.value(["status", "state"] + levelNames) != nil { return [single(document, into: &log)] }
    var items = DebtTables.items(in: document, isAbout: true, into: &log)
    if items.isEmpty {
      items = DebtSections.items(in: document, into: &log).filter { $0.severity != nil || $0.status != nil }
      if items.isEmpty { items = DebtBullets.items(in: document, besides: [], into: &log) }
    }
    return items.isEmpty ? [single(document, into: &log)] : DebtRegister.records(of: items, in: document, into: &log)
  }

  // MARK: One document

  private func single(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let severity = header.value(levelNames)
    let details = Debt(
      severity: severity.flatMap { SeverityText.severity(in: $0.value) },
      opened: readBegun(header.value(openedNames), in: document, into: &log),
      due: readDue(header.value(DebtNames.due), in: document, into: &log),
      effort: header.value(DebtNames.effort)?.value, interest: header.value("interest")?.value,
      isClosed: ClosingText.closesDebt(header.value("status", "state")?.value ?? ""),
      dueLine: header.value(DebtNames.due)?.line,
      interestRate: header.value("interest").flatMap { RecurringText.time(in: $0.value, takesDays: true) })
    if let severity, details.severity == nil {
      log.emit(
        Diagnostic(
          .severityUnknown, .warning, "the severity \"\(severity.value)\" is not known",
          help: "Use critical, high, medium or low.", at: document.location(of: severity)))
    }
    if !details.isClosed { reportStatus(header.value("status", "state"), in: document, into: &log) }
    var record = Record(
      whole: document, header: header, details: .debt(details),
      known: ["severity", "priority", "opened", "created", "due", "target", "effort", "interest"], into: &log)
    record.statedID = record.statedID ?? number(of: document.id.path)
    return record
  }

  /// `001-seat-locks.md` is debt 1; eight digits are a date.
  private func number(of path: SourcePath) -> String? {
    let digits = path.stem.utf8.prefix { (0x30...0x39).contains($0) }
    guard (1...5).contains(digits.count), digits.count < path.stem.utf8.count else { return nil }
    return Int(digits.withText).map(String.init)
  }

  private func isNumberedTemplate(_ document: Document) -> Bool {
    document.id.path.stem.utf8.first == UInt8(ascii: "0") && document.title.utf8.first == UInt8(ascii: "<")
  }

  // MARK: Names

  private func isInDebtFolder(_ path: SourcePath) -> Bool {
    path.folder.components.contains { isName($0) }
  }

  /// By the name of the file or of a folder around it.
  private func isRegister(_ path: SourcePath) -> Bool {
    if path.foldedFolders.contains(where: decisionFolders.contains) { return false }
    let words = foldedWords(path.stem)
    let isData = ["csv", "yaml", "yml", "json"].contains(path.pathExtension)
    if isData, words.contains(where: dataWords.contains) {
      return true
    }
    return isName(path.stem) || isInDebtFolder(path)
  }

  /// `findings_register`, `security-findings`: a register of what was found, as the same in CSV is; not a review of it.
  private func isFindingsRegister(_ document: Document) -> Bool {
    let words = foldedWords(document.id.path.stem)
    return words.contains("findings") && words.count < 5 && !words.contains(where: Self.otherTopics.contains)
      && ReviewTitle(document.title, isWhole: true) == nil && document.header.value(["verdict"]) == nil
  }

  /// `TECH_DEBT`, `tech-debt-register`, `mobile-debt`; not the policy about it.
  private func isName(_ name: Substring) -> Bool {
    let words = foldedWords(name)
    guard words.contains(where: { DebtHeading.debtWords.contains($0) }) else { return false }
    return words.count <= 5 && !words.contains(where: Self.otherTopics.contains)
  }

  private static let otherTopics: Set<String> = [
    "policy", "policies", "guide", "guidelines", "process", "strategy", "how", "plan", "template", "prompt", "skill",
    "agent", "manager", "review", "analyzer",
  ]
}

private let dataWords: Set<String> = ["findings", "register", "backlog", "assessment"]
private let levelNames = ["severity", "priority"]
private let openedNames = ["opened", "created", "date"]
