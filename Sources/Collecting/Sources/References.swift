/// What `HEAD` and the refs of a repository name, read as bytes.
struct References: Hashable, Sendable {
  /// Full id of the commit (or tag) that `HEAD` names; `nil` before the first commit.
  var head: String?
  /// Full ref name and object id.
  var named: [String: String] = [:]
  /// `HEAD` holds neither an id nor the name of a branch.
  var isHeadDamaged = false
}

/// - Parameter all: Also every branch and tag, which only a revision asked for by name needs.
func readReferences(of repository: Repository, all: Bool) -> References {
  guard let own = try? OpenFolder(at: repository.gitFolder) else { return References(isHeadDamaged: true) }
  defer { own.close() }
  guard let common = try? OpenFolder(at: repository.commonFolder) else { return References(isHeadDamaged: true) }
  defer { common.close() }

  var references = References()
  let head = firstLine((try? own.bytes(of: "HEAD", limit: 4096)) ?? [])
  let packed = (try? common.bytes(of: "packed-refs", limit: 64 << 20)) ?? []
  if all {
    references.named = packedReferences(packed, where: { _ in true })
    references.named.merge(looseReferences(in: common)) { _, loose in loose }
  }
  let marker = Array("ref: ".utf8)
  if head.starts(with: marker), isReferenceName(head.dropFirst(marker.count)) {
    let name = String(decoding: head.dropFirst(marker.count), as: UTF8.self)
    let loose = (try? common.bytes(of: name, limit: 4096)).flatMap { objectID(firstLine($0)) }
    references.head = loose ?? packedReferences(packed, where: { $0.elementsEqual(name.utf8) })[name]
  } else if let id = objectID(head[...]) {
    references.head = id
  } else {
    references.isHeadDamaged = true
  }
  return references
}

/// Lines `<id> <name>`; those with `#` are the header, those with `^` say what a tag leads to, which git finds itself.
private func packedReferences(
  _ bytes: [UInt8], where isWanted: (ArraySlice<UInt8>) -> Bool
) -> [String: String] {
  var references: [String: String] = [:]
  for line in bytes.split(separator: 10) {
    guard let space = line.firstIndex(of: 32), let id = objectID(line[..<space]) else { continue }
    let name = line[(space + 1)...]
    guard isReferenceName(name), isWanted(name) else { continue }
    references[String(decoding: name, as: UTF8.self)] = id
  }
  return references
}

private func looseReferences(in folder: OpenFolder) -> [String: String] {
  var references: [String: String] = [:]
  var pending = ["refs"]
  while let path = pending.popLast(), references.count < 100_000 {
    for name in (try? folder.names(in: path)) ?? [] {
      let child = "\(path)/\(String(decoding: name, as: UTF8.self))"
      guard isReferenceName(Array(child.utf8)[...]) else { continue }
      switch (try? folder.status(of: child))?.kind {
      case .folder where child.utf8.count < 1024: pending.append(child)
      case .file: references[child] = (try? folder.bytes(of: child, limit: 4096)).flatMap { objectID(firstLine($0)) }
      default: break
      }
    }
  }
  return references
}

/// What git accepts as the full name of a branch or tag, so that it cannot lead out of the folder of refs.
private func isReferenceName(_ name: ArraySlice<UInt8>) -> Bool {
  guard name.starts(with: "refs/".utf8), name.count <= 1024 else { return false }
  return name.split(separator: 47, omittingEmptySubsequences: false).allSatisfy { component in
    guard let first = component.first, first != UInt8(ascii: ".") else { return false }
    return !component.suffix(5).elementsEqual(".lock".utf8)
      && component.allSatisfy { $0 > 32 && $0 != 127 && !"~^:?*[\\".utf8.contains($0) }
  }
}

/// 40 lower-case hexadecimal digits.
func objectID(_ bytes: ArraySlice<UInt8>) -> String? {
  guard bytes.count == 40, bytes.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
  return String(decoding: bytes, as: UTF8.self)
}

private func firstLine(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  let line = bytes.prefix { $0 != 10 && $0 != 13 }
  return line.prefix(upTo: line.lastIndex { $0 != 32 }.map { $0 + 1 } ?? line.startIndex)
}
