import Markdown
import ReportModel

/// The sections of a log that holds several incidents: each has a number, `INC-001: title`, or a day in its heading, and
/// tells what only an incident has.
///
/// One is enough where the file is called a log: the first incident is as grave as the second.
func incidentSections(of document: Document) -> [MarkdownContent.Section] {
  // Times that divide one incident are no incidents.
  let isOne = document.header.value(incidentSeverityNames + incidentDurationNames) != nil
  let sections = document.sections.filter { section in
    guard section.level >= 2 else { return false }
    let hasDay = DateText.day(in: section.title) != nil
    if isNumberedIncident(section.title[...]) {
      let header = HeaderFields(of: document, in: section)
      return hasDay || foundDay(header) != nil || isTold(header)
    }
    return hasDay && (holdsEvents(section, in: document) || !isOne && isTold(HeaderFields(of: document, in: section)))
  }
  let isLog = foldedWords(document.id.path.stem).contains(where: IncidentRows.listWords.contains)
  return sections.count >= (isLog && !isOne ? 1 : 2) ? sections : []
}

/// `INC-001: title`, `incident-7`.
func isNumberedIncident(_ name: Substring) -> Bool {
  let words = foldedWords(name)
  return words.count > 1 && ["inc", "incident"].contains(words[0]) && Int(words[1]) != nil
}

/// Whether the fields say how grave it was or how long it took.
private func isTold(_ header: HeaderFields) -> Bool {
  header.value(incidentSeverityNames).flatMap { SeverityText.severity(ofIncident: $0.value) } != nil
    || header.values(incidentDurationNames).contains { DurationText.minutes(in: $0.value) != nil }
}

private func holdsEvents(_ section: MarkdownContent.Section, in document: Document) -> Bool {
  document.content.blocks[section.blocks].contains { block in
    guard block.depth > 0 || block.kind == .paragraph else { return false }
    let words = foldedWords(block.plain)
    return words.prefix(2).elementsEqual(["key", "events"]) || words.prefix(2).elementsEqual(["time", "to"])
  }
}
