package import Diagnostics
import Markdown
package import ReportModel

/// Definitions of reviewers: one a document, or a catalogue of `## Persona N: Name` sections.
package struct PersonaReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown]

  package var understands: [Understanding] {
    [
      Understanding(
        .persona,
        [
          .init("Folders", folderNames), .init("Folders, with a name and a role as title", agentFolders),
          .init("Front matter that makes one, beside a description", agentKeys),
          .init("Beside a description and an address in the second person", ["name"]),
          .init("Headings of which three make one", roleHeadings),
          .init("Field: role", roleNames), .init("Working memory in the folder of a persona", AgentMemory.names),
          .init("Not a persona, by its name", instructionNames),
        ] + IndicatorTable.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .markdown else { return [] }
    if let kind = document.declaredKind { return kind == .persona ? [whole(document, into: &log)] : [] }
    guard !document.isTemplate, !document.isIndex, !isInstruction(document) else { return [] }
    let catalogue = document.sections.compactMap { entry($0, in: document) }
    if !catalogue.isEmpty { return catalogue }
    return isDefinition(document) ? [whole(document, into: &log)] : []
  }

  // MARK: What is a definition

  /// Instructions to tools are named after the tool, not after a role.
  private func isInstruction(_ document: Document) -> Bool {
    instructionNames.contains(document.id.path.stem.asciiLowercased)
  }

  /// An agent's front matter, or a body that speaks like a role's description: at least three of its usual headings, or
  /// "You are the ..." and one of them.
  private func isDefinition(_ document: Document) -> Bool {
    let front = document.frontMatter
    let opening = document.content.blocks.first { $0.kind == .paragraph }?.plain ?? ""
    let isAddressed = opening.hasBytePrefix("You are ") || opening.hasBytePrefix("You're ")
    if front["description"] != nil, agentKeys.contains(where: { front[$0] != nil }) { return true }
    // Other pages have a name and a description too.
    if front["description"] != nil, front["name"] != nil, isAddressed || isInFolder(document, of: allFolders) {
      return true
    }
    let usual = document.sections.count { section in
      let words = foldedWords(section.title).joined(separator: " ")
      return roleHeadings.contains { role in
        words.hasBytePrefix(role) && words.utf8.dropFirst(role.utf8.count).first ?? 0x20 == 0x20
      }
    }
    if usual >= 3 { return true }
    if usual >= 1 || document.header.value(roleNames) != nil, isFiled(document) { return true }
    return usual >= 1 && (opening.hasBytePrefix("You are the ") || opening.hasBytePrefix("You are a"))
  }

  /// In a folder of personas; in one of agents, which holds other things too, with a name and a role as its title.
  private func isFiled(_ document: Document) -> Bool {
    if isInFolder(document, of: folderNames) { return true }
    return isInFolder(document, of: agentFolders) && roleName(in: document.heading?.plain ?? "") != nil
  }

  private func isInFolder(_ document: Document, of names: Set<String>) -> Bool {
    document.id.path.folder.components.contains { names.contains($0.asciiLowercased) }
  }

  private func whole(_ document: Document, into log: inout DiagnosticLog) -> Record {
    let header = document.header
    let front = document.frontMatter
    let heading = roleName(in: document.heading?.plain ?? "")
    let name = front["name"]?.text ?? heading ?? String(document.id.path.stem)
    let persona = Persona(
      name: trimmedText(name), summary: front["description"]?.text ?? summary(document.content.blocks[...]),
      model: front["model"]?.text, tools: front["tools"]?.texts ?? [],
      sections: document.sections.filter { $0.level == 2 }.map(\.title),
      tokensEstimate: document.text.utf8.count / 4,
      indicators: document.content.blocks.flatMap(IndicatorTable.rows).map(\.indicator))
    var record = Record(
      whole: document, header: document.header, details: .persona(persona),
      known: ["name", "description", "model", "tools"], into: &log)
    if document.frontMatter["title"] == nil, document.heading == nil { record.title = persona.name }
    record.title = withoutLeadingMark(record.title)
    record.persona = nil
    record.statedService = header.value("service")?.value
    record.statedID = front["id"]?.text ?? persona.name
    return record
  }

  /// `## Persona 3: Senior Engineer`.
  private func entry(_ section: MarkdownContent.Section, in document: Document) -> Record? {
    guard let name = catalogueName(section.title) else { return nil }
    let blocks = document.content.blocks[section.blocks]
    let header = HeaderFields(of: document, in: section)
    let range = section.line...section.lastLine
    let persona = Persona(
      name: identifier(abbreviation(name) ?? name), summary: header.value(roleNames)?.value,
      sections: document.sections.filter { $0.level == section.level + 1 && range.contains($0.line) }.map(\.title),
      tokensEstimate: document.text.bytes(of: range).count / 4)
    return Record(
      origin: document.origin(line: section.line), lines: range, title: name, details: .persona(persona),
      statedID: persona.name, statusRaw: header.value("status")?.value ?? statusLine(blocks),
      fields: header.others(than: ["role", "status"]))
  }

  /// The status of a catalogue's entry stands at its end, after its sections.
  private func statusLine(_ blocks: ArraySlice<MarkdownContent.Block>) -> String? {
    blocks.last { $0.kind == .paragraph && $0.text.first?.lead == "Status" }?.text.first.flatMap(keyValue)?.value
  }

  private func catalogueName(_ title: String) -> String? {
    guard title.hasBytePrefix("Persona "), let colon = title.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let number = title.utf8[..<colon].dropFirst("Persona ".utf8.count)
    guard !number.isEmpty, number.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return trimmedText(title.utf8[title.utf8.index(after: colon)...].withText)
  }

  /// "Site Reliability Engineer (SRE)" is called SRE.
  private func abbreviation(_ name: String) -> String? {
    guard name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")) else { return nil }
    let inner = name.utf8[name.utf8.index(after: open)...].dropLast()
    return inner.count <= 6 && inner.allSatisfy({ (0x41...0x5A).contains($0) }) ? inner.withText : nil
  }

  // MARK: Parts

  /// "⚙️ Sofia — Systems Architect" is Sofia.
  private func roleName(in heading: String) -> String? {
    let heading = withoutLeadingMark(heading)
    let bytes = Array(heading.utf8)
    let dash = Array(" — ".utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: dash) }), start > 0 else { return nil }
    return trimmedText(bytes[..<start].withText)
  }

  private func summary(_ blocks: ArraySlice<MarkdownContent.Block>) -> String? {
    guard let paragraph = blocks.first(where: { $0.kind == .paragraph && !$0.isQuoted }) else { return nil }
    guard let line = paragraph.text.first, let (_, value) = keyValue(line), line.lead != nil else {
      return paragraph.plain
    }
    return value
  }
}

private let folderNames: Set<String> = ["personas", "persona", ".personas"]
private let agentFolders: Set<String> = ["agents", "agent"]
private let allFolders = folderNames.union(agentFolders)
private let agentKeys = ["model", "tools"]
private let roleNames = ["role"]
private let instructionNames: Set<String> = [
  "agents", "claude", "gemini", "skill", "changelog", "contributing", "copilot-instructions",
]
private let roleHeadings = [
  "role overview", "role", "identity", "core responsibilities", "key responsibilities", "primary responsibilities",
  "responsibilities", "operating principles", "communication style", "escalation rules", "core mission", "mission",
  "core philosophy", "characteristics", "capabilities", "mindset", "collaboration contracts", "expertise",
  "when to invoke",
  "review protocol", "kpis", "hard limits", "guardrails",
]
