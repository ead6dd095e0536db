import Markdown
import ReportModel

/// What a document about an incident says is to be done, or was: boxes to tick, and whatever stands in a section that
/// speaks of actions. Plain lists and sentences count too, because nobody can say that they name nothing.
struct IncidentActions {
  let count: Int

  init(of document: Document, _ section: MarkdownContent.Section?) {
    let range = section?.blocks ?? document.content.blocks.indices
    var (count, level) = (0, Int.max)
    for block in document.content.blocks[range] {
      if let heading = block.headingLevel {
        if heading <= level { level = Self.speaksOfActions(block.plain) ? heading : .max }
        continue
      }
      if case .item(.some, _) = block.kind {
        count += 1
      } else if level < .max || block.text.contains(where: { $0.lead.map(Self.speaksOfActions) ?? false }) {
        count += 1
      }
    }
    self.count = count
  }

  /// The same of a mapping: the entries of its lists of actions.
  static func count(in object: YAMLValue) -> Int {
    (object.entries ?? []).filter { speaksOfActions($0.key) }.reduce(0) { $0 + ($1.value.list?.count ?? 0) }
  }

  private static func speaksOfActions(_ text: String) -> Bool {
    foldedWords(text.lowercased()).contains { word in actionStems.contains(where: word.hasBytePrefix) }
  }
}

private let actionStems = [
  "action", "follow", "next", "prevent", "remediat", "improve", "correct", "todo", "task", "mitigat", "lesson", "fix",
  "дії", "дій", "действ", "maßnahm", "acciones", "ações",
]
