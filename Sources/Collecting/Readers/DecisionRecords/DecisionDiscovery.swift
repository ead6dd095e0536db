import Markdown
import ReportModel

/// Whether a document is a decision record, by its front matter, its folder, its name, or what the source declares.
func isDecisionRecord(_ document: Document) -> Bool {
  if let kind = document.declaredKind { return kind == .decisionRecord }
  let path = document.id.path
  guard document.isProse, document.text.utf8.contains(where: { $0 > 0x20 }) else { return false }
  let folders = path.foldedFolders
  let stem = path.stem.asciiLowercased
  if isTemplatePath(path) || folders.contains(where: attachmentFolders.contains) { return false }
  if pagesAboutDecisions.contains(foldedKey(stem)) {
    // A folder for each record, with the record as its index.
    guard isIndexName(path), isNumbered(path.folder.name) else { return false }
    return isInDecisionFolder(folders.dropLast()) || document.isDeclaredDecision || isNumberedDecision(path.folder.name)
  }
  return document.isDeclaredDecision || isInDecisionFolder(folders[...]) || isNumberedDecision(path.stem)
    || isNumbered(path.stem) && isDecisionRepository(document.id.source)
      && document.header.value(Record.statusNames) != nil
}

/// A repository that is named after decision records: a numbered document with a status is one, wherever it lies.
private func isDecisionRepository(_ source: String) -> Bool {
  let words = foldedWords(source)
  return (1...3).contains { repositoryNames.contains(words.suffix($0).joined()) }
}

let repositoryNames: Set<String> = [
  "adr", "adrs", "architecturedecisionrecord", "architecturedecisionrecords", "architecturedecisions",
  "decisionrecords", "architecturaldecisionrecords", "architecturaldecisions",
]

/// Below a folder of decision records.
private func isInDecisionFolder(_ folders: ArraySlice<String>) -> Bool {
  folders.contains(where: decisionFolders.contains)
}

/// Something to copy from. What is written about templates has a number, and a template has none, or 0.
func isTemplatePath(_ path: SourcePath) -> Bool {
  func isTemplate(_ name: Substring, _ words: Set<String>) -> Bool {
    guard foldedWords(name).contains(where: words.contains) else { return false }
    return decisionNumber(of: SourcePath("\(name).md")) ?? 0 == 0 && dateOfName(SourcePath("\(name).md")) == nil
  }
  return isTemplate(path.stem, ["template"]) || isTemplateElsewhere(path)
    || path.folder.components.contains { isTemplate($0, ["template", "templates"]) }
}

/// `ADR-0007`, `adr_7`, `adr7`, `TEAM-ADR-0007`, `TEAM-ADR-API-0007`.
func isNumberedDecision(_ name: Substring) -> Bool { numberBehindADR(name) != nil }

/// The digits behind `adr`, which begins the name or comes after the first word of it.
func numberBehindADR(_ name: Substring) -> String? {
  let lower = name.asciiLowercased
  if lower.hasBytePrefix("adr") {
    let rest = lower.utf8.dropFirst(3).drop { "-_ ".utf8.contains($0) }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    if !digits.isEmpty { return digits.withText }
  }
  let words = foldedWords(lower)
  guard let place = words.prefix(3).firstIndex(where: { adrWords.contains($0) }),
    let digits = words[(place + 1)...].prefix(2).first(where: { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
  else { return nil }
  // `adr-review-2025` is of that year.
  return (3...7).contains(digits.utf8.count) && !(1990...2100).contains(Int(digits) ?? 0) ? digits : nil
}

/// Words before a record's number in its file's name.
let adrWords: Set<String> = ["adr", "madr", "iadr"]

private func isNumbered(_ name: Substring) -> Bool {
  isNumberedDecision(name) || name.utf8.first.map { (0x30...0x39).contains($0) } ?? false
}

/// Folded: `Architecture_Decision-Records` is `architecturedecisionrecords`.
let decisionFolders: Set<String> = [
  "adr", "adrs", "adl", "decision", "decisions", "decisionrecord", "decisionrecords", "decisionlog", "decisionlogs",
  "architecturedecision", "architecturedecisions", "architecturedecisionrecord", "architecturedecisionrecords",
  "architecturedecisionlog", "architecturaldecision", "architecturaldecisions", "architecturaldecisionrecord",
  "architecturaldecisionrecords", "technicaldecisions", "techdecisions", "designdecisions", "entscheidungen",
  "decisiones", "decisoes", "decisioni", "madr", "madrs", "iadr", "ladr", "tdr", "tdrs", "technicaldecisionrecords",
  "techdecisionrecords", "engineeringdecisions", "engineeringdecisionrecords", "projectdecisions", "decisionhistory",
  "architekturentscheidungen", "decisionesdearquitectura", "decisõesdearquitetura", "decisoesdearquitetura",
  "décisions", "beslissingen", "besluiten", "beslutninger", "decyzje", "решения", "рішення", "决策", "决策记录", "架构决策",
  "架构决策记录", "決定", "決定記録",
]

let attachmentFolders: Set<String> = [
  "attachments", "attachment", "assets", "images", "img", "files", "media", "diagrams", "figures",
]

/// Pages about the records, folded.
let pagesAboutDecisions: Set<String> = [
  "readme", "index", "overview", "toc", "summary", "contributing", "changelog", "license", "codeofconduct", "glossary",
  "process", "adrprocess", "adrindex", "adrlist", "adrlog", "adroverview", "adrguide", "adrguidelines", "adrreadme",
  "howtowriteanadr", "guidelines", "faq", "agents", "claude", "statustaxonomy", "statuses", "adrstatuses", "lifecycle",
  "adrlifecycle", "adrworkflow", "adrconventions", "architecturedecisionrecords", "architecturaldecisionrecords",
  "decisionrecords",
]
