import ReportModel

/// What the words of a certificate's decision amount to.
enum CertificateVerdictText {
  /// Whether the text is one of the words of the table and nothing else: `NO_GO`, `no-go`.
  static func isStandard(_ text: String) -> Bool { !isDoubted(text) && standard(foldedWords(text)) != nil }

  /// Of several verdicts in one text the strictest counts. What is not understood is unrecognised, never a pass.
  static func verdict(in written: String) -> Certificate.Verdict {
    let standing = StandingText.read(written)
    let text = PassRemark.removed(from: ValidityText.read(standing)?.rest ?? standing)
    if isStandard(text), let verdict = standard(foldedWords(text)) { return verdict }
    let clauses = clauses(of: text).map { SettledText.removed(from: $0) }.filter { !$0.isEmpty }
    guard let strictest = clauses.flatMap(verdicts).min(by: { rank($0) < rank($1) }) else { return .unrecognised }
    guard [.approved, .go, .recommend].contains(strictest) else { return strictest }
    let words = Set(clauses.joined())
    if isDoubted(text) || !words.isDisjoint(with: open) { return .unrecognised }
    guard words.isDisjoint(with: provisos) else { return .conditionallyApproved }
    // A recommendation only informs, whatever it says.
    return strictest == .recommend || clauses.allSatisfy(isPlain) ? strictest : .unrecognised
  }

  /// The verdict that is the stricter of two; one that is not understood takes an approval back.
  static func isStricter(_ one: Certificate.Verdict, than other: Certificate.Verdict) -> Bool {
    one == .unrecognised
      ? [.approved, .go, .recommend, .conditionallyApproved].contains(other) : rank(one) < rank(other)
  }

  /// Whether a text takes a decision back, or says that there is none yet: `REVOKED on 2026-11-24`.
  static func withholds(_ text: String) -> Bool {
    !Set(foldedWords(StandingText.read(text))).isDisjoint(with: open)
  }

  /// Whether nothing stands beside the words of the decision that could change it.
  private static func isPlain(_ clause: [String]) -> Bool {
    var (rest, others) = (VerdictText.withoutDenied(clause)[...], [String]())
    while let word = rest.first {
      let phrase = phrases.first { rest.starts(with: $0.words) }
      let isSign = !word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      if phrase == nil, !isSign, !approving.contains(word) { others.append(word) }
      rest = rest.dropFirst(phrase?.words.count ?? 1)
    }
    return PassRemark.isHarmless(others)
  }

