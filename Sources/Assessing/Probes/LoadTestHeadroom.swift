import ReportModel

extension Probe {
  /// The newest load test that says how many times the peak it stood for says at least two.
  static let loadTestHeadroom = Probe("load-test-headroom", without: "no load test states its multiple of the peak") {
    view in
    let stated = view.newestLoadTests.compactMap { record in record.statedMultiple.map { (record, $0) } }
    guard let best = stated.max(by: { $0.1 < $1.1 }) else { return nil }
    let evidence = stated.map(\.0.origin)
    return best.1 >= 20
      ? CheckAnswer(.pass, "tested at \(multipleText(best.1)) times the peak", evidence: evidence)
      : CheckAnswer(.fail, "tested at no more than \(multipleText(best.1)) times the peak", evidence: evidence)
  }
}

extension Record {
  /// `2x`, `2.5x`, `3× peak`, `twice the peak` in the field of the load aimed at, else in the title; in tenths.
  fileprivate var statedMultiple: Int? {
    let names: Set<String> = ["target-load", "target_load", "targetload", "load", "peak"]
    let field = fields.first { names.contains(foldedName($0.name)) }.flatMap { multiple(in: $0.value) }
    return field ?? multiple(in: title)
  }
}

/// The greatest number in front of an `x` or a `×`, or of what the peak is to be multiplied by in words, in tenths.
private func multiple(in text: String) -> Int? {
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
  }.max()
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
