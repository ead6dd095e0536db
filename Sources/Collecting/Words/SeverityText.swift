import Diagnostics
import ReportModel

/// The severity that a word, a tag or an emoji stands for.
enum SeverityText {
  /// - Returns: `nil` when the text names none.
  static func severity(in written: String) -> Severity? {
    let text = ChangedSeverity.standing(in: withNarrowSigns(written))
    for scalar in text.unicodeScalars where !scalar.isASCII {
      // `🔴 High` is high: what is written beside a colour says more.
      if let severity = signs[scalar] { return writtenFirst(in: text) ?? severity }
    }
    let folded = ChangedSeverity.standing(foldedWords(text.lowercased())) { first(in: $0) != nil }
    return range(folded) ?? first(in: folded[...])
  }

  /// The first phrase, else the first word; `not high` is no level.
  private static func first(in folded: ArraySlice<String>) -> Severity? {
    for (phrase, severity) in phrases where folded.indices.contains(where: { folded[$0...].starts(with: phrase) }) {
      return severity
    }
    for (index, word) in zip(folded.indices, folded) {
      guard let severity = words[word] else { continue }
      if index > folded.startIndex, negations.contains(folded[index - 1]) { continue }
      return severity
    }
    return nil
  }

  /// Of `Medium-High`, two levels and nothing else, the graver one.
  private static func range(_ folded: [String]) -> Severity? {
    guard folded.count == 2 || folded.count == 3 && folded[1] == "to", let last = folded.last,
      let (low, high) = words[folded[0]].flatMap({ low in words[last].map { (low, $0) } })
    else { return nil }
    return min(low, high)
  }

  private static let negations: Set<String> = ["not", "non"]

  /// The level that the first words of a text are, its signs left out.
  private static func writtenFirst(in text: String) -> Severity? {
    let said = letterWords(text)
    return phrases.first { said.starts(with: $0.0) }?.1 ?? said.first.flatMap { words[$0] }
  }

  /// Of an incident, where `S1` is what is `SEV1` elsewhere.
  static func severity(ofIncident text: String) -> Severity? {
    if isChoice(text) { return nil }
    let unsigned = String(String.UnicodeScalarView(text.unicodeScalars.filter { signs[$0] == nil }))
    if unsigned != text, let severity = severity(ofIncident: unsigned) { return severity }
    if let severity = severity(in: text) { return severity }
    let levels = foldedWords(text).compactMap { word -> Severity? in
      guard word.utf8.count == 2, word.utf8.first == UInt8(ascii: "s") else { return nil }
      return severity(in: "sev" + word.utf8.dropFirst().withText)
    }
    return Set(levels).count == 1 ? levels[0] : nil
  }

  /// The severity of a heading: what it says in words counts more than the colour that it is painted in.
  static func saidSeverity(in heading: String) -> Severity? {
    severity(in: heading.utf8.filter { $0 < 0x80 }.withText) ?? severity(in: heading)
  }

  /// Whether a text begins with a level: `🔴 Critical`, `P1 — High`, `Nice to Have`.
  static func isLevel(_ text: String) -> Bool {
    let folded = foldedWords(text.utf8.filter { $0 < 0x80 }.withText)
    return folded.first.map { words[$0] != nil } ?? false || phrases.contains { folded.starts(with: $0.0) }
  }

  /// The level of a text that is a level and nothing more than a remark: `(HIGH)`, `CRITICAL - 80% of latency`.
  static func leadingSeverity(in text: String) -> Severity? {
    foldedWords(text.lowercased()).first.flatMap { words[$0] }
  }

  /// The level of a text that is one and says no more than what it is one of: `CRITICAL`, `🔴 High priority`, `P1/High`.
  static func bareLevel(_ text: some StringProtocol) -> Severity? {
    let said = letterWords(ChangedSeverity.standing(in: String(text)))
    guard let level = said.lazy.compactMap({ words[$0] }).first else { return nil }
    return said.allSatisfy { words[$0] != nil || qualifiers.contains($0) || Int($0) != nil } ? level : nil
  }

