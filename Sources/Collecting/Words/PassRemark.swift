import ReportModel

/// What may stand beside a pass without changing it: a day, a version, who signed, and words that promise nothing.
enum PassRemark {
  /// Whether nothing but such words stands in a clause.
  static func isHarmless(_ clause: [String]) -> Bool {
    clause.allSatisfy(words.contains) && !asksForMore(clause) || clause.allSatisfy(roles.contains)
  }

  /// `with requirements` that nobody says are met, and `quality below requirements`.
  private static func asksForMore(_ clause: [String]) -> Bool {
    if let below = clause.firstIndex(of: "below"), below + 1 < clause.endIndex { return true }
    return clause.contains(where: demands.contains) && !clause.contains(where: meeting.contains)
  }

  /// The text without days, versions and the names of who signed, its punctuation kept.
  static func removed(from text: String) -> String {
    let tokens = joinedIDs(text.utf8.split(separator: 0x20).map { withoutFootnote($0) })
    var (kept, index) = ([String](), tokens.startIndex)
    while index < tokens.endIndex {
      let count = length(of: tokens[index...])
      if count > 0 {
        kept.append(signs(of: tokens[index..<(index + count)].joined(separator: " ")))
      } else {
        kept.append(tokens[index])
      }
      index += max(1, count)
    }
    return kept.joined(separator: " ")
  }

  /// `S-1, S-2 are closed` without the comma, which parts nothing.
  private static func joinedIDs(_ tokens: [String]) -> [String] {
    zip(tokens, tokens.dropFirst() + [""]).map { token, next in
      token.utf8.last == UInt8(ascii: ",") && isID(bare(token)) && isID(bare(next)) ? String(token.dropLast()) : token
    }
  }

  /// `S-1`, `#412`.
  private static func isID(_ word: String) -> Bool {
    guard let last = word.utf8.last, (0x30...0x39).contains(last), Day(iso: word) == nil else { return false }
    let name = word.utf8.prefix { !(0x30...0x39).contains($0) }
    return name.last.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "#") } ?? false && name.count < 12
  }

  /// `GO[^1]`; what the note says is read with the review.
  private static func withoutFootnote(_ token: Substring.UTF8View) -> String {
    guard token.last == UInt8(ascii: "]"), let start = token.firstRange(of: "[^".utf8)?.lowerBound else {
      return token.withText
    }
    return token[..<start].withText
  }

  /// How many tokens at the beginning make a remark; 0 when they begin none.
  private static func length(of tokens: ArraySlice<String>) -> Int {
    guard let first = tokens.first else { return 0 }
    let word = bare(first)
    if ["on", "dated"].contains(word.asciiLowercased) {
      let day = dayLength(tokens.dropFirst())
      return day > 0 ? day + 1 : 0
    }
    if word.asciiLowercased == "by" {
      let names = tokens.dropFirst().prefix(nameCount(tokens.dropFirst())).count
      return names > 0 ? names + 1 : 0
    }
    return isVersion(word) || isHandle(word) || isComplete(word) ? 1 : dayLength(tokens)
  }

  private static func dayLength(_ tokens: ArraySlice<String>) -> Int {
    guard let first = tokens.first else { return 0 }
    if Day(iso: bare(first)) != nil { return 1 }
    let words = tokens.prefix(3).map { bare($0) }
    let isDay =
      words.count == 3 && words.contains { CalendarText.month($0.asciiLowercased) != nil }
      && words.contains { $0.utf8.count == 4 && Int($0) != nil }
      && DateText.day(in: words.joined(separator: " ")) != nil
    return isDay ? 3 : 0
  }

  /// Up to four names in capitals, handles or roles; nobody signs by a word of denial or of time.
  private static func nameCount(_ tokens: ArraySlice<String>) -> Int {
    var count = 0
    for token in tokens.prefix(4) {
      let (word, folded) = (bare(token), bare(token).asciiLowercased)
      let isCapital = word.utf8.first.map { (0x41...0x5A).contains($0) || $0 >= 0x80 } ?? false
      let isNoName =
        holdsDigits(word) || nobody.contains(folded) || VerdictText.negating.contains(folded)
        || CalendarText.month(folded) != nil
        || folded.hasBytePrefix("end")
        || folded.utf8.count > 5 && folded.utf8.suffix(3).elementsEqual("day".utf8)
      guard isHandle(word) || roles.contains(folded) || isCapital && !isNoName else { break }
      count += 1
      if let last = token.utf8.last, ".,;:)".utf8.contains(last) { break }
    }
    return count
  }

  /// `v1.2.3`.
  private static func isVersion(_ word: String) -> Bool {
    let rest = word.utf8.dropFirst()
    return word.utf8.first.map { $0 | 0x20 == UInt8(ascii: "v") } ?? false && !rest.isEmpty
      && rest.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }

  private static func isHandle(_ word: String) -> Bool { word.utf8.first == UInt8(ascii: "@") && word.utf8.count > 1 }

  /// All of all: `24/24`.
  private static func isComplete(_ word: String) -> Bool {
    let parts = split(word, at: UInt8(ascii: "/"))
    guard parts.count == 2, let done = Int(parts[0]), let all = Int(parts[1]) else { return word == "100%" }
    return done == all
  }

  /// Without the signs around it.
  private static func bare(_ token: String) -> String {
    let isSign = { (byte: UInt8) in "()[],.;:*".utf8.contains(byte) }
    return token.utf8.drop(while: isSign).reversed().drop(while: isSign).reversed().withText
  }

  private static func signs(of text: String) -> String { text.utf8.filter { "(),.;:".utf8.contains($0) }.withText }

  static var understood: [Understanding.Row] {
    [
      .init("Beside a pass, without meaning", words.sorted(by: byBytes)),
      .init("Beside a pass, who signed", roles.sorted(by: byBytes)),
      .init("Beside a pass, nobody who signed", nobody.sorted(by: byBytes)),
      .init("Beside a pass, a promise that has to be kept, as with `met`", demands.sorted(by: byBytes)),
    ]
  }

  static let words: Set<String> = [
    "a", "all", "an", "and", "are", "as", "been", "below", "checks", "code", "comments", "confirmed", "criteria",
    "deploy",
    "deployment", "detected", "excellent", "for", "found", "fully", "great", "has", "have", "identified",
    "improvements", "is", "it", "launch", "live", "looks", "merge", "met", "minor", "nits", "notes", "now", "overall",
    "proceed", "production", "quality", "recommendations", "release", "remarks", "requirements", "rollout",
    "satisfied", "service", "ship", "suggestions", "the", "there", "this", "to", "unconditionally", "verified", "very",
    "we", "were", "with", "el", "la", "o", "os", "los", "es", "está", "están", "estão", "para", "y", "e",
    "servicio", "serviço", "sistema", "aplicación", "aplicação", "producción", "produção", "lanzamiento", "lançamento",
  ]

  private static let demands: Set<String> = ["requirements", "criteria"]
  private static let meeting: Set<String> = ["met", "satisfied", "verified", "confirmed", "all"]
  private static let nobody: Set<String> = ["tbd", "tba", "pending", "only", "unknown", "todo", "nobody"]
  private static let roles: Set<String> = [
    "architect", "architecture", "auditor", "by", "ceo", "chief", "ciso", "cto", "director", "engineer", "engineering",
    "head", "lead", "manager", "officer", "owner", "platform", "principal", "product", "qa", "reviewer", "security",
    "senior", "signed", "sre", "staff", "team", "vp",
  ]
}
