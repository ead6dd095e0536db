/// Looking into YAML by the names on the way.
extension YAMLValue {
  /// The value at a path of names and list places, separated by blanks: `spec objectives 0 target`.
  func at(_ path: String) -> YAMLValue? {
    var value = self
    for step in path.utf8.split(separator: 0x20) {
      let name = String(Substring(step))
      let next: YAMLValue?
      if let place = Int(name), let list = value.list {
        next = place < list.count ? list[place] : nil
      } else {
        next = value[name]
      }
      guard let next else { return nil }
      value = next
    }
    return value
  }

  /// The first of the paths with a text that is not empty.
  func first(_ paths: [String]) -> YAMLValue? {
    for path in paths {
      if let value = at(path), !trimmedText(value.shown).isEmpty { return value }
    }
    return nil
  }

  func firstText(_ paths: [String]) -> String? { first(paths).map { trimmedText($0.shown) } }

  /// The documents of a stream; those of a list at the top, and of a Kubernetes `List`, one by one.
  static func objects(_ roots: [YAMLValue]) -> [YAMLValue] {
    roots.flatMap { root in
      if let list = root.list { return list }
      guard root["kind"]?.text?.hasSuffix("List") == true, let items = root["items"]?.list else { return [root] }
      return items
    }
  }

  /// The last line that holds some of the value.
  var lastLine: Int {
    switch content {
    case .scalar(let text): line + max(0, text.utf8.count { $0 == 0x0A } - 1)
    case .list(let list): list.last?.lastLine ?? line
    case .mapping(let entries): entries.last.map { max($0.keyLine, $0.value.lastLine) } ?? line
    }
  }
}
