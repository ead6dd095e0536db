import Diagnostics
import ReportModel

/// What the service's checklists say to checks, up to the day of the report.
func spokenAnswers(
  in view: ServiceView, to questions: Questionnaire, into log: inout DiagnosticLog
) -> [SpokenAnswer] {
  var spoken: [SpokenAnswer] = []
  var uses = EvidenceUses()
  for record in view.answeringRecords {
    let day = view.index.day(of: record)
    if let day, day > view.asOf { continue }
    for item in record.checklistItems {
      guard let check = questions.check(answeredBy: item, in: record, into: &log) else {
        if item.isOpenBlocker { log.emit(.unmatchedBlocker(excerpt(item.text), at: record.at(line: item.line))) }
        continue
      }
      let reading = ItemReading(
        item: item, record: record, day: day, ttl: check.lifetime(view.policy), demand: check.evidence,
        worn: uses.take(item, of: record, for: check, in: view.index.evidence, into: &log), view: view)
      spoken.append(
        SpokenAnswer(
          check: check.id, day: day, answer: reading.answer, text: item.text, origin: record.at(line: item.line),
          record: record.id))
    }
  }
  return spoken
}

/// What one item says to a check.
struct SpokenAnswer: Sendable {
  /// Its id.
  var check: String
  /// On which it was said.
  var day: Day?
  var answer: AgingAnswer
  /// Of the item.
  var text: String
  var origin: Origin
  /// The id of the record in which it stands.
  var record: String
}

extension [SpokenAnswer] {
  /// The one of those to one check that counts: the newest day decides, and on one day the stricter answer.
  func deciding(on day: Day) -> CheckAnswer? { decidingItem(on: day)?.answer.answer(on: day) }

  func decidingItem(on day: Day) -> SpokenAnswer? {
    var deciding: (item: SpokenAnswer, answer: DatedAnswer)?
    for spoken in self {
      let dated = DatedAnswer(day: spoken.day, answer: spoken.answer.answer(on: day))
      if deciding.map({ dated.decides(over: $0.answer) }) ?? true { deciding = (spoken, dated) }
    }
    return deciding?.item
  }
}

/// An answer with its day; one without a day counts as the oldest.
private struct DatedAnswer {
  var day: Day?
  var answer: CheckAnswer

  func decides(over other: DatedAnswer) -> Bool {
    let (mine, theirs) = (day?.number ?? .min, other.day?.number ?? .min)
    if mine != theirs { return mine > theirs }
    if answer.state.strictness != other.answer.state.strictness {
      return answer.state.strictness < other.answer.state.strictness
    }
    return answer.reading < other.answer.reading
  }
}

extension CheckAnswer {
  /// Any fixed order will do between two answers of the same worth, if it does not depend on who came first.
  fileprivate var reading: (Int, String, Int, String, String) {
    let place = evidence.first
    return (
      expires?.number ?? .min, place?.document.source ?? "", place?.line ?? 0, place?.document.path.text ?? "", reason
    )
  }
}

extension Questionnaire {
  /// The one check that an item answers: the one it names, else the one whose claim it makes.
  func check(answeredBy item: ChecklistItem, in record: Record, into log: inout DiagnosticLog) -> Check? {
    if let named = item.check {
      if let check = byID[named] { return check }
      log.emit(.unknownCheck(named, known: checks.map(\.id), at: record.at(line: item.line)))
      return nil
    }
    switch claims.match(item.text) {
    case .none: return nil
    case .check(let id): return byID[id]
    // A cross on `no rollback capability` says the same twice, and a warning sign warns of it; a tick may mean either.
    case .negated(let id) where item.state == .fail || item.state == .partial: return byID[id]
    case .negated(let id):
      if item.state == .pass { log.emit(.negatedItem(excerpt(item.text), check: id, at: record.at(line: item.line))) }
      return nil
    case .ambiguous(let ids):
      log.emit(.ambiguousItem(excerpt(item.text), checks: ids, at: record.at(line: item.line)))
      return nil
    }
  }
}

extension ChecklistItem {
  /// Its author calls it a blocker and says that it is not met.
  fileprivate var isOpenBlocker: Bool { isBlocker && (state == .fail || state == .partial) }
}

/// The beginning of a text, for a sentence that quotes it.
func excerpt(_ text: String) -> String {
  let limit = 90
  // No scalar takes less than a byte.
  guard text.utf8.count > limit else { return text }
  let scalars = text.unicodeScalars.prefix(limit + 1)
  return scalars.count <= limit ? text : String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
}

extension Diagnostic {
  fileprivate static func unknownCheck(_ id: String, known: [String], at place: Origin) -> Diagnostic {
    let meant = suggestion(for: id, among: known).map { "Did you mean \"\($0)\"?" }
    return Diagnostic(
      .unknownCheck, .warning, "the item answers \"\(excerpt(id))\", which no check of the rubric is called",
      help: meant ?? "Name a check of the rubric, or leave the name out.", at: place.location)
  }

  fileprivate static func unmatchedBlocker(_ text: String, at place: Origin) -> Diagnostic {
    Diagnostic(
      .unmatchedBlocker, .warning, "\"\(text)\" is marked as a blocker that is not met, and answers no check",
      help: "Begin the item with the id of a check and a colon, or write it down as a Critical finding of a review.",
      at: place.location)
  }

  fileprivate static func negatedItem(_ text: String, check: String, at place: Origin) -> Diagnostic {
    Diagnostic(
      .negatedItem, .note, "\"\(text)\" is ticked and says no or not, so it does not answer \(check)",
      help: "Write what is there, or begin the item with the check's id and a colon: `\(check): ...`.",
      at: place.location)
  }

  fileprivate static func ambiguousItem(_ text: String, checks: [String], at place: Origin) -> Diagnostic {
    Diagnostic(
      .ambiguousItem, .note,
      "\"\(text)\" could answer several checks, so it answers none: \(checks.joined(separator: ", "))",
      help: "Begin the item with the check's id and a colon: `\(checks[0]): ...`.", at: place.location)
  }
}
