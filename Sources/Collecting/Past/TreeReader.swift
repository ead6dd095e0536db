internal import ReportModel

/// Lists the files of commits from their tree objects, each of which is read once however many commits have it.
struct TreeReader: Sendable {
  private let channel: BlobChannel
  private var trees: [String: [Item]] = [:]

  /// One line of a tree object.
  private struct Item: Sendable {
    var name: String
    var mode: Mode
    var id: String
  }

  private enum Mode: Hashable, Sendable {
    case tree
    case entry(Entry.Kind)
  }

  /// Larger ones are not believed.
  private static let largestTree = 64 << 20

  init(channel: BlobChannel) { self.channel = channel }

  /// The files of a commit below `prefix`.
  ///
  /// - Returns: paths relative to `prefix`, unordered; `nil` when there is no such folder or a tree is missing.
  mutating func entries(of commit: String, prefix: String) async throws -> [Entry]? {
    let root = "\(commit):\(prefix)"
    var (entries, level) = ([Entry](), [(path: "", id: root)])
    while !level.isEmpty, level.count + entries.count <= SourceOpening.mostFiles {
      guard try await read(level.map(\.id)) else { return nil }
      var below: [(path: String, id: String)] = []
      for folder in level {
        for item in trees[folder.id] ?? [] {
          let path = folder.path.isEmpty ? item.name : "\(folder.path)/\(item.name)"
          switch item.mode {
          case .tree: below.append((path, item.id))
          case .entry(let kind): entries.append(Entry(path: SourcePath(path), kind: kind, blob: item.id))
          }
        }
      }
      level = below.filter { $0.path.utf8.count <= PathProblem.longestPath }
    }
    // It has no name of its own, and is asked for once.
    trees[root] = nil
    return entries
  }

  /// - Returns: `false` when one is missing.
  private mutating func read(_ ids: [String]) async throws -> Bool {
    let unread = Set(ids.filter { trees[$0] == nil }).sorted()
    let contents = try await channel.contents(of: unread, as: .tree, keeping: Self.largestTree)
    for (id, bytes) in zip(unread, contents) {
      guard let bytes else { return false }
      trees[id] = items(bytes)
    }
    return true
  }

  /// `<mode> <name>`, a zero byte and the twenty bytes of an id, again and again.
  private func items(_ bytes: [UInt8]) -> [Item] {
    var (items, rest) = ([Item](), bytes[...])
    while let blank = rest.firstIndex(of: 32), let end = rest[blank...].firstIndex(of: 0), end + 20 < rest.endIndex {
      let id = rest[(end + 1)...(end + 20)].reduce(into: [UInt8]()) { digits, byte in
        for nibble in [byte >> 4, byte & 15] { digits.append(nibble < 10 ? 48 + nibble : 87 + nibble) }
      }
      items.append(
        Item(
          name: String(decoding: rest[(blank + 1)..<end], as: UTF8.self), mode: mode(rest[..<blank]),
          id: String(decoding: id, as: UTF8.self)))
      rest = rest[(end + 21)...]
    }
    return items
  }

  private func mode(_ digits: ArraySlice<UInt8>) -> Mode {
    if digits.elementsEqual("40000".utf8) { return .tree }
    if digits.elementsEqual("120000".utf8) { return .entry(.link) }
    return .entry(digits.elementsEqual("160000".utf8) ? .repository : .file)
  }
}
