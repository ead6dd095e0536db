import Markdown
import ReportModel

/// What the fields of a finding say of whether it is over.
enum FindingState {
  /// Those that say that it is over, or that it is not.
  static func fields(of finding: Finding) -> [Field] {
    let told = finding.fields.compactMap { field -> (field: Field, isFormer: Bool)? in
      let words = name(field)
      let isFormer = words.contains(where: formerWords.contains)
      if isStatus(field.name, words) { return (field, isFormer) }
      let name = words.joined(separator: " ")
      // What is to be done may be called so, too.
      if outcomeNames.contains(name) { return outcome(field).map { ($0, isFormer) } }
      if doneNames.contains(name) { return (answered(field), false) }
      if changeNames.contains(name), namesChange(field.value) {
        return (Field(name: field.name, value: "fixed in " + field.value, line: field.line), false)
      }
      return openNames.contains(name) ? stillOpen(field).map { ($0, false) } : nil
    }
    let current = told.filter { !$0.isFormer }
    return newest((current.isEmpty ? told : current).map(\.field))
  }

  /// Of `Status (Oct)` and `Status (Nov)` the last one.
  private static func newest(_ states: [Field]) -> [Field] {
    guard let last = states.last(where: isDated), states.count(where: isDated) > 1 else { return states }
    return states.filter { !isDated($0) || $0 == last }
  }

  private static func isDated(_ field: Field) -> Bool {
    guard field.name.containsByte(UInt8(ascii: "(")), name(field) == ["status"] else { return false }
    return holdsDigits(field.name) || foldedWords(field.name).contains { CalendarText.month($0) != nil }
  }

  /// Whether a field takes back what another one says: `Retest: failed`, `Deployed: no`, `Notes: reopened on 2026-11-25`.
  static func withdraws(_ field: Field) -> Bool {
    let name = name(field).joined(separator: " ")
    if remarkNames.contains(name) { return ClosingText.reopens(field.value) }
    guard proofNames.contains(name) else { return false }
    return saysNo(field.value) || DeniedText.isDenied(field.value) || ClosingText.reopens(field.value)
      || failures.contains(foldedWords(field.value)) || StandingText.isUnticked(field.value)
  }

  /// `No`, `No – key still valid`; not `No longer exploitable`.
  private static func saysNo(_ answer: String) -> Bool {
    let words = foldedWords(answer)
    guard words.first == "no" else { return false }
    let next = trimmed(trimmed(answer.utf8[...]).dropFirst(2)).first
    return words.count == 1 || next.map { !(0x41...0x5A).contains($0 & 0xDF) } ?? true
  }

  /// `Launch blocker: yes`: it is grave, and nobody says how.
  static func blocks(_ field: Field) -> Bool {
    blockingNames.contains(name(field).joined(separator: " ")) && ClosingText.answersYes(field.value)
  }

  /// A line of its own below a finding: `✅ Fixed in #412.`, `Still open.`; of an unticked box that it is not so.
  static func sentence(_ line: String, number: Int, box: TaskState? = nil) -> Field? {
    guard line.utf8.count < 80 else { return nil }
    let said = trimmedText(line.utf8.reversed().drop { $0 == UInt8(ascii: ".") }.reversed().withText)
    if let box, box != .done { return unticked(said, number) }
    guard ClosingText.closesFinding(said) || ClosingText.reopens(said) && foldedWords(said).count < 8 else {
      return nil
    }
    return Field(name: "Status", value: said, line: number)
  }

  /// `- [ ] Fixed`, `- [ ] Verified`.
  private static func unticked(_ said: String, _ number: Int) -> Field? {
    if ClosingText.closesStatus(said) { return Field(name: "Status", value: "open", line: number) }
    guard proofNames.contains(FindingFields.words(said).joined(separator: " ")) else { return nil }
    return Field(name: said, value: "no", line: number)
  }

  /// What a field says behind a box: `- [ ] Status: Fixed` is not fixed.
  static func behind(_ box: TaskState?, _ field: (name: String, value: String)?) -> (name: String, value: String)? {
    guard let field, let box, box != .done else { return field }
    let finding = Finding(id: "", title: "", line: 0, fields: [Field(name: field.name, value: field.value, line: 0)])
    let says = fields(of: finding).contains { ClosingText.closesStatus($0.value) }
    return says ? ("Status", "open") : field
  }

  /// The words of a field's name without its remark: `Status (20 Nov)`.
  private static func name(_ field: Field) -> [String] {
    FindingFields.words(field.name.utf8.prefix { $0 != UInt8(ascii: "(") }.withText)
  }

