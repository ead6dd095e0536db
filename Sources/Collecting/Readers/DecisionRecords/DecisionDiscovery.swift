import Markdown
import ReportModel

/// Whether a document is a decision record, by its front matter, its folder, its name, or what the source declares.
func isDecisionRecord(_ document: Document) -> Bool {
  if let kind = document.declaredKind { return kind == .decisionRecord }
  let path = document.id.path
  guard document.isProse, document.text.utf8.contains(where: { $0 > 0x20 }) else { return false }
  let folders = path.folder.components.map { foldedWords($0).joined() }
  let stem = path.stem.asciiLowercased
  if isTemplatePath(path) || folders.contains(where: attachmentFolders.contains) { return false }
  if pagesAboutDecisions.contains(foldedWords(stem).joined()) {
    // A folder for each record, with the record as its index.
    guard isIndexName(path), isNumbered(path.folder.name) else { return false }
    return isInDecisionFolder(folders.dropLast()) || document.isDeclaredDecision || isNumberedDecision(path.folder.name)
  }
  return document.isDeclaredDecision || isInDecisionFolder(folders[...]) || isNumberedDecision(path.stem)
}

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
  return isTemplate(path.stem, ["template"])
    || path.folder.components.contains { isTemplate($0, ["template", "templates"]) }
}

/// `ADR-0007`, `adr_7`, `adr7`.
func isNumberedDecision(_ name: Substring) -> Bool {
  let lower = name.asciiLowercased
  guard lower.hasBytePrefix("adr") else { return false }
  let rest = lower.utf8.dropFirst(3).drop { "-_ ".utf8.contains($0) }
  return rest.first.map { (0x30...0x39).contains($0) } ?? false
}

private func isNumbered(_ name: Substring) -> Bool {
  isNumberedDecision(name) || name.utf8.first.map { (0x30...0x39).contains($0) } ?? false
}

/// Folded: `Architecture_Decision-Records` is `architecturedecisionrecords`.
let decisionFolders: Set<String> = [
  "adr", "adrs", "adl", "decision", "decisions", "decisionrecord", "decisionrecords", "decisionlog", "decisionlogs",
  "architecturedecision", "architecturedecisions", "architecturedecisionrecord", "architecturedecisionrecords",
  "architecturedecisionlog", "architecturaldecision", "architecturaldecisions", "architecturaldecisionrecord",
  "architecturaldecisionrecords", "technicaldecisions", "techdecisions", "designdecisions", "entscheidungen",
  "decisiones", "decisoes", "decisioni",
]

let attachmentFolders: Set<String> = [
  "attachments", "attachment", "assets", "images", "img", "files", "media", "diagrams", "figures",
]

/// Pages about the records, folded.
let pagesAboutDecisions: Set<String> = [
  "readme", "index", "overview", "toc", "summary", "contributing", "changelog", "license", "codeofconduct", "glossary",
]
