import ReportModel

/// What the columns of a table say of its rows beside what was found: of threats not all are open, and bugs may be fixed.
struct FindingTableKind {
  private let isOfThreats: Bool
  private let isOfBugs: Bool
  /// What is ours, so that a version in which it is fixed is one of ours; of a package it is the one to update to.
  private let isOurs: Bool

  /// - Parameter names: Those of its columns, folded.
  init(_ names: [String], title: String) {
    let words = Set(names.flatMap { foldedWords($0) })
    isOfThreats = !words.isDisjoint(with: Self.threatWords) && words.isDisjoint(with: Self.foundWords)
    isOfBugs = Self.bugWords.contains(title)
    isOurs = (isOfBugs || Self.ownWords.contains(title)) && words.isDisjoint(with: Self.packageWords)
  }

  /// Whether a row is a finding: a threat only where something says that it is open.
  func lists(_ fields: [Field]) -> Bool { !isOfThreats || fields.contains(where: saysOpen) }

  /// `Fixed in: v2.3`, `State: Verified` where no status says otherwise.
  func closes(_ fields: [Field]) -> Bool {
    isOurs && fields.contains(where: isFix) || isOfBugs && fields.contains(where: isVerified)
  }

  private func saysOpen(_ field: Field) -> Bool {
    let name = name(of: field)
    if Self.controlNames.contains(name) { return lacksControl(field.value) }
    if Self.askedNames.contains(name) { return !ClosingText.answersYes(field.value) }
    let isState = name == "state" || name == "result" || foldedWords(name).contains("status")
    return isState && (ClosingText.leavesOpen(field.value) || CheckMark.read(field.value)?.state == .fail)
  }

  private func lacksControl(_ text: String) -> Bool {
    NoneText.saysNone(text) || CheckMark.read(text)?.state == .fail
      || foldedWords(text).count == 1 && ClosingText.leavesOpen(text)
  }

  /// By a version or a change; `Q1 2027`, a day and a sprint are plans.
  private func isFix(_ field: Field) -> Bool {
    guard Self.fixNames.contains(name(of: field)), holdsDigits(field.value),
      CalendarText.days(in: field.value) == nil, DateText.day(in: field.value) == nil,
      !foldedWords(field.value).contains(where: isPlan)
    else { return false }
    return ClosingText.closesFinding("fixed in " + field.value)
  }

  private func isPlan(_ word: String) -> Bool {
    word == "sprint" || word.utf8.count == 4 && Int(word).map((1970...2200).contains) ?? false
  }

  private func isVerified(_ field: Field) -> Bool {
    name(of: field) == "state" && foldedWords(field.value) == ["verified"]
  }

  private func name(of field: Field) -> String { foldedWords(field.name).joined(separator: " ") }

  static var understood: [Understanding.Row] {
    [
      .init("Findings: tables of what is one only where it says that it is open", threatWords.sorted(by: byBytes)),
      .init("Findings: tables of what may be fixed in a version", bugWords.union(ownWords).sorted(by: byBytes)),
      .init("Column of that version", fixNames.sorted(by: byBytes)),
    ]
  }

  private static let threatWords: Set<String> = ["threat", "threats"]
  private static let foundWords: Set<String> = [
    "finding", "findings", "issue", "issues", "vulnerability", "gap", "weakness", "problem",
  ]
  private static let bugWords: Set<String> = ["bug", "bugs", "defect", "defects"]
  private static let ownWords: Set<String> = ["finding", "findings", "issue", "issues"]
  private static let packageWords: Set<String> = [
    "package", "library", "dependency", "cve", "image", "installed", "vulnerability", "advisory",
  ]
  private static let controlNames: Set<String> = ["mitigation", "mitigations", "control", "controls", "countermeasure"]
  private static let askedNames: Set<String> = ["mitigated", "fixed", "resolved", "closed"]
  private static let fixNames: Set<String> = ["fixed in", "fixed by", "resolved in"]
}
