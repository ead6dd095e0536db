private import ReportModel

/// The few settings of a repository that say where things are. Everything else in its `config` is ignored.
///
/// The file is untrusted text: nothing in it is ever handed to git, no `include` is followed, and
/// what cannot be read is skipped.
struct RepositoryConfig: Hashable, Sendable {
  /// `remote.origin.url`, as written.
  var remote: String?
  /// `core.worktree`, as written.
  var workTree: String?
  /// `sha1` when nothing is said.
  var objectFormat = "sha1"
  /// `files` when nothing is said.
  var refStorage = "files"
  var isPartialClone = false

  init() {}

  init(reading bytes: [UInt8]) {
    var section = ""
    for line in bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
      let text = line.drop(while: isBlank)
      switch text.first {
      case UInt8(ascii: "["): section = name(ofSection: text)
      case nil, UInt8(ascii: "#"), UInt8(ascii: ";"): break
      default: set(text, in: section)
      }
    }
  }

  private mutating func set(_ line: ArraySlice<UInt8>, in section: String) {
    let key = String(decoding: line.prefix { $0 != UInt8(ascii: "=") && !isBlank($0) }, as: UTF8.self).asciiLowercased
    guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { return }
    let value = plainValue(line[(equals + 1)...])
    switch "\(section).\(key)" {
    case "remote \"origin\".url": remote = remote ?? value
    case "core.worktree": workTree = value
    case "extensions.objectformat": objectFormat = value.asciiLowercased
    case "extensions.refstorage": refStorage = value.asciiLowercased
    case "extensions.partialclone", "remote \"origin\".promisor": isPartialClone = true
    default: break
    }
  }
}

/// `[remote "origin"]` as `remote "origin"`: the first word in lower case, the quoted one as it is.
private func name(ofSection line: ArraySlice<UInt8>) -> String {
  let inner = line.dropFirst().prefix { $0 != UInt8(ascii: "]") }
  let word = inner.prefix { !isBlank($0) && $0 != UInt8(ascii: "\"") }
  let quoted = inner.dropFirst(word.count).drop(while: isBlank)
  let name = String(decoding: word, as: UTF8.self).asciiLowercased
  return quoted.isEmpty ? name : "\(name) \(String(decoding: quoted, as: UTF8.self))"
}

/// Without quotes, escapes and a comment behind it.
private func plainValue(_ bytes: ArraySlice<UInt8>) -> String {
  var value: [UInt8] = []
  var isQuoted = false
  var isEscaped = false
  for byte in bytes.drop(while: isBlank) {
    switch byte {
    case _ where isEscaped:
      value.append(byte)
      isEscaped = false
    case UInt8(ascii: "\\"): isEscaped = true
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted:
      return trimmed(value)
    default: value.append(byte)
    }
  }
  return trimmed(value)
}

private func trimmed(_ bytes: [UInt8]) -> String {
  let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? 0
  return String(decoding: bytes[..<end], as: UTF8.self)
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