  /// Of a remark such as `HIGH, fixed` or `P1 - 15 % of latency` the level in front, when nothing but a level stands there.
  static func level(ofRemark remark: String) -> Severity? {
    let named = remark.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).map(\.withText)
    // `severity: critical, CVSS 9.8`.
    let isNamed = named.count == 2 && foldedWords(named[0]).allSatisfy(qualifiers.contains)
    let text = ChangedSeverity.standing(in: isNamed ? trimmedText(named[1]) : remark)
    let parts = text.utf8.split { ",;:|".utf8.contains($0) }.map { trimmedText($0.withText) }
    let levels = parts.map { bareLevel(Parting(firstDash: $0)?.head ?? $0[...]) }
    guard let first = parts.first, !levels.isEmpty else { return nil }
    // Of `low effort, CRITICAL` the gravest; of `was HIGH, CRITICAL since the audit` what is not told of before.
    if levels[0] != nil { return levels.compactMap(\.self).min() }
    let isBefore = foldedWords(first).first.map(ChangedSeverity.tells) ?? false
    guard isBefore || leadingSeverity(in: first) != nil else { return nil }
    return zip(parts, levels).dropFirst().compactMap { $1 ?? (isBefore ? leadingSeverity(in: $0) : nil) }.min()
  }

  /// The same behind a name for levels: `Severity: Critical`, `Priority - P0`.
  static func namedLevel(_ text: some StringProtocol) -> Severity? {
    guard let parting = Parting(first: String(text)), !foldedWords(parting.head).isEmpty,
      foldedWords(parting.head).allSatisfy(levelNames.contains)
    else { return nil }
    return bareLevel(parting.rest)
  }

  /// `Critical | High | Medium | Low` offers a choice, which somebody has yet to make.
  /// `P0 (was P1, before that P2)` tells what became of it.
  static func isChoice(_ text: String) -> Bool {
    let said = letterWords(ChangedSeverity.standing(in: text))
    return Set(said.compactMap { words[$0] }).count > 2 && !said.contains(where: ChangedSeverity.tells)
  }

  /// What a field or a cell for a severity says: a level, or a score of CVSS.
  static func rating(_ text: String) -> Severity? {
    severity(in: text) ?? score(text).map(severity(ofScore:)) ?? alone[foldedWords(text).joined(separator: " ")]
  }

  /// What is a level where nothing else stands, and elsewhere something else: the ends of a scale of five
  /// (`Highest risk: vendor outage`), that of axe, letters and numbers.
  private static let alone: [String: Severity] = [
    "highest": .critical, "lowest": .info, "serious": .high, "mod": .medium, "c": .critical, "h": .high, "m": .medium,
    "l": .low, "s0": .critical, "s1": .critical, "s2": .high, "s3": .medium, "s4": .low,
  ]

  /// The level of a cell that is one, and of a word that is one only there.
  static func cellLevel(_ text: String) -> Severity? {
    bareLevel(text) ?? alone[foldedWords(text).joined(separator: " ")]
  }

  /// `9.8`, `CVSS 9.8`, `CVSS 3.1: 9.8`: the last number with a decimal point, not of a vector.
  private static func score(_ text: String) -> Double? {
    guard holdsDigits(text) else { return nil }
    let said = text.containsBytes("AV:") ? withoutVector(text) : text
    let words = said.utf8.split { " ,:()/".utf8.contains($0) }.map(\.withText)
    guard words.allSatisfy({ cvssWords.contains($0.asciiLowercased) || $0.utf8.first.map { $0 < 0x3A } ?? false }),
      let last = words.last, last.containsByte(UInt8(ascii: ".")), let score = Double(last), (0...10).contains(score)
    else { return nil }
    return score
  }

  /// Of `9.8 (CVSS:3.1/AV:N/AC:L)` the score.
  private static func withoutVector(_ text: String) -> String {
    text.utf8.split(separator: 0x20).map(\.withText).filter { !$0.containsBytes("AV:") }.joined(separator: " ")
  }

  private static let cvssWords: Set<String> = ["cvss", "score", "base", "v2", "v3", "v3.0", "v3.1", "v4", "v4.0"]

  /// The qualitative scale of CVSS 3.1, section 5.
  private static func severity(ofScore score: Double) -> Severity {
    switch score {
    case 9...: .critical
    case 7..<9: .high
    case 4..<7: .medium
    case 0.1..<4: .low
    default: .info
    }
  }

  /// Whether a heading is a level and says no more than what it is one of, or what is to be done about it: `Critical`,
  /// `High priority (2)`, `Must fix before launch`, `Critical vulnerabilities`.
  static func isLevelHeading(_ heading: String) -> Bool {
    let said = letterWords(heading)
    guard isLevel(heading) || said.first.map({ words[$0] != nil }) ?? false else { return false }
    let isPhrase = Set(phrases.flatMap(\.0))
    return said.allSatisfy { word in
      words[word] != nil || isPhrase.contains(word) || qualifiers.contains(word) || headingWords.contains(word)
        || Int(word) != nil
    }
  }

  /// What a coloured sign in front of a text stands for, and the text behind it.
  static func takeSign(_ text: String) -> (severity: Severity, rest: String)? {
    let scalars = text.unicodeScalars.drop { $0 == " " }
    guard let first = scalars.first, let severity = signs[first] else { return nil }
    return (severity, trimmedText(Substring(scalars.dropFirst().drop { $0 == "\u{FE0F}" })))
  }

  /// The level that a single word was probably meant for: `CRITCAL`. A first letter is seldom mistyped, and there are too
  /// many words like `low`.
  static func nearestLevel(to text: String) -> String? {
    let word = text.asciiLowercased
    guard (4...9).contains(word.utf8.count), word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }), words[word] == nil
    else { return nil }
    let levels = ["critical", "blocker", "high", "major", "medium", "moderate", "minor"]
    return suggestion(for: word, among: levels.filter { $0.utf8.first == word.utf8.first }, within: 1)
  }

  /// Whether a remark of one word was meant for a level, and is none of the table.
  static func isUnknownLevel(_ remark: String) -> Bool {
    nearestLevel(to: remark) != nil || unknownLevels.contains(remark.asciiLowercased)
  }

  /// Words for levels that nobody can put in an order with the others.
  private static let unknownLevels: Set<String> = ["urgent", "severe", "serious"]

  /// Folded words, without signs that are no letters.
  private static func letterWords(_ text: some StringProtocol) -> [String] {
    let letters = String.UnicodeScalarView(
      text.lowercased().unicodeScalars.map { $0.isASCII || $0.properties.isAlphabetic ? $0 : " " })
    return joinedLevels(foldedWords(String(letters)))
  }

  /// `Sev 1` and `SEV-1` are `sev1`.
  private static func joinedLevels(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if let last = joined.last, last == "sev", Self.words[last + word] != nil {
        joined[joined.count - 1] = last + word
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  private static let levelNames: Set<String> = [
    "severity", "sev", "priority", "prio", "criticality", "level", "rating",
  ]
  /// What a level may be one of.
  private static let qualifiers: Set<String> = [
    "severity", "sev", "priority", "prio", "criticality", "risk", "impact", "level", "issue", "finding", "bug",
    "vulnerability", "launch", "release",
  ]

  /// What a heading may say besides its level without being about something else.
  private static let headingWords: Set<String> = [
    "a", "action", "actions", "address", "all", "and", "be", "before", "blocks", "bugs", "defects", "deficiencies",
    "concerns", "errors", "failures", "findings", "fix", "fixed", "fixes", "flaws", "for", "found", "gaps", "go",
    "immediate", "immediately",
    "impact", "in", "issues", "item", "items", "launch", "mängel", "live", "mitigate", "must", "needed", "needs",
    "none", "now",
    "of", "open", "or", "points", "problems", "production", "release", "remaining", "required", "requires", "resolve",
    "resolved",
    "risks", "security", "severities", "should", "the", "threats", "to", "todo", "todos", "violations",
    "vulnerabilities", "weaknesses", "will", "wishlist", "with",
  ]

  static var understood: [Understanding.Row] {
    Understanding.Row.meanings("Severity", in: table) + ChangedSeverity.understood
      + Understanding.Row.meanings(
        "Severity, alone in its field or cell", of: alone, Severity.allCases.map { ($0, $0.rawValue) }) + [
        .init("Heading of a level: what it may be one of", qualifiers.sorted(by: byBytes)),
        .init("Heading of a level: other words", headingWords.sorted(by: byBytes)),
      ]
  }

  private static let signs: [Unicode.Scalar: Severity] = [
    "🔴": .critical, "🚨": .critical, "🟠": .high, "🟡": .medium, "🟢": .low,
    "🟥": .critical, "🟧": .high, "🟨": .medium, "🟩": .low,
  ]

  /// What a test or a demand is worth; the word in front of it ("Important (Should Have)") says less.
  private static let phrases: [([String], Severity)] = [
    (["must", "have"], .critical), (["must", "fix"], .critical), (["must", "be", "fixed"], .critical),
    (["should", "have"], .medium), (["should", "fix"], .medium), (["should", "be", "fixed"], .medium),
    (["fix", "if", "time"], .medium), (["if", "time", "permits"], .medium), (["if", "time", "allows"], .medium),
    (["nice", "to", "have"], .low),
    (["could", "have"], .low), (["non", "blocking"], .low), (["not", "blocking"], .low), (["non", "critical"], .low),
    (["not", "critical"], .low), (["show", "stopper"], .critical),
    (["show", "stoppers"], .critical), (["sev", "0"], .critical), (["sev", "1"], .critical), (["sev", "2"], .high),
    (["sev", "3"], .medium), (["sev", "4"], .low),
  ]

  /// The table as it is published, the gravest first.
  static var table: WordTable {
    let rows = Severity.allCases.map { severity in
      let shown = signs.filter { $0.value == severity }.keys.map { String($0) }.sorted(by: byBytes)
      let said = phrases.filter { $0.1 == severity }.map { $0.0.joined(separator: " ") }
      let written = words.filter { $0.value == severity }.keys.sorted(by: byBytes)
      return WordTable.Row(severity.rawValue, shown + said + written)
    }
    return WordTable(
      id: "severities", title: "Severities of findings, debts and incidents",
      explanation: """
        The first sign or word of the text that is known decides, a sign before a phrase and a phrase before a word; but \
        where the text begins with a phrase or a word, that counts more than a sign. Of levels that follow each other in \
        time (`Low → Critical`, `was Low, now Critical`) the last one counts, and of a range (`Medium-High`) the graver one. \
        A text without any names no severity.
        """,
      rows: rows)
  }

  private static let words: [String: Severity] = [
    "critico": .critical, "critica": .critical, "críticos": .critical, "críticas": .critical,
    "critical": .critical, "criticals": .critical, "crit": .critical, "blocker": .critical, "blockers": .critical,
    "blocking": .critical,
    "showstopper": .critical, "showstoppers": .critical, "p0": .critical, "sev0": .critical, "sev1": .critical,
    "high": .high, "major": .high, "p1": .high, "important": .high, "sev2": .high,
    "medium": .medium, "moderate": .medium, "p2": .medium, "sev3": .medium,
    "low": .low, "minor": .low, "p3": .low, "sev4": .low,
    "критический": .critical, "критичный": .critical, "критично": .critical, "критичне": .critical,
    "критичний": .critical,
    "bloquant": .critical, "bloquante": .critical, "bloquants": .critical, "kritische": .critical, "kritiek": .critical,
    "haute": .high, "majeur": .high, "majeure": .high, "mineur": .low, "mineure": .low, "gering": .low, "laag": .low,
    "блокер": .critical, "kritisch": .critical, "hoch": .high, "mittel": .medium, "niedrig": .low,
    "высокий": .high, "высокая": .high, "високий": .high, "висока": .high, "важливе": .high,
    "средний": .medium, "средняя": .medium, "середній": .medium, "середня": .medium,
    "низкий": .low, "низкая": .low, "низький": .low, "низька": .low,
    "crítico": .critical, "crítica": .critical, "alto": .high, "alta": .high, "médio": .medium, "média": .medium,
    "baixo": .low, "baixa": .low, "bajo": .low, "baja": .low, "élevé": .high, "élevée": .high, "moyen": .medium,
    "moyenne": .medium, "faible": .low, "致命": .critical, "严重": .critical, "紧急": .critical, "重大": .critical,
    "高": .high, "中": .medium, "低": .low,
    "med": .medium, "majors": .high, "minors": .low, "nit": .info, "nits": .info, "nitpicks": .info,
    "info": .info, "informational": .info, "trivial": .info, "note": .info, "p4": .info,

  ]
}
