/// The name of whoever has approved something; `nil` where the words say that nobody has yet.
///
/// `not approved`, `pending (platform)` and `head-of-ops (not yet signed)` name nobody who has.
func statedApprover(_ written: String) -> String? {
  guard let name = statedName(written) else { return nil }
  let words = claimWords(name)
  guard let first = words.first, first != "no", first != "none", refusals.isDisjoint(with: words),
    !words.starts(with: ["to", "be"])
  else { return nil }
  return name
}

private let refusals: Set<String> = [
  "not", "never", "pending", "awaiting", "awaits", "unsigned", "unapproved", "tbd", "tba", "tbc", "todo", "refused",
  "rejected", "declined", "denied", "withdrawn", "revoked", "nobody", "requested", "asked", "waiting", "self", "myself",
  "offen",
]
