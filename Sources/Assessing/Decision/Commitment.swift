import ReportModel

/// Somebody's promise to do something by a day.
struct Commitment: Hashable, Sendable {
  var owner: String?
  /// As written.
  var effort: String?
  var due: Day?
  var evidence: [Origin] = []
}

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
