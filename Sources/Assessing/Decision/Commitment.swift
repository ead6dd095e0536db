import ReportModel

/// Somebody's promise to do something by a day.
struct Commitment: Hashable, Sendable {
  var owner: String?
  /// As written.
  var effort: String?
  var due: Day?
  var evidence: [Origin] = []
}

extension Commitment {
  /// `Rotate the key (owner: team-a, due 2026-12-01)`, `... @checkout by 2026-12-01`: who and when a sentence says.
  init(readIn text: String, at origin: Origin) {
    self.init(owner: ownerNamed(in: text), due: dueDay(in: text), evidence: [origin])
  }
}

/// What follows `owner:`, up to the next sign that ends it; else the first `@name`.
private func ownerNamed(in text: String) -> String? {
  let bytes = Array(text.utf8)
  let lower = bytes.map(\.lowercasedASCII)
  for label in ["owner:", "assignee:", "responsible:"] {
    guard let start = lower.firstRange(of: Array(label.utf8))?.upperBound else { continue }
    let value = bytes[start...].prefix { !",;)|\n".utf8.contains($0) }
    return statedName(String(decoding: value, as: UTF8.self))
  }
  let handle = bytes.split { !($0.isWordByte || "@-_/.".utf8.contains($0)) }.first { word in
    word.first == UInt8(ascii: "@") && word.count > 1
  }
  return handle.flatMap { statedName(String(decoding: $0, as: UTF8.self)) }
}

/// The first day behind a word that makes it one by which something is done.
private func dueDay(in text: String) -> Day? {
  let tokens = text.utf8.split { !($0.isWordByte || $0 == UInt8(ascii: "-")) }.map {
    String(decoding: $0.map(\.lowercasedASCII), as: UTF8.self)
  }
  for (word, next) in zip(tokens, tokens.dropFirst()) where dueWords.contains(word) {
    if let day = Day(iso: next) { return day }
  }
  return nil
}

private let dueWords: Set<String> = ["due", "by", "until", "before", "deadline", "date", "target"]

/// A name that says something; an answer that puts off is none.
func statedName(_ written: String) -> String? {
  let bytes = written.utf8.drop { $0 == 0x20 || $0 == UInt8(ascii: "*") }
  let name = String(decoding: bytes, as: UTF8.self)
  guard name.utf8.contains(where: \.isWordByte), !isEvasiveAnswer(name) else { return nil }
  return name
}

extension ServiceView {
  /// By check: what an open finding, debt or action says that names it in a field `check`. The first by place counts.
  var commitments: [String: Commitment] {
    var found: [String: Commitment] = [:]
    for open in openFindings {
      guard let check = open.finding.field("check") else { continue }
      found[check] =
        found[check]
        ?? Commitment(
          owner: open.finding.statedOwner, effort: open.finding.field("effort"), due: open.finding.due,
          evidence: [open.origin])
    }
    for record in openDebts + self[.action].filter({ $0.action?.state == .open }) {
      guard let check = record.fields.first(where: { $0.name.equalsIgnoringCase("check") })?.value else { continue }
      found[check] =
        found[check]
        ?? Commitment(
          owner: record.owner.flatMap(statedName), effort: record.debt?.effort,
          due: record.debt?.due ?? record.action?.due, evidence: [record.origin])
    }
    return found
  }
}

extension Record {
  // Inlined, it makes the optimiser of Swift 6.3 fail on some of its callers.
  @inline(never)
  var action: Action? {
    guard case .action(let action) = details else { return nil }
    return action
  }
}
