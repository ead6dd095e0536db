import Markdown
import ReportModel

/// Where each of those who are asked says yes or no: in a table, a list or a field.
enum SignOff {
  /// `Approval & Sign-off`, `Go/No-Go poll`: below it a status is a decision.
  static func isHeading(_ heading: String) -> Bool {
    let words = foldedWords(heading)
    return words.contains(where: headings.contains) || holdsSignOff(words)
  }

  /// `### Required`, `### Security` below one.
  static func isPart(_ heading: String) -> Bool {
    let words = foldedWords(heading)
    return !words.isEmpty && words.allSatisfy { roles.contains($0) || parts.contains($0) }
  }

  private static func holdsSignOff(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { $0 == "sign" && ["off", "offs"].contains($1) }
  }

  /// What a name says whose value is the answer of somebody: `Security sign-off`, `Approved by QA`, `Sign-off`.
  static func isName(_ words: [String]) -> Bool {
    var words = words[...]
    while let last = words.last, states.contains(last) { words.removeLast() }
    for phrase in askings where words.starts(with: phrase) && words.count > phrase.count {
      return words.dropFirst(phrase.count).allSatisfy(roles.contains)
    }
    guard let asked = answers.first(where: { words.suffix($0.words.count).elementsEqual($0.words) }) else {
      return false
    }
    let who = words.dropLast(asked.words.count)
    return who.allSatisfy(roles.contains) && !(who.isEmpty && asked.needsRole)
  }

  /// Whether an answer refuses, or depends on something; the last one of `NO-GO → GO` counts, and of a choice none.
  static func refuses(_ text: String) -> Bool {
    let text = latest(of: text)
    guard !VerdictText.isChoice(text) else { return false }
    if LaunchAdviceText.verdict(in: text) != nil { return true }
    // A mark alone.
    return VerdictText.clauses(of: text).isEmpty && VerdictText.verdict(in: text) == .fail
  }

  /// `NO-GO → GO`: what was said last.
  static func latest(of text: String) -> String {
    ["\u{2192}", "->", "=>"].reduce(text) { text, arrow in
      guard text.containsBytes(arrow), let last = text.split(separator: arrow).last else { return text }
      return trimmedText(last)
    }
  }

  /// `No`, a cross: nobody has signed yet.
  static func isUnsigned(_ text: String) -> Bool {
    let words = foldedWords(text).filter(SaidLines.isWord)
    return words.isEmpty || words == ["no"]
  }

  /// `Security: REJECTED`, `Security — NO-GO`, and of a list also `Security (refused: F-1)`.
  static func answer(_ line: MarkdownContent.Line, isItem: Bool) -> (who: String, text: String)? {
    if isItem, let (who, remark) = bracketed(line.text) { return (who, remark) }
    if let (name, value) = labelledValue(line) { return (name, value) }
    guard let parting = Parting(lastDash: line.text), isItem || isRole(String(parting.head)) else { return nil }
    return (String(parting.head), trimmedText(parting.rest))
  }

  private static func bracketed(_ text: String) -> (who: String, remark: String)? {
    guard text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.firstIndex(of: UInt8(ascii: "(")),
      case let who = text.utf8[..<open].withText, !who.containsByte(UInt8(ascii: ":")), Parting(firstDash: who) == nil
    else { return nil }
    return (who, text.utf8[text.utf8.index(after: open)...].dropLast().withText)
  }

  private static func isRole(_ who: String) -> Bool {
    foldedWords(withoutBrackets(who)).allSatisfy { roles.contains($0) || !SaidLines.isWord($0) }
  }

  /// Whether it may be one who says so: a role says no, and a person or another place says what only a launch is told.
  static func refuses(_ text: String, by who: String) -> Bool {
    let words = foldedWords(withoutBrackets(who))
    guard !words.isEmpty, words.count < 6, !EvasiveText.isElsewhere("in " + who), refuses(text) else { return false }
    if isRole(who) { return true }
    guard words.allSatisfy({ !matters.contains($0) && !holdsDigits($0) }) else { return false }
    return foldedWords(latest(of: text)).first.map { $0 != "no" } ?? false || LaunchAdviceText.refusesLaunch(text)
  }

  private static func withoutBrackets(_ name: String) -> String {
    name.utf8.prefix { $0 != UInt8(ascii: "(") }.withText
  }

  static var understood: [Understanding.Row] {
    [
      .init("Sections of those who say yes or no, with", (headings.sorted(by: byBytes) + ["sign off", "sign offs"])),
      .init("Parts of such a section, besides who is asked", parts.sorted(by: byBytes)),
      .init("Field: answer of somebody", answers.map { $0.words.joined(separator: " ") }),
      .init("Field: answer of somebody, in front of who is asked", askings.map { $0.joined(separator: " ") }),
      .init("Words of those who are asked", roles.sorted(by: byBytes)),
      .init("Line below a sign-off that is no answer, with", matters.sorted(by: byBytes)),
    ] + Columns.understood
  }