  /// `Status`, `Status now`, `Fix status`.
  private static func isStatus(_ name: String, _ words: [String]) -> Bool {
    isField(name, called: "status")
      || words.contains("status")
        && words.allSatisfy { $0 == "status" || statusWords.contains($0) || formerWords.contains($0) }
  }

  /// Where it says that it is over, or that it is not.
  private static func outcome(_ field: Field) -> Field? {
    if ClosingText.closesStatus(field.value) || withdraws(field) { return field }
    let words = FindingFields.words(field.value)
    return words == ["passed"] || words == ["pass"] ? Field(name: field.name, value: "fixed", line: field.line) : nil
  }

  /// `Fixed: yes`, `Fixed: in 1.2`, `Fixed: 2026-11-02` as a status.
  private static func answered(_ field: Field) -> Field {
    let isYes = ClosingText.answersYes(field.value)
    let isOpen = !isYes && (DeniedText.isDenied(field.value) || foldedWords(field.value).first == "no")
    let day = DateText.day(in: field.value).map { " " + $0.iso } ?? ""
    let said = isYes ? "fixed" + day : isOpen ? "open" : field.name + " " + field.value
    return Field(name: field.name, value: said, line: field.line)
  }

  /// `#123`, `abc1234`; a version may be that of a package that nobody has yet updated to.
  private static func namesChange(_ value: String) -> Bool {
    guard ClosingText.closesFinding("fixed in " + value) else { return false }
    let word = value.utf8.prefix { $0 != 0x20 }
    let isHash = word.count >= 7 && word.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isHash || value.utf8.first == UInt8(ascii: "#")
      || foldedWords(value).first.map { ["pr", "commit", "pull"].contains($0) } ?? false
  }

  /// `Open?: no`.
  private static func stillOpen(_ field: Field) -> Field? {
    switch foldedWords(field.value) {
    case ["no"]: Field(name: field.name, value: "closed", line: field.line)
    case ["yes"]: Field(name: field.name, value: "open", line: field.line)
    default: nil
    }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Field of a finding: status, also beside", statusWords.sorted(by: byBytes)),
      .init("Field of a finding: an earlier status, where another one follows", formerWords.sorted(by: byBytes)),
      .init("Field of a finding: whether it is over, with `yes`, a tick or a day", doneNames),
      .init("Field of a finding: over, with a change or a commit", changeNames.sorted(by: byBytes)),
      .init("Field of a finding: what became of it, where it says that it is over", outcomeNames),
      .init("Field of a finding: whether it is open, with `no`", openNames.sorted(by: byBytes)),
      .init("Field of a finding that is fixed: open again with `no` or `failed`", proofNames.sorted(by: byBytes)),
      .init("Also with", failures.map { $0.joined(separator: " ") } + ["[ ]"]),
      .init("Field of a finding that is fixed: open again where it says so", remarkNames.sorted(by: byBytes)),
      .init("Field of a finding: grave, with `yes`", blockingNames.sorted(by: byBytes)),
    ]
  }

  private static let statusWords: Set<String> = [
    "now", "current", "fix", "remediation", "finding", "issue", "after", "new", "final", "retest",
  ]
  private static let formerWords: Set<String> = ["before", "previous", "initial", "old", "original"]
  private static let doneNames: Set<String> = [
    "fixed", "resolved", "closed", "done", "remediated", "mitigated", "closed on", "fixed on", "resolved on",
  ]
  private static let outcomeNames: Set<String> = [
    "resolution", "outcome", "now", "state", "result", "retest", "retest result", "disposition", "remediation",
    "before",
    "after",
  ]
  /// With a change or a commit, which is there.
  private static let changeNames: Set<String> = ["fixed in", "fixed by", "resolved in"]
  private static let openNames: Set<String> = ["open", "still open"]
  /// What a fix has to stand.
  private static let proofNames: Set<String> = [
    "retest", "retested", "retest result", "verified", "verification", "deployed", "in production", "live", "result",
    "after", "now",
  ]
  /// What it does where it has not stood.
  private static let failures = [["vulnerable"], ["exploitable"]]
  private static let remarkNames: Set<String> = [
    "note", "notes", "comment", "comments", "remark", "remarks", "update", "updates",
  ]
  static let blockingNames: Set<String> = [
    "blocking", "blocker", "launch blocker", "release blocker", "blocks launch", "blocks release",
  ]
}