  /// A list of the words to choose from, or a hole to fill in: what a template has in the place of a verdict.
  static func isPlaceholder(_ text: String) -> Bool {
    let text = trimmedText(text)
    if StandingText.hasBoxes(text) { return false }
    if let first = text.utf8.first, "[{<".utf8.contains(first), !text.utf8.contains(UInt8(ascii: "(")) { return true }
    let parts = text.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ",") }
    return parts.count { isStandard($0.withText) } > 2
  }

  private static func standard(_ words: [String]) -> Certificate.Verdict? { exact[words.joined(separator: "_")] }

  private static let exact: [String: Certificate.Verdict] = Dictionary(
    uniqueKeysWithValues: Certificate.Verdict.allCases.filter { $0 != .unrecognised }.map {
      ($0.rawValue.asciiLowercased, $0)
    })

  private static func isDoubted(_ text: String) -> Bool {
    text.unicodeScalars.contains { "❌⛔🛑🚫✗✘✖🔴🟠🟡?".unicodeScalars.contains($0) } || foldedWords(text).first == "was"
  }

  private static func rank(_ verdict: Certificate.Verdict) -> Int {
    Certificate.Verdict.allCases.firstIndex(of: verdict) ?? 0
  }

  /// Lower-case words, in groups that punctuation sets apart; a hyphen between letters joins nothing: `NO-GO` is two words.
  private static func clauses(of text: String) -> [[String]] {
    text.split { ".,;:!()|\n\u{2013}\u{2014}".contains($0) }.flatMap { part in
      // A hyphen between blanks parts, one between letters does not.
      part.split(separator: " - ").map { foldedWords($0) }
    }.filter { !$0.isEmpty }
  }

  private static func verdicts(_ clause: [String]) -> [Certificate.Verdict] {
    var found: [Certificate.Verdict] = []
    var index = 0
    var isNegated = false
    while index < clause.count {
      if let (phrase, verdict) = phrases.first(where: { clause[index...].starts(with: $0.words) }) {
        found.append(isNegated ? verdict.negated : verdict)
        index += phrase.count
      } else {
        isNegated = isNegated || negating.contains(clause[index])
        index += 1
      }
    }
    return found
  }

  /// Longer phrases stand before those that they begin with.
  private static let phrases = texts.map { (words: foldedWords($0.0), verdict: $0.1) }

  private static let texts: [(String, Certificate.Verdict)] = [
    ("emergency stop", .emergencyStop), ("rejected", .rejected), ("reject", .rejected), ("disapproved", .rejected),
    ("denied", .rejected), ("declined", .rejected), ("failed", .rejected), ("fail", .rejected), ("no go", .noGo),
    ("nogo", .noGo), ("not ready", .noGo), ("block", .noGo), ("blocked", .noGo), ("do not recommend", .doNotRecommend),
    ("do not launch", .noGo), ("do not deploy", .noGo), ("not recommended", .doNotRecommend),
    ("requires remediation", .requiresRemediation), ("remediation required", .requiresRemediation),
    ("needs remediation", .requiresRemediation), ("remediation", .requiresRemediation),
    ("needs further review", .needsFurtherReview),
    ("requires further review", .needsFurtherReview), ("further review", .needsFurtherReview),
    ("needs review", .needsFurtherReview), ("no conditions", .approved), ("without conditions", .approved),
    ("conditionally", .conditionallyApproved), ("conditional", .conditionallyApproved),
    ("conditions", .conditionallyApproved), ("condition", .conditionallyApproved), ("advisory only", .advisoryOnly),
    ("advisory", .advisoryOnly), ("recommended", .recommend), ("recommend", .recommend), ("approved", .approved),
    ("approve", .approved), ("approval", .approved), ("certified", .approved), ("certify", .approved), ("go", .go),
  ]

  static var understood: [Understanding.Row] { Understanding.Row.meanings("Verdict", in: table) }

  /// The table as it is published, the strictest meaning first.
  static var table: WordTable {
    let known = Certificate.Verdict.allCases.filter { $0 != .unrecognised }
    let rows = known.map { verdict in
      WordTable.Row(verdict.rawValue, [verdict.rawValue] + texts.filter { $0.1 == verdict }.map(\.0))
    }
    return WordTable(
      id: "certificate-verdicts", title: "Decisions of certificates, the strictest first",
      explanation: """
        Case, punctuation and underscores do not matter. Of several decisions in one text the strictest counts. A \
        negation in front (\(quoted(negating))) turns an approval into a refusal. A proviso beside an approval \
        (\(quoted(provisos))) makes it conditional. As long as one of \(quoted(open)) is said, and for everything \
        else, the decision is unrecognised, and never a pass: so it is for an approval with other words beside it than a \
        day, a version, who signed, until when it is valid, and those listed for reviews as without meaning. What is \
        struck through is not said, and of options behind boxes only the ticked ones are. It is read from the decision \
        section, and taken back by a section on its revocation.
        """,
      rows: rows)
  }

  /// What else says yes, beside a decision.
  private static let approving: Set<String> = ["ready", "pass", "passed", "passes", "good", "ok", "accepted"]
  private static let negating: Set<String> = [
    "not", "no", "never", "cannot", "without", "isnt", "cant", "dont", "unable", "refused", "withhold",
  ]
  /// Nothing is decided as long as one of these is said.
  private static let open: Set<String> = [
    "pending", "withheld", "revoked", "withdrawn", "expired", "draft", "awaiting", "tbd", "proposed",
    "suspended", "rescinded", "retracted", "superseded", "void", "invalid",
  ]
  private static let provisos: Set<String> = [
    "if", "once", "after", "when", "until", "unless", "provided", "subject", "except", "exception",
    "exceptions", "assuming", "partially", "partial",
  ]
}

extension Certificate.Verdict {
  /// "not approved", "cannot recommend": a refusal stays one.
  fileprivate var negated: Certificate.Verdict {
    switch self {
    case .approved, .conditionallyApproved, .advisoryOnly: .rejected
    case .go: .noGo
    case .recommend: .doNotRecommend
    default: self
    }
  }
}
