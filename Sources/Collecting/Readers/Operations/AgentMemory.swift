import Diagnostics
import Markdown
import ReportModel

/// What an agent keeps between two runs: a document of its folder, shown beside its persona.
enum AgentMemory {
  static func record(of document: Document, into log: inout DiagnosticLog) -> Record? {
    guard names.contains(foldedWords(document.id.path.stem).joined(separator: " ")), let persona = persona(of: document)
    else { return nil }
    let header = document.header
    var record = Record(
      whole: document, header: header, details: .action(Action(state: .memory)), known: Set(updatedNames.map(folded)),
      readsDate: false, into: &log)
    record.persona = persona
    record.date = readDay(header.value(updatedNames), in: document, into: &log)
    return record
  }

  /// The folder that an agent keeps its files in.
  static func persona(of document: Document) -> String? {
    let folders = document.id.path.folder.components
    guard folders.count > 1, holders.contains(foldedKey(folders[folders.count - 2])) else { return nil }
    return folders.last.map(String.init)
  }

  private static func folded(_ name: String) -> String { foldedKey(name) }

  static let names: Set<String> = ["working memory", "memory", "scratchpad"]
  static let holders: Set<String> = ["agents", "agent", "personas"]
  private static let updatedNames = ["last updated", "updated", "date"]
}
