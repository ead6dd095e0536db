import ReportModel

/// "2/4 done" in a checklist: against all of its items, or against those of the part in which it stands.
///
/// What does not apply may be counted or not.
func checklistClaims(of record: Record) -> [Claim] {
  guard case .checklist(let checklist) = record.details, let stated = checklist.stated, !checklist.items.isEmpty,
    !checklist.items.contains(where: { $0.state == .unknown && $0.note != nil })
  else { return [] }
  let parts = checklist.parts(around: stated.line).filter { !$0.isEmpty }
  let isRight = parts.contains { part in
    let (passes, applicable) = (part.count { $0.state == .pass }, part.count { $0.state != .notApplicable })
    return stated.done == passes && (stated.total == part.count || stated.total == applicable)
  }
  let items = checklist.items
  let passes = items.count { $0.state == .pass }
  return [
    Claim(
      kind: .fraction, origin: record.at(line: stated.line), text: "\(stated.done)/\(stated.total)",
      stated: "\(stated.done)/\(stated.total)",
      derived: isRight ? "\(stated.done)/\(stated.total)" : "\(passes)/\(items.count)",
      verdict: isRight ? .verified : .refuted, derivation: "\(items.count) items: \(tally(of: items)).",
      evidence: items.prefix(20).map { record.at(line: $0.line) }, record: record.id)
  ]
}

extension Checklist {
  /// All items, those above the line and those below it, and those of the sections next to it.
  fileprivate func parts(around line: Int) -> [[ChecklistItem]] {
    let (above, below) = (items.filter { $0.line < line }, items.filter { $0.line > line })
    let sections = [above.last?.section, below.first?.section].compactMap(\.self)
    return [items, above, below] + sections.map { section in items.filter { $0.section == section } }
  }
}

/// "1 pass, 1 partial, 1 fail, 1 not-applicable"
private func tally(of items: [ChecklistItem]) -> String {
  ChecklistItem.State.allCases.compactMap { state in
    let count = items.count { $0.state == state }
    return count > 0 ? "\(count) \(state.rawValue)" : nil
  }.joined(separator: ", ")
}

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
    let word = plainWords(status).first, ["completed", "complete", "done"].contains(word)
  else { return [] }
  return [
    Claim(
      kind: .status, origin: record.origin, text: "\(status) at \(progress) %", stated: word, derived: "\(progress) %",
      verdict: progress == "100" ? .verified : .refuted, derivation: "\(word) is 100 %, and \(progress) % are stated",
      record: record.id)
  ]
}
