/// How much of a thing is done, where an item says so: `3 of 5`, `3/5`, `50 %`.
public enum StatedShare {
  /// All of all is no share: it takes evidence like any other yes.
  public static func read(_ item: ChecklistItem) -> (done: Int, all: Int)? {
    let counted = read(item.note ?? "") ?? read(item.text)
    let text = ItemText(item.text)
    // Behind the id of a check stands the answer, and the id says what is measured.
    let isWhole = item.check.map { !isMeasure($0) } ?? false && text.answers.isEmpty
    let answers = isMeasure(text.subject) ? [] : [item.note ?? ""] + text.answers
    let percentages = (answers + (isWhole ? [item.text] : [])).lazy.compactMap { percentage(beforeRest($0)) }
    guard let share = counted ?? percentages.first, share.done < share.all else {
      return nil
    }
    return share
  }

  /// `90 %, the rest next month` says how much is done; `99.9 %, over 30 days` does not.
  private static func beforeRest(_ text: String) -> String {
    let parts = text.utf8.split(maxSplits: 1) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    guard parts.count == 2, let rest = AnswerClauses.read(String(Substring(parts[1]))).first,
      let first = rest.first(where: { $0 != "the" && $0 != "and" }), ["rest", "remaining", "others"].contains(first)
    else { return text }
    return String(Substring(parts[0]))
  }

  /// `3 of 5` or `3/5`, standing free.
  ///
  /// - Returns: `nil` without one, for more done than there is, and for what stands in a longer run (`2025/10/01`).
  public static func read(_ text: String) -> (done: Int, all: Int)? {
    let tokens = text.utf8.split { " (),;:".utf8.contains($0) }.prefix(64).map { Array($0) }
    for (index, token) in tokens.enumerated() {
      let halves = token.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      if halves.count == 2, let share = share(halves[0], halves[1]) { return share }
      var rest = tokens.dropFirst(index + 1)
      if rest.first.map({ $0.elementsEqual("out".utf8) }) ?? false { rest = rest.dropFirst() }
      guard rest.first.map({ $0.elementsEqual("of".utf8) }) ?? false, let all = rest.dropFirst().first else { continue }
      if let share = share(token[...], all[...]) { return share }
    }
    return nil
  }

  /// Of a text that says nothing before its share: `3 of 4 dependencies`, `50 %`.
  public static func whole(_ text: String) -> (done: Int, all: Int)? {
    let isCounted = text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return isCounted ? read(text) ?? percentage(text) : nil
  }

  /// A text that is nothing else: `50 %`, `about 50% done`. The percentages of a threshold or a split are none.
  public static func percentage(_ text: String) -> (done: Int, all: Int)? {
    let tokens = text.utf8.split { " :;()~".utf8.contains($0) }.map { token in
      String(decoding: token.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
    }
    let words = tokens.drop { about.contains($0) }
    guard let first = words.first else { return nil }
    let isJoined = first.utf8.last == UInt8(ascii: "%")
    let number = isJoined ? String(first.dropLast()) : first
    var rest = words.dropFirst()
    if !isJoined {
      guard let sign = rest.popFirst(), ["%", "percent"].contains(sign) else { return nil }
    }
    guard rest.allSatisfy(done.contains) else { return nil }
    let parts = Array(number.utf8).split(omittingEmptySubsequences: false) { byte in
      byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
    }
    guard (1...2).contains(parts.count), let whole = smallNumber(parts[0]), whole <= 100 else { return nil }
    guard parts.count == 2 else { return (whole, 100) }
    guard let tenths = parts[1].first, (0x30...0x39).contains(tenths), whole < 100 else { return nil }
    return (whole * 10 + Int(tenths) - 48, 1000)
  }

  /// Behind such a subject a percentage is what was measured or agreed, not how much of it is done.
  private static func isMeasure(_ subject: String) -> Bool {
    if subject.unicodeScalars.contains(where: { "<>=%\u{2264}\u{2265}".unicodeScalars.contains($0) }) { return true }
    return AnswerClauses.read(subject).joined().contains(where: measures.contains)
  }

  private static func share(_ done: ArraySlice<UInt8>, _ all: ArraySlice<UInt8>) -> (done: Int, all: Int)? {
    guard let done = smallNumber(done), let all = smallNumber(all), all > 0, done <= all else { return nil }
    return (done, all)
  }

  private static func smallNumber(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...4).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  public static var understood: [Understanding.Row] {
    [
      Understanding.Row("A tick is a share where its answer is", ["3 of 5", "3 out of 5", "3/5", "50 %"]),
      Understanding.Row("A percentage is no share of what is called", measures),
    ]
  }

  private static let about: Set<String> = [
    "about", "ca", "ca.", "approx", "approx.", "approximately", "roughly", "only",
  ]
  private static let done: Set<String> = [
    "done", "complete", "completed", "ready", "implemented", "finished", "migrated", "automated", "documented",
    "covered",
    "so", "far", "yet",
  ]
  private static let measures: Set<String> = [
    "coverage", "availability", "uptime", "slo", "slos", "sla", "slas", "sli", "rate", "ratio", "utilisation",
    "utilization", "usage", "cpu", "memory", "disk", "threshold", "limit", "limits", "sampling", "canary", "traffic",
    "headroom", "budget", "objective", "objectives", "target", "targets", "load", "toil", "savings", "spare", "reserve",
  ]
}
