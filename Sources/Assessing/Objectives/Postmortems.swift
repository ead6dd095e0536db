import ReportModel

/// Which incidents have been written up, and whether anything is to be done about them.
struct Postmortems: Sendable {
  enum Fault: String, Hashable, Sendable {
    case missing = "no postmortem is linked"
    case idle = "its postmortem names no action"
  }

  /// What incidents' documents link to.
  private let links: [DocumentID: [String]]
  private let paths: [String: CitedPaths]
  /// By document: how many actions the incidents in it name.
  private let actions: [DocumentID: Int]

  init(_ portfolio: Portfolio) {
    let incidents = portfolio.records.compactMap { record -> (DocumentID, Int)? in
      guard case .incident(let incident) = record.details else { return nil }
      return (record.origin.document, incident.actions)
    }
    let actions = Dictionary(incidents, uniquingKeysWith: +)
    self.actions = actions
    links = Dictionary(
      portfolio.documents.filter { actions[$0.id] != nil }.map { ($0.id, $0.links.map(\.destination)) }
    ) { first, _ in first }
    let documents = Dictionary(grouping: actions.keys, by: \.source)
    paths = documents.mapValues { CitedPaths(Set($0.map(\.path)), cited: [String]()) }
  }

  /// `nil` for an incident with a postmortem that names an action, and for one whose postmortem nobody can look into: it
  /// lies elsewhere, or is no document that was read as one.
  func fault(of record: Record) -> Fault? {
    let document = record.origin.document
    let stated = ["postmortem", "post-mortem", "pir", "retrospective"].compactMap { record.field($0) }
      .filter { !EvasiveText.isWhole($0) && !$0.isEmpty }
    let linked = (links[document] ?? []).filter(speaksOfPostmortem)
    let isOne = [record.title, document.path.text].contains(where: speaksOfPostmortem)
    guard isOne || !stated.isEmpty || !linked.isEmpty else { return .missing }
    let others = (stated + linked).map { actions(in: $0, from: document) }
    // An own list of actions will do for a postmortem without one.
    let known = others.allSatisfy { $0 != nil }
    let count = others.compactMap(\.self).reduce(actions[document] ?? 0, +)
    return known && count == 0 ? .idle : nil
  }

  private func actions(in written: String, from document: DocumentID) -> Int? {
    guard case .file(let path)? = paths[document.source]?.find(written, from: document.path) else { return nil }
    return actions[DocumentID(source: document.source, path: path)]
  }
}

private func speaksOfPostmortem(_ text: String) -> Bool {
  let words = FoldedWords(text).words
  return words.contains { ["postmortem", "retrospective", "pir"].contains($0) }
    || zip(words, words.dropFirst()).contains { $0 == "post" && $1 == "mortem" }
}
