import Markdown
import ReportModel

/// What a document about an incident says is to be done, or was: boxes to tick, and whatever stands in a section that
/// speaks of actions. Plain lists and sentences count too, because nobody can say that they name nothing.
struct IncidentActions {
  let count: Int

  init(of document: Document, _ section: MarkdownContent.Section?) {
    let range = section?.blocks ?? document.content.blocks.indices
    var (count, heading) = (0, nil as ActionHeading?)
    for block in document.content.blocks[range] {
      if block.headingLevel != nil {
        heading = ActionHeading(block, below: heading)
      } else if heading != nil || block.isTakenOn
        || block.text.contains(where: { $0.lead.map(ActionHeading.speaksOfActions) ?? false })
      {
        count += 1
      }
    }
    self.count = count
  }

  /// The same of a mapping: the entries of its lists of actions.
  static func count(in object: YAMLValue) -> Int {
    (object.entries ?? []).filter { ActionHeading.speaksOfActions($0.key) }
      .reduce(0) { $0 + ($1.value.list?.count ?? 0) }
  }
}

/// The heading above a part of an incident's report that speaks of actions.
struct ActionHeading {
  var title: String
  /// Whether it says that all below are actions: also what stands there without a box.
  var isList: Bool
  private var level: Int

  /// - Parameter outer: What stood above so far; `nil` where that part spoke of no actions.
  init?(_ block: MarkdownContent.Block, below outer: ActionHeading?) {
    let level = block.headingLevel ?? 0
    let isList = Self.isList(block.plain)
    if let outer, level > outer.level, outer.isList || !isList {
      self = outer
    } else if isList || Self.speaksOfActions(block.plain) {
      (title, self.isList, self.level) = (block.plain, isList, level)
    } else {
      return nil
    }
  }

  /// `5. Action items`, `Action items (short term)`.
  private static func isList(_ title: String) -> Bool {
    let words = foldedWords(withoutLeadingMark(beforeBracket(title))).filter { Int($0) == nil }
    return sectionNames.contains(words.joined(separator: " ")) || words.suffix(2).elementsEqual(["action", "items"])
  }

  static func speaksOfActions(_ text: String) -> Bool {
    let words = foldedWords(text.lowercased())
    return words.contains { word in actionStems.contains(where: word.hasBytePrefix) }
      || words.starts(with: ["what", "we", "will"])
  }

  static var understood: [Understanding.Row] {
    [
      .init("Sections of incident reports", sectionNames),
      .init("Sections of incident reports, for boxes and tables: a word that begins with", actionStems),
    ]
  }
}

extension MarkdownContent.Block {
  /// A box that says who does something, or by when.
  var isTakenOn: Bool {
    guard case .item(.some, _) = kind, let text = text.first?.text else { return false }
    return CommitmentText.owner(in: text) != nil || CommitmentText.due(in: text) != nil
  }
}

private let sectionNames: Set<String> = [
  "action items", "actions", "follow up actions", "follow ups", "corrective actions", "review actions", "next steps",
  "remediation items", "follow up", "follow up items", "corrective and preventative measures",
  "corrective and preventive measures", "corrective and preventative actions", "corrective and preventive actions",
  "corrective measures", "preventive measures", "preventative measures", "preventive actions", "preventative actions",
  "remediation actions", "action plan", "follow up tasks", "remediation plan", "post incident actions", "todo", "todos",
  "дії", "действия", "maßnahmen", "acciones", "ações", "アクションアイテム", "ações preventivas", "ações corretivas",
  "acciones correctivas", "acciones preventivas", "acciones de seguimiento", "acciones de mejora", "plan de acción",
  "plan de acciones", "plano de ação", "próximos pasos", "próximos passos", "medidas correctivas", "tareas", "tarefas",
]

private let actionStems = [
  "action", "follow", "next", "prevent", "remediat", "improve", "correct", "todo", "task", "mitigat", "lesson", "fix",
  "recommend", "harden", "дії", "дій", "действ", "maßnahm", "accion", "acción", "ação", "ações", "próxim",
  "tarea", "tarefa", "アクション", "対策", "再発防止", "改善",
]
