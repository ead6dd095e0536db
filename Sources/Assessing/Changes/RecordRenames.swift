import ReportModel

/// How records were called before that only have another id now, which is made of their document's name: by the later id.
///
/// The document has another name and the same content, it states an id that one and no other had that is gone, or it has the
/// kind, the title and the day of one and no other.
func formerIDs(
  of later: [String: ComparedReport.Standing], in earlier: [String: ComparedReport.Standing], _ renames: DocumentRenames
) -> [String: String] {
  let gone = earlier.filter { later[$0.key] == nil }
  let new = later.filter { earlier[$0.key] == nil }
  let places = Dictionary(gone.compactMap { id, standing in Place(standing, in: { $0 }).map { ($0, id) } }) {
    min($0, $1)
  }
  let (names, newNames) = (idsByName(gone), idsByName(new))
  let (titles, newTitles) = (idsByTitle(gone), idsByTitle(new))
  var former: [String: String] = [:]
  for (id, standing) in new {
    former[id] = Place(standing, in: renames.formerName).flatMap { places[$0] }
    guard former[id] == nil, let name = StatedName(standing), newNames[name]?.count == 1 else { continue }
    if let ids = names[name], ids.count == 1 { former[id] = ids[0] }
  }
  var taken = Set(former.values)
  for (id, standing) in new.sorted(by: { $0.key < $1.key }) where former[id] == nil {
    guard let title = TitleAndDay(standing), newTitles[title]?.count == 1, let ids = titles[title], ids.count == 1,
      taken.insert(ids[0]).inserted
    else {
      continue
    }
    former[id] = ids[0]
  }
  return former
}

private func idsByTitle(_ standings: [String: ComparedReport.Standing]) -> [TitleAndDay: [String]] {
  let titled = standings.compactMap { id, standing in TitleAndDay(standing).map { (title: $0, id: id) } }
  return Dictionary(grouping: titled, by: \.title).mapValues { $0.map(\.id) }
}

private func idsByName(_ standings: [String: ComparedReport.Standing]) -> [StatedName: [String]] {
  let named = standings.compactMap { id, standing in StatedName(standing).map { (name: $0, id: id) } }
  return Dictionary(grouping: named, by: \.name).mapValues { $0.map(\.id) }
}

/// Where a record stood, by the name that its document had.
private struct Place: Hashable {
  private var kind: RecordKind
  private var title: String
  private var document: DocumentID
  private var line: Int

  init?(_ standing: ComparedReport.Standing, in former: (DocumentID) -> DocumentID) {
    guard let origin = standing.origin else { return nil }
    (kind, title, document, line) = (standing.kind, standing.title, former(origin.document), origin.line)
  }
}

/// What a record that moved and was edited on the way still has in common with what it was; what is of another day is another.
private struct TitleAndDay: Hashable {
  private var kind: RecordKind
  private var title: String
  private var service: String?
  private var source: String
  private var day: Day?

  init?(_ standing: ComparedReport.Standing) {
    guard let origin = standing.origin else { return nil }
    (kind, title, service, day) = (standing.kind, standing.title, standing.service, standing.day)
    source = origin.document.source
  }
}

/// What a record calls itself, where nothing else may have that name.
private struct StatedName: Hashable {
  private var name: [String]

  init?(_ standing: ComparedReport.Standing) {
    guard let id = standing.statedID, let origin = standing.origin else { return nil }
    name = [standing.kind.rawValue, origin.document.source, standing.service ?? "", id]
  }
}
