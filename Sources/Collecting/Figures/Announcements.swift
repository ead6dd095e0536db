import Markdown
import ReportModel

/// Whether a document announces a release or a launch: what it says passed should have been certified.
func isAnnouncement(_ document: Document, _ kinds: Set<RecordKind>) -> Bool {
  guard kinds.isSubset(of: [.deployment, .update]) else { return false }
  let folder = foldedWords(document.id.path.folder.name)
  let names = foldedWords(document.id.path.stem) + foldedWords(document.title)
  guard names.allSatisfy({ !otherTopics.contains($0) }) else { return false }
  return folder.contains(where: ["releases", "launches"].contains) || names.starts(with: ["release"])
    || foldedWords(document.title).first == "release"
    || names.contains("release") && names.contains { ["notes", "announcement", "decision"].contains($0) }
    || zip(names, names.dropFirst()).contains { $0 == "no" && $1 == "go" }
}

private let otherTopics: Set<String> = [
  "process", "policy", "guide", "checklist", "template", "plan", "runbook", "how", "workflow", "strategy",
]

/// Results in tables that judge themselves, and sentences that say that all gates were passed.
func announcements(in document: Document) -> [Figure] {
  let blocks = document.content.blocks
  let title = subjectWords(of: document)
  let tables = blocks.compactMap { NumberTable($0, of: document).flatMap(TargetTable.init) }
  let subject = title + blocks.filter { $0.kind == .paragraph }.prefix(8).flatMap { foldedWords($0.plain) }
  let judged = tables.flatMap { table in
    table.judged { row, passes in
      passes ? .announced(row.reading, subject: subject) : .targets(passes: false, [row.reading])
    }
  }
  return judged
    + blocks.flatMap { block -> [Figure] in
      guard block.headingLevel == nil, !block.isQuoted else { return [] }
      return block.text.flatMap { line in
        sentences(of: line.text).filter(saysAllPassed).map { sentence in
          Figure(
            .reference, at: document.origin(line: line.number), text: sentence,
            basis: .certified(topic: nil, subject: title + foldedWords(block.plain)))
        }
      }
    }
}

func subjectWords(of document: Document) -> [String] {
  foldedWords(document.title) + foldedWords(document.id.path.stem)
}

/// "All gates passed", "all sign-offs are complete"; not "once all gates passed".
private func saysAllPassed(_ sentence: String) -> Bool {
  let words = foldedWords(sentence)
  guard words.count <= 12, sentence.utf8.last != UInt8(ascii: "?"),
    let all = words.firstIndex(of: "all"), words[..<all].allSatisfy({ !conditions.contains($0) }),
    let gates = words[all...].firstIndex(where: gateWords.contains), gates - all <= 3
  else { return false }
  let rest = words[(gates + 1)...].drop { ["off", "offs", "are", "were", "have", "been", "is"].contains($0) }
  return rest.first.map(passedWords.contains) == true && !rest.contains(where: conditions.contains)
}

private let gateWords: Set<String> = ["gates", "gate", "certificates", "approvals", "signoffs", "sign"]
private let passedWords: Set<String> = ["passed", "pass", "green", "cleared", "approved", "complete", "met", "given"]
private let conditions: Set<String> = [
  "not", "once", "when", "if", "after", "until", "unless", "before", "must", "should", "will", "can", "no", "ensure",
  "verify", "that", "require", "requires", "need", "except",
]
