import ReportModel

/// Somebody's promise to do something by a day.
struct Commitment: Hashable, Sendable {
  var owner: String?
  /// As written.
  var effort: String?
  var due: Day?
  var evidence: [Origin] = []
}

/// A name that says something; an answer that puts off, a sign alone and a name that is struck out are none.
func statedName(_ written: String) -> String? {
  let bytes = written.utf8.drop { $0 == 0x20 || $0 == UInt8(ascii: "*") }
  let name = String(decoding: bytes, as: UTF8.self)
  let isLetter = { (scalar: Unicode.Scalar) in
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
  guard !name.hasPrefix("~~"), name.unicodeScalars.contains(where: isLetter) else { return nil }
  let said = String(name.unicodeScalars.drop { !isLetter($0) })
  return EvasiveText.isWhole(said) || saysNobody(said) ? nil : name
}

/// `not assigned`, `none yet`, `(open)`.
private func saysNobody(_ name: String) -> Bool {
  let words = name.utf8.split { !$0.isWordByte }.prefix(4).map {
    String(decoding: $0.map(\.lowercasedASCII), as: UTF8.self)
  }
  return nobody.contains(words.joined(separator: " "))
}

private let nobody: Set<String> = [
  "not assigned", "not yet assigned", "not assigned yet", "to be assigned", "to be named", "none yet", "nobody yet",
  "no one", "noone", "no one yet", "needs owner", "needs an owner", "owner needed", "no owner", "no owner yet",
  "vacant",
  "open", "offen", "unklar", "unclear", "unowned", "unstaffed", "missing", "not known", "nicht zugewiesen", "niemand",
]

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
