public import ReportModel

/// How the site's search is made: parts with the texts of its pages, then, from the words of all parts, the rest.
///
/// The texts of all pages are never in memory together, and which words there are is known when the last was read.
public struct SearchPlan: Sendable {
  public var groups: [SearchGroup]
  /// From the words of all groups, in the order of the groups; those of several may be joined. They are used up: of ten
  /// thousand pages there is no room for them twice.
  public var closing: @Sendable (_ words: inout [SearchGroupWords]) -> [PlannedPage]
}

/// Some pages whose texts search loads together.
public struct SearchGroup: Sendable {
  public var documents: [DocumentID]
  /// From the documents, parsed; one that is not there has no text.
  public var make: @Sendable (_ documents: [DocumentID: SearchedDocument]) -> SearchPart
}

/// One file of the index, and which words stand in it.
public struct SearchPart: Sendable {
  public var address: String
  public var bytes: [UInt8]
  public var words: SearchGroupWords
}

/// The words of the pages of some groups, and the names of the parts that hold their texts.
public struct SearchGroupWords: Sendable {
  var names: [String] = []
  var postings = SearchPostings()

  public init() {}

  init(_ name: String, _ postings: SearchPostings) { (names, self.postings) = ([name], postings) }

  /// Of some groups together. What they were is gone afterwards.
  public init(joining parts: inout [SearchGroupWords]) {
    postings.reserve(parts.lazy.map(\.postings))
    for index in parts.indices {
      names += parts[index].names
      postings.append(parts[index].postings)
      parts[index] = SearchGroupWords()
    }
    postings.close()
  }
}

/// Where in a page a word stands; the best first.
enum SearchRank: UInt8, Sendable, CaseIterable {
  case title
  /// A heading, an id, or who is behind it.
  case heading
  case body
}
