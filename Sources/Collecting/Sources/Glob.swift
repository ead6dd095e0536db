package import ReportModel

/// A pattern for paths: `*` and `?` stay within a component, `**` is any number of components, `[a-z]` and `[!a-z]` are sets.
///
/// A pattern with a `/` is anchored at the source's root; one without it may match at any depth. What
/// matches a folder covers everything in it. Bytes are compared, so `?` is one byte.
///
/// - Complexity: never worse than the product of both lengths: only the last `*` and the last `**` are retried.
package struct Glob: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let description: String
  private let parts: [Part]

  package init(_ text: String) {
    description = text
    let pieces = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
      .filter { !$0.elementsEqual(".".utf8) }
    let isFloating = pieces.count == 1 && !text.utf8.dropLast().contains(UInt8(ascii: "/"))
    let named = pieces.map { $0.elementsEqual("**".utf8) ? Part.anyDepth : .name(tokens(of: Array($0))) }
    parts = isFloating ? [.anyDepth] + named : named
  }

  package init(stringLiteral text: String) { self.init(text) }

  package func matches(_ path: SourcePath) -> Bool { matches(PathBytes(path)) }

  func matches(_ path: PathBytes) -> Bool {
    var (part, component) = (0, 0)
    var retry: (part: Int, component: Int)?
    while true {
      // The pattern is used up: it names this path or a folder above it.
      if part == parts.count { return component > 0 }
      if case .anyDepth = parts[part] {
        // A last `**` wants at least one component below.
        if part == parts.count - 1 { return component < path.components.count }
        retry = (part + 1, component)
        part += 1
        continue
      }
      if component < path.components.count, case .name(let name) = parts[part],
        matchesName(name, path.bytes[path.components[component]])
      {
        (part, component) = (part + 1, component + 1)
      } else if let last = retry, last.component + 1 < path.components.count {
        retry = (last.part, last.component + 1)
        (part, component) = (last.part, last.component + 1)
      } else {
        return false
      }
    }
  }

  private enum Part: Hashable, Sendable {
    case anyDepth
    case name([Token])
  }
}

/// A path cut at its slashes, once for many patterns.
struct PathBytes {
  let bytes: [UInt8]
  private(set) var components: [Range<Int>] = []

  init(_ path: SourcePath) {
    bytes = Array(path.text.utf8)
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == UInt8(ascii: "/") {
      if start < index { components.append(start..<index) }
      start = index + 1
    }
  }
}

private enum Token: Hashable, Sendable {
  case byte(UInt8)
  case any
  case run
  case set([ClosedRange<UInt8>], isNegated: Bool)

  func accepts(_ byte: UInt8) -> Bool {
    switch self {
    case .byte(let own): own == byte
    case .any: true
    case .run: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(byte) } != isNegated
    }
  }
}

/// The classic matcher with one retry: a later `*` makes every earlier one unnecessary to retry.
private func matchesName(_ pattern: [Token], _ name: ArraySlice<UInt8>) -> Bool {
  var (token, position) = (0, name.startIndex)
  var retry: (token: Int, position: Int)?
  while position < name.endIndex {
    if token < pattern.count, pattern[token] == .run {
      retry = (token + 1, position)
      token += 1
    } else if token < pattern.count, pattern[token].accepts(name[position]) {
      (token, position) = (token + 1, position + 1)
    } else if let last = retry {
      retry = (last.token, last.position + 1)
      (token, position) = (last.token, last.position + 1)
    } else {
      return false
    }
  }
  return pattern[token...].allSatisfy { $0 == .run }
}

private func tokens(of pattern: [UInt8]) -> [Token] {
  var tokens: [Token] = []
  var index = 0
  while index < pattern.count {
    switch pattern[index] {
    case UInt8(ascii: "*"):
      if tokens.last != .run { tokens.append(.run) }
    case UInt8(ascii: "?"): tokens.append(.any)
    case UInt8(ascii: "["):
      if let (set, end) = byteSet(in: pattern, from: index) {
        tokens.append(set)
        index = end
      } else {
        tokens.append(.byte(pattern[index]))
      }
    case UInt8(ascii: "\\") where index + 1 < pattern.count:
      index += 1
      tokens.append(.byte(pattern[index]))
    case let byte: tokens.append(.byte(byte))
    }
    index += 1
  }
  return tokens
}

/// `[a-z0-9]`, `[!x]`, `[]]`.
///
/// - Returns: the set and the index of its `]`; `nil` when it is not closed, and then `[` stands for itself.
private func byteSet(in pattern: [UInt8], from open: Int) -> (Token, end: Int)? {
  var index = open + 1
  let isNegated = index < pattern.count && (pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^"))
  if isNegated { index += 1 }
  let first = index
  var ranges: [ClosedRange<UInt8>] = []
  while index < pattern.count {
    let low = pattern[index]
    if low == UInt8(ascii: "]"), index > first { return (.set(ranges, isNegated: isNegated), index) }
    let isRange =
      index + 2 < pattern.count && pattern[index + 1] == UInt8(ascii: "-") && pattern[index + 2] != UInt8(ascii: "]")
    let high = isRange ? pattern[index + 2] : low
    if low <= high { ranges.append(low...high) }
    index += isRange ? 3 : 1
  }
  return nil
}