  private static let headings: Set<String> = [
    "signoff", "signoffs", "approval", "approvals", "approvers", "poll", "vote", "votes", "voting", "signatories",
  ]
  private static let parts: Set<String> = [
    "required", "mandatory", "optional", "signatures", "matrix", "table", "final", "summary", "status", "who",
  ]
  private static let states: Set<String> = ["status", "decision", "result", "state"]
  private static let answers: [(words: [String], needsRole: Bool)] = [
    (["sign", "off"], false), (["signoff"], false), (["approval"], false), (["vote"], true), (["verdict"], true),
    (["gate"], true),
  ]
  private static let askings = ["approved by", "signed off by", "sign off by", "signoff by", "accepted by"].map {
    foldedWords($0)
  }
  static let roles: Set<String> = [
    "a11y", "accessibility", "and", "architect", "architecture", "auditor", "backend", "business", "ceo", "chief",
    "ciso", "cloud", "code", "compliance", "cpo", "cto", "customer", "data", "dba", "design", "dev", "development",
    "devops", "director", "dpo", "engineer", "engineering", "executive", "final", "finance", "formal", "frontend",
    "head", "infra", "infrastructure", "launch", "lead", "legal", "management", "manager", "marketing", "mobile",
    "officer", "operations", "ops", "owner", "performance", "platform", "principal", "privacy", "product", "production",
    "project", "qa", "quality", "release", "reliability", "reviewer", "risk", "safety", "security", "senior", "sponsor",
    "sre", "staff", "stakeholder", "support", "team", "tech", "technical", "test", "testing", "the", "ux", "vp",
  ]
  private static let matters: Set<String> = [
    "alternative", "alternatives", "blocker", "blockers", "change", "changes", "comment", "comments", "condition",
    "conditions", "date", "earlier", "exception", "exceptions", "feature", "features", "finding", "findings", "first",
    "former", "initial", "issue", "issues", "item", "items", "next", "note", "notes", "option", "options", "previous",
    "proposal", "proposals", "reason", "reasons", "request", "requests", "risks", "round", "scope", "test", "tests",
    "ticket", "version", "waiver", "waivers",
  ]
}

extension SignOff {
  /// Which columns of a table say who decided what.
  struct Columns {
    enum Kind {
      /// `Verdict`, `Vote`: any word of a verdict counts.
      case decision
      /// `Approved`, `Status`: only what refuses in so many words, or depends on something.
      case answer
      /// `Signed`: a bare no says that nobody has.
      case signature
    }

    let answer: Int
    let kind: Kind
    let signer: Int?
    /// `Rejected`, with a tick.
    let refusal: Int?

    /// - Parameter names: Those of the columns, folded.
    init?(_ names: [String], isInSignOff: Bool) {
      func last(_ isOne: (String) -> Bool) -> Int? { names.indices.dropFirst().first { isOne(names[$0]) } }
      let isSigner = { (name: String) in
        StatedVerdict.isSigner(name) || isInSignOff && Self.asked.contains(name)
      }
      refusal = last(Self.refusals.contains)
      if let index = last(StatedVerdict.decisionColumns.contains)
        ?? names.firstIndex(where: StatedVerdict.decisionColumns.contains),
        // `| Approval | Owner | Status |` below a sign-off asks for a status.
        index > 0 || !isInSignOff || last(Self.loose.contains) == nil
      {
        (answer, kind) = (index, names[index] == "recommendation" ? .answer : .decision)
        signer = names.indices.first { $0 != index && isSigner(names[$0]) }
        return
      }
      signer = names.firstIndex(where: isSigner)
      guard let signer else { return nil }
      let isAsked = isInSignOff || Self.isPerson(names[signer])
      if let index = last({ isAsked && Self.sure.contains($0) || isInSignOff && Self.loose.contains($0) }),
        index != signer
      {
        (answer, kind) = (index, .answer)
      } else if isAsked, let index = last(Self.signed.contains), index != signer {
        (answer, kind) = (index, .signature)
      } else {
        return nil
      }
    }

    /// `Role`, and nothing that is judged or may be the name of a thing.
    private static func isPerson(_ name: String) -> Bool {
      !StatedVerdict.things.contains(name) && !["name", "function", "who"].contains(name)
    }

    static var understood: [Understanding.Row] {
      [
        .init("Column of a table of who decided what: where it refuses", sure.sorted(by: byBytes)),
        .init("Column of such a table below a sign-off: where it refuses", loose.sorted(by: byBytes)),
        .init("Column of such a table: where it refuses, and a bare no is open", signed.sorted(by: byBytes)),
        .init("Column of such a table: a tick refuses", refusals.sorted(by: byBytes)),
        .init("Column of who is asked below a sign-off", asked.sorted(by: byBytes)),
      ]
    }

    private static let sure: Set<String> = [
      "approved", "approve", "approves", "decision approved", "approved rejected", "approve reject", "approval status",
      "sign off", "signoff", "sign off status", "signoff status", "sign off decision",
    ]
    private static let loose: Set<String> = [
      "status", "outcome", "result", "response", "position", "answer", "opinion",
    ]
    private static let signed: Set<String> = ["signed", "signed off", "signature"]
    private static let refusals: Set<String> = ["rejected", "refused", "declined", "not approved", "reject"]
    private static let asked: Set<String> = [
      "approval", "discipline", "domain", "gate", "owner", "sign off", "signoff", "signatory",
    ]
  }
}
