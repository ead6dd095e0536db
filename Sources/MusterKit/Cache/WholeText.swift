/// All members of a value as text, however deep, and the same text for equal values: sets and dictionaries, whose order is
/// another in every run, are sorted.
///
/// For keys: a member that somebody adds later cannot be forgotten.
func wholeText(of value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  let parts = mirror.children.map { child in "\(child.label ?? ""):\(wholeText(of: child.value))" }
  switch mirror.displayStyle {
  case .set, .dictionary: return "[\(parts.sorted().joined(separator: ","))]"
  case nil: return String(reflecting: value)
  // The name of a case without values is no child.
  case .enum where parts.isEmpty: return String(reflecting: value)
  default: return "\(mirror.subjectType)(\(parts.joined(separator: ",")))"
  }
}
