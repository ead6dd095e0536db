import ReportModel

/// Which waiver continues which: by what it says it renews, and by its days. Who writes a new one where another ends has
/// renewed it, whether it says so or not.
struct WaiverRenewals: Sendable {
  /// A waiver, and what its days and its check are.
  struct Entry: Sendable {
    var record: Record
    /// Its service and its check; `nil` for what accepts no failure, such as one that is not fit to.
    var subject: Subject?
    var begins: Day?
    var expires: Day?
  }

  struct Subject: Hashable, Sendable {
    var service: String
    var check: String
  }

  /// By the index of each entry: what it says it renews, and what it follows by its days.
  private let (named, followed): ([Int: Int], [Int: Int])
  private let indices: [String: Int]
  private let renewing: Set<Int>

  init(_ entries: [Entry]) {
    let book = NamedWaivers(entries)
    var named: [Int: Int] = [:]
    for index in entries.indices { named[index] = book.former(of: index) }
    self.named = named
    indices = Dictionary(entries.indices.map { (entries[$0].record.id, $0) }) { first, _ in first }
    renewing = Set(entries.indices.filter { entries[$0].record.waiver?.renews != nil })
    followed = Self.followed(entries)
  }

  /// Whether it says that it renews one, and there is none of that name.
  func isLost(_ record: Record) -> Bool {
    indices[record.id].map { renewing.contains($0) && named[$0] == nil } ?? false
  }

  /// How many times what it continues was continued, itself included. One more than is allowed is as far as it counts, so
  /// that a ring ends.
  func count(before record: Record) -> Int {
    var (count, current) = (0, Set([indices[record.id]].compactMap(\.self)))
    while count <= Waiver.mostRenewals {
      let continuing = current.filter { renewing.contains($0) || followed[$0] != nil }
      guard !continuing.isEmpty else { break }
      count += 1
      current = Set(continuing.flatMap { [named[$0], followed[$0]] }.compactMap(\.self))
    }
    return count
  }

  /// How many days before the end of one the next may begin that takes its place.
  private static let overlap = 21

  /// Of each the last one of the same subject near whose end it began, and which it outlasts: what holds side by side renews
  /// nothing.
  private static func followed(_ entries: [Entry]) -> [Int: Int] {
    let groups = Dictionary(grouping: entries.indices.filter { entries[$0].subject != nil }) { entries[$0].subject }
    var followed: [Int: Int] = [:]
    for group in groups.values {
      let dated = group.compactMap { index in entries[index].begins.map { (index: index, begins: $0) } }
        .sorted { ($0.begins, $0.index) < ($1.begins, $1.index) }
      for (place, next) in dated.enumerated() {
        followed[next.index] =
          dated[..<place].last { former in
            guard let end = entries[former.index].expires, let own = entries[next.index].expires else { return false }
            return former.begins < next.begins && end < own && (end + -overlap...end + 1).contains(next.begins)
          }?.index
      }
    }
    return followed
  }
}

/// Waivers by all that others call them: an id, a path from the folder of the other's document or from the root, a title.
private struct NamedWaivers {
  private let entries: [WaiverRenewals.Entry]
  private let (ids, titles): ([Name: [Int]], [Name: [Int]])
  private let documents: [DocumentID: [Int]]
  private let paths: [String: CitedPaths]

  private struct Name: Hashable {
    var source: String
    var text: String
  }

  init(_ entries: [WaiverRenewals.Entry]) {
    self.entries = entries
    func grouped(_ names: (Record) -> [String]) -> [Name: [Int]] {
      let named = entries.indices.flatMap { index in
        let record = entries[index].record
        return Set(names(record)).map { (Name(source: record.origin.document.source, text: $0), index) }
      }
      return Dictionary(grouping: named) { $0.0 }.mapValues { $0.map(\.1) }
    }
    ids = grouped { [$0.statedID, $0.id].compactMap(\.self) }
    titles = grouped { [foldedName($0.title)] }
    documents = Dictionary(grouping: entries.indices) { entries[$0].record.origin.document }
    paths = Dictionary(grouping: documents.keys, by: \.source).mapValues { documents in
      CitedPaths(Set(documents.map(\.path)), cited: [])
    }
  }

  /// Of several of that name one on the same subject, and the newest that is older than the waiver itself.
  func former(of index: Int) -> Int? {
    let entry = entries[index]
    guard let written = entry.record.waiver?.renews else { return nil }
    let document = entry.record.origin.document
    let others = [
      ids[Name(source: document.source, text: written)], inDocument(written, from: document),
      titles[Name(source: document.source, text: foldedName(written))],
    ].lazy.compactMap { $0?.filter { $0 != index } }
    return others.first { !$0.isEmpty }?.max { fitness($0, entry) < fitness($1, entry) }
  }

  private func inDocument(_ written: String, from document: DocumentID) -> [Int]? {
    let path = paths[document.source]?.exactly(written, from: document.path)
    return path.flatMap { documents[DocumentID(source: document.source, path: $0)] }
  }

  private func fitness(_ index: Int, _ next: WaiverRenewals.Entry) -> (Int, Int, Int) {
    let former = entries[index]
    let day = former.begins.flatMap { begins in next.begins.map { begins < $0 } ?? true ? begins.number : nil }
    return (former.subject == next.subject ? 1 : 0, day ?? .min, -index)
  }
}
