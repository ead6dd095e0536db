import Markdown
import ReportModel

/// Why a question does not apply, who agrees, and until when: `N/A: no card data; approved by sre; review by 2027-01-01`.
enum ExemptionText {
  /// - Parameters:
  ///   - texts: What the row says, its remark first.
  ///   - names: The row names its check in front, so that the whole of its text may be the reason.
  /// - Returns: `nil` when it says none of the three.
  static func read(_ texts: [String?], names: Bool) -> Exemption? {
    var (exemption, said) = (Exemption(), String?.none)
    for (index, text) in texts.enumerated() {
      guard let text else { continue }
      let (reason, found) = parts(of: text, isRemark: index == 0 || names)
      exemption.approver = exemption.approver ?? found.approver
      exemption.reviewBy = exemption.reviewBy ?? found.reviewBy
      exemption.reason = exemption.reason ?? reason
      said = said ?? found.reason
    }
    // What was said with the approval is the reason only where there is no other.
    exemption.reason = exemption.reason ?? said
    return exemption == Exemption() ? nil : exemption
  }

  /// A row of a table has columns for them, or says it all in its remark.
  static func read(
    _ row: [MarkdownContent.Line], below header: [MarkdownContent.Line], note: String?
  ) -> Exemption? {
    var exemption = read([note], names: false) ?? Exemption()
    for (name, cell) in zip(header, row) where !cell.text.isEmpty {
      switch foldedWords(name.text).joined(separator: " ") {
      case "reason", "justification", "why", "comment", "comments", "note", "notes", "remark", "rationale":
        let found = parts(of: cell.text, isRemark: true).found
        exemption.reason = plainReason(clauses(cell.text)[0]) ?? exemption.reason ?? found.reason
        exemption.approver = exemption.approver ?? found.approver
        exemption.reviewBy = exemption.reviewBy ?? found.reviewBy
      case "approver", "approved by", "approved", "signed off by": exemption.approver = cell.text
      case "review by", "review on", "expires", "valid until", "until", "re review":
        exemption.reviewBy = DateText.day(in: cell.text) ?? exemption.reviewBy
      default: break
      }
    }
    return exemption == Exemption() ? nil : exemption
  }

  /// Clause by clause: one that begins like an approval or a date is one, and an approval may have a reason of its own; the
  /// first of the others is the reason.
  ///
  /// - Parameter isRemark: It says nothing but that; in the text of a row the reason stands behind `N/A`.
  private static func parts(of text: String, isRemark: Bool) -> (reason: String?, found: Exemption) {
    var (reason, found, isBehindMark) = (String?.none, Exemption(), isRemark)
    for clause in clauses(text) {
      if let approval = rest(of: clause, after: approvals) {
        let (name, said) = parted(approval)
        found.approver = found.approver ?? name
        found.reason = found.reason ?? said
      } else if let date = rest(of: clause, after: reviews) {
        found.reviewBy = found.reviewBy ?? DateText.day(in: date)
      } else if endsInMark(clause) {
        isBehindMark = true
      } else if reason == nil, isBehindMark {
        reason = plainReason(behindColon(clause))
      }
    }
    return (reason, found)
  }

  /// `ops: one button deploys it`: who approved, and why. A day is no reason.
  private static func parted(_ approval: String) -> (name: String, reason: String?) {
    guard let colon = approval.utf8.firstIndex(of: UInt8(ascii: ":")),
      approval.utf8[colon...].dropFirst().first == 0x20
    else { return (approval, nil) }
    let name = trimmedText(approval.utf8[..<colon].withText)
    let rest = trimmedText(approval.utf8[approval.utf8.index(after: colon)...].withText)
    let words = foldedWords(rest).filter { $0.utf8.contains { !(0x30...0x39).contains($0) } }
    return name.isEmpty ? (approval, nil) : (name, words.count > 1 ? plainReason(rest) : nil)
  }

  private static func clauses(_ text: String) -> [String] {
    let separators = Set(";,()".utf8)
    let clauses = text.utf8.split { separators.contains($0) }.map { trimmedText($0.withText) }.filter { !$0.isEmpty }
    return clauses.isEmpty ? [""] : clauses
  }

  /// `N/A`, `PCI-DSS: not applicable`.
  private static func endsInMark(_ clause: String) -> Bool {
    let words = foldedWords(clause)
    return words.last == "na" || words.suffix(2) == ["n", "a"] || words.suffix(2) == ["not", "applicable"]
  }

  private static func behindColon(_ clause: String) -> String {
    guard let colon = clause.utf8.lastIndex(of: UInt8(ascii: ":")) else { return clause }
    return trimmedText(clause.utf8[clause.utf8.index(after: colon)...].withText)
  }

  private static func plainReason(_ text: String) -> String? {
    foldedWords(text).count > 1 && rest(of: text, after: approvals + reviews) == nil ? text : nil
  }

  private static func rest(of clause: String, after openings: [String]) -> String? {
    let lower = clause.asciiLowercased
    guard let opening = openings.first(where: lower.hasBytePrefix) else { return nil }
    let rest = trimmedText(clause.utf8.dropFirst(opening.utf8.count).withText)
    let value = rest.utf8.first == UInt8(ascii: ":") ? trimmedText(rest.utf8.dropFirst().withText) : rest
    return value.isEmpty ? nil : value
  }

  private static let approvals = ["approved by", "approver", "agreed by", "signed off by"]
  private static let reviews = [
    "review by", "review on", "reviewed again by", "revisit by", "look again by", "valid until", "until", "expires",
  ]
}
