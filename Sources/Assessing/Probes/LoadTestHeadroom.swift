import ReportModel

extension Probe {
  /// The newest load test that says how many times the peak it stood for says at least two, and what it measured bears that
  /// out.
  static let loadTestHeadroom = Probe("load-test-headroom", without: "no load test states its multiple of the peak") {
    view in
    let stated = view.newestLoadTests.compactMap { record in record.statedLoad.map { (record, $0) } }
    guard let best = stated.map(\.1.tenths).max() else { return nil }
    let evidence = stated.map(\.0.origin)
    // What breaks under a load bears no greater one.
    let broken = stated.compactMap { record, load in record.breakdown(under: load).map { (load.tenths, $0) } }
    let limit = broken.map(\.0).min() ?? .max
    let unbroken = stated.filter { $0.1.tenths < limit }
    // A title or a field alone is a word.
    if let borne = unbroken.filter({ $0.0.loadTest?.isMeasured == true }).map(\.1.tenths).max(), borne >= 20 {
      return CheckAnswer(.pass, "tested at \(multipleText(borne)) times the peak", evidence: evidence)
    }
    if let said = unbroken.map(\.1.tenths).max(), said >= 20 {
      return CheckAnswer(
        .claimed, "said to be tested at \(multipleText(said)) times the peak, of which no measured value can be read",
        evidence: evidence)
    }
    if let worst = broken.min(by: { $0.0 < $1.0 }), best >= 20 {
      return CheckAnswer(.fail, "at \(multipleText(worst.0)) times the peak \(worst.1)", evidence: evidence)
    }
    return CheckAnswer(.fail, "tested at no more than \(multipleText(best)) times the peak", evidence: evidence)
  }
}

/// How many times the peak a test stood for, in tenths.
private struct StatedLoad {
  var tenths: Int
  /// It says that this was not held to the end, and not how far it came.
  var isBrokenOff: Bool

  /// Of several multiples the greatest; of a test that was broken off the smallest, which it came to.
  init?(_ text: String) {
    let found = multiples(in: text)
    guard let least = found.min(), let most = found.max() else { return nil }
    let words = Set(claimWords(text))
    let breaks = !breakingWords.isDisjoint(with: words) || words.contains("failed") && denials.isDisjoint(with: words)
    let tellsReached = breaks || !reachingWords.isDisjoint(with: words)
    tenths = tellsReached ? least : most
    isBrokenOff = breaks && found.count == 1
  }
}

private let breakingWords: Set<String> = [
  "abort", "aborted", "stopped", "cancelled", "canceled", "crashed", "collapsed", "interrupted", "broke", "cut", "not",
  "never",
]
/// "No requests failed."
private let denials: Set<String> = ["no", "none", "nothing", "without", "0"]
/// Beside several multiples one is what was meant, and the least what became of it.
private let reachingWords: Set<String> = ["only", "instead", "reached", "achieved", "planned"]

extension Record {
  /// `2x`, `2.5x`, `3× peak`, `twice the peak` in the field of the load aimed at, else in the title.
  fileprivate var statedLoad: StatedLoad? {
    let names: Set<String> = ["target-load", "target_load", "targetload", "load", "peak"]
    let field = fields.first { names.contains(foldedName($0.name)) }.flatMap { StatedLoad($0.value) }
    return field ?? StatedLoad(title)
  }

  /// Why it did not bear the load: the end of a sentence; `nil` where nothing says so.
  fileprivate func breakdown(under load: StatedLoad) -> String? {
    if load.isBrokenOff { return "it was broken off" }
    guard let test = loadTest else { return nil }
    let broken = test.thresholds.filter { !$0.isKept }
    if !broken.isEmpty {
      return
        "\(broken.count) of \(counted(test.thresholds.count, "limit", "limits")) \(broken.count == 1 ? "was" : "were") broken"
    }
    // A test that has a limit for them, and keeps it, has said how many may fail.
    let isLimited = test.thresholds.contains { limit in
      claimWords(limit.metric).contains { ["error", "errors", "failed", "failure", "failures"].contains($0) }
    }
    guard !isLimited, let failed = test.errorRate.flatMap({ ExactDecimal($0, isCut: true) })?.fraction,
      failed >= mostFailed
    else { return nil }
    return "\((failed * Fraction(100)).percentText) % of the requests failed"
  }
}

/// The share of failed requests from which on a test without a limit for them has borne nothing.
private let mostFailed = Fraction(1, 20)

/// The numbers in front of an `x` or a `×`, or of what the peak is to be multiplied by in words, in tenths.
private func multiples(in text: String) -> [Int] {
  let words = text.utf8.split { " (),".utf8.contains($0) }.map { String(Substring($0)).asciiLowercased }
  return words.indices.compactMap { index in
    let word = words[index]
    let digits = word.utf8.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    let sign = word.utf8.dropFirst(digits.count)
    if sign.elementsEqual("x".utf8) || sign.elementsEqual("\u{D7}".utf8) { return tenths(digits) }
    // "Tested three times" multiplies nothing.
    func isOfPeak(_ rest: ArraySlice<String>) -> Bool { rest.first.map(multiplied.contains) ?? false }
    let rest = words[(index + 1)...]
    if let factor = factors[word], isOfPeak(rest) { return factor }
    guard rest.first == "times", isOfPeak(rest.dropFirst()) else { return nil }
    return numerals[word] ?? (sign.isEmpty ? tenths(digits) : nil)
  }
}

private let factors = ["twice": 20, "double": 20, "thrice": 30, "triple": 30]
private let numerals = ["two": 20, "three": 30, "four": 40, "five": 50, "ten": 100]
private let multiplied: Set<String> = ["the", "our", "expected", "usual", "normal", "peak"]

private func tenths(_ digits: Substring.UTF8View) -> Int? {
  let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), let whole = Int(Substring(parts[0])), whole < 1000 else { return nil }
  guard parts.count == 2 else { return whole * 10 }
  guard let digit = parts[1].first, (0x30...0x39).contains(digit) else { return nil }
  return whole * 10 + Int(digit) - 0x30
}

private func multipleText(_ tenths: Int) -> String {
  tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
}
