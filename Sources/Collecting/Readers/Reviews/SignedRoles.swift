import Markdown
import ReportModel

/// Who signed a review, role by role, in a table of signatures: nobody is credited with what others have decided.
struct SignedRoles {
  private struct Row {
    var role: String
    var said: MarkdownContent.Line
    /// Its column is of what is judged, and speaks for nobody.
    var isThing: Bool
  }

  private let rows: [Row]

  init(in blocks: ArraySlice<MarkdownContent.Block>) {
    rows = blocks.filter { !$0.isQuoted }.flatMap { block -> [Row] in
      guard case .table(let table) = block.kind else { return [] }
      let names = table.header.map { foldedWords($0.text).joined(separator: " ") }
      let decision = names.firstIndex(where: StatedVerdict.decisionColumns.contains)
      guard let role = names.firstIndex(where: Self.roles.contains),
        let said = decision ?? names.firstIndex(where: Self.signed.contains)
      else { return [] }
      let isThing = StatedVerdict.things.contains(names[role])
      return table.rows.map {
        .init(role: $0[role].text, said: $0[said], isThing: isThing)
      }
    }
  }

  /// Takes the persona off what it has not signed; what another one refuses is said by that one.
  func correct(_ record: inout Record) {
    guard let persona = record.persona, case .review(var review) = record.details else { return }
    let own = rows.filter { speaks($0, for: persona) }
    guard !own.isEmpty else { return }
    let approves = review.verdict == .pass || review.verdict == .conditional
    let stated = rows.first { $0.said.number == review.verdictLine }
    if approves, own.allSatisfy({ isOpen($0.said.text) }) {
      record.persona = nil
    } else if let stated, !stated.isThing, !own.contains(where: { $0.said.number == review.verdictLine }) {
      record.persona = ReviewTitle.persona(ofRole: foldedWords(stated.role)) ?? stated.role
    } else {
      return
    }
    review.reviewer = nil
    record.details = .review(review)
  }

  private func speaks(_ row: Row, for persona: String) -> Bool {
    let role = foldedWords(row.role)
    return foldedName(row.role) == foldedName(persona) || ReviewTitle.persona(ofRole: role) == persona
  }

  /// Nothing, an empty box, or a word for later.
  private func isOpen(_ text: String) -> Bool {
    if CheckMark.read(text).map({ $0.state != .pass && $0.state != .partial }) ?? false { return true }
    if StandingText.hasBoxes(text) { return StandingText.read(text).isEmpty }
    let words = foldedWords(text)
    return words.isEmpty && CheckMark.read(text) == nil || words.first.map(Self.open.contains) ?? false
  }

  static var understood: [Understanding.Row] {
    [
      .init("Table of signatures: column of the role", roles), .init("Table of signatures: column of the mark", signed),
      .init("Table of signatures: nobody has signed", open),
    ]
  }

  private static let roles: Set<String> = ["role", "persona", "team", "department", "area", "function", "reviewer"]
  private static let signed: Set<String> = [
    "signed", "signed off", "sign off", "signoff", "signature", "approved", "approval", "status",
  ]
  private static let open: Set<String> = [
    "tbd", "tba", "pending", "open", "todo", "no", "not", "awaiting", "waiting", "requested", "n", "na", "missing",
    "outstanding", "unsigned",
  ]
}
