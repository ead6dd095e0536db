import ReportModel

/// A load test's own limits, against what it measured.
func thresholdClaims(of record: Record) -> [Claim] {
  guard case .loadTest(let test) = record.details else { return [] }
  return test.thresholds.compactMap { threshold in
    guard let limit = Limit(threshold), let text = limit.measured(test), let value = Double(text) else { return nil }
    let isMet = limit.isMet(value)
    return Claim(
      kind: .target, origin: record.at(line: threshold.line), text: "\(threshold.metric): \(threshold.expression)",
      stated: threshold.isKept ? "kept" : "broken", derived: isMet ? "kept" : "broken",
      verdict: isMet == threshold.isKept ? .verified : .refuted,
      derivation: "\(limit.name) = \(text), limit \(threshold.expression)", record: record.id)
  }
}

/// `p(95)<500` of the metrics that a load test's record keeps.
private struct Limit {
  let name: String
  private let isBelow: Bool
  private let mayEqual: Bool
  private let bound: Double

  init?(_ threshold: LoadTest.Threshold) {
    let bytes = threshold.expression.utf8.filter { $0 != 0x20 }
    guard ["http_req_duration", "http_req_failed"].contains(threshold.metric),
      let sign = bytes.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
    else { return nil }
    var rest = bytes[(sign + 1)...]
    mayEqual = rest.first == UInt8(ascii: "=")
    if mayEqual { rest = rest.dropFirst() }
    guard let bound = Double(String(decoding: rest, as: UTF8.self)) else { return nil }
    self.bound = bound
    isBelow = bytes[sign] == UInt8(ascii: "<")
    name = String(decoding: bytes[..<sign], as: UTF8.self)
  }

  func measured(_ test: LoadTest) -> String? {
    switch name {
    case "p(95)": test.p95
    case "p(99)": test.p99
    case "med", "p(50)": test.p50
    case "rate": test.errorRate
    default: nil
    }
  }

  func isMet(_ value: Double) -> Bool {
    if value == bound { return mayEqual }
    return isBelow == (value < bound)
  }
}

/// Completed means all of it.
func updateClaims(of record: Record) -> [Claim] {
  guard case .update(let update) = record.details, let progress = update.progress, let status = record.statusRaw,
    let word = FoldedWords(status).words.first, ["completed", "complete", "done"].contains(word)
  else { return [] }
  return [
    Claim(
      kind: .status, origin: record.origin, text: "\(status) at \(progress) %", stated: word, derived: "\(progress) %",
      verdict: progress == "100" ? .verified : .refuted, derivation: "\(word) is 100 %, and \(progress) % are stated",
      record: record.id)
  ]
}
