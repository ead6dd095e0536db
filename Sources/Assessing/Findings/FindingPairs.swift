import Diagnostics
package import ReportModel

/// Which findings of two reports are one, though they have not the same id: an id hangs on the words of the title, the
/// persona, the file and its lines, and each of these may change while a problem stays.
///
/// As within one report (see ``FindingThreads``) a finding goes on with what has its title; and with what stands in its place
/// and shares some of its words.
package struct FindingPairs {
  private typealias Finding = (id: String, finding: ComparedReport.Finding)

  /// By the later id, the earlier one.
  private var former: [String: String] = [:]
  private let succession: ServiceSuccession

  package init(from earlier: ComparedReport, to later: ComparedReport) {
    let renames = DocumentRenames(from: earlier.documents, to: later.documents)
    self.init(from: earlier, to: later, renames, ServiceSuccession(from: earlier, to: later, renames))
  }

  init(
    from earlier: ComparedReport, to later: ComparedReport, _ renames: DocumentRenames, _ succession: ServiceSuccession
  ) {
    self.succession = succession
    guard let known = earlier.findings, let findings = later.findings else { return }
    // One that a later review leaves out may stand in another persona's.
    var old = known.filter { id, finding in
      guard let life = findings[id]?.life else { return findings[id] == nil }
      return finding.isOpen && (life == .disappeared || life == .lifted)
    }
    .map { Finding($0.key, $0.value) }
    var new = findings.filter { known[$0.key] == nil }.map { Finding($0.key, $0.value) }
    guard !old.isEmpty, !new.isEmpty else { return }
    old.sort { Self.precedes($0, $1) }
    new.sort { Self.precedes($0, $1) }
    let (places, newPlaces) = (CitedPlaces(of: earlier), CitedPlaces(of: later))
    let name = { (finding: ComparedReport.Finding, renames: DocumentRenames?) -> [String] in
      let document = finding.origin.map { renames?.formerName(of: $0.document) ?? $0.document }
      return [document?.description ?? ""]
    }
    let title = { (finding: ComparedReport.Finding) in FoldedWords(finding.title).words }
    let persona = { (finding: ComparedReport.Finding) in [finding.persona.map(foldedName) ?? ""] }
    let passes: [(key: (Finding, _ isNew: Bool) -> [String]?, share: Double)] = [
      ({ persona($0.finding) + name($0.finding, $1 ? renames : nil) + title($0.finding) }, 1),
      ({ finding, _ in persona(finding.finding) + title(finding.finding) }, 1),
      ({ finding, _ in title(finding.finding) }, 1),
      (
        { finding, isNew in
          (isNew ? newPlaces : places).cited(by: finding.finding).map {
            name(finding.finding, isNew ? renames : nil) + [$0]
          }
        }, 1.0 / 3
      ),
      (
        { finding, isNew in
          finding.finding.origin.map { name(finding.finding, isNew ? renames : nil) + [String($0.line)] }
        }, 0.5
      ),
    ]
    for pass in passes { pair(&old, &new, pass.key, sharing: pass.share) }
  }

  /// Every id that goes on with another.
  package var formerIDs: Set<String> { Set(former.values) }

  /// What a later finding was called before.
  package func formerID(of id: String) -> String { former[id] ?? id }

  /// - Parameter share: How many of the fewer words of both titles they must have in common.
  private mutating func pair(
    _ old: inout [Finding], _ new: inout [Finding], _ key: (Finding, Bool) -> [String]?, sharing share: Double
  ) {
    func whole(_ finding: Finding, isNew: Bool) -> [String]? {
      let service = finding.finding.service
      return key(finding, isNew).map {
        [isNew ? service : succession.heir(of: service) ?? service, finding.finding.kind.rawValue] + $0
      }
    }
    var waiting = Dictionary(grouping: old.indices) { whole(old[$0], isNew: false) }.mapValues { $0[...] }
    waiting[nil] = nil
    var taken: Set<Int> = []
    new.removeAll { finding in
      guard let key = whole(finding, isNew: true), let candidates = waiting[key] else { return false }
      let like =
        share == 1
        ? candidates.indices.first
        : candidates.indices.prefix(Self.mostCompared).first { place in
          commonShare(old[candidates[place]].finding.title, finding.finding.title) >= share
        }
      guard let like, let index = waiting[key]?[like] else { return false }
      if share == 1 { waiting[key]?.removeFirst() } else { waiting[key]?.remove(at: like) }
      taken.insert(index)
      former[finding.id] = old[index].id
      return true
    }
    old = old.indices.filter { !taken.contains($0) }.map { old[$0] }
  }

  /// With how many that stand in one place, or cite the same, the words of a title are compared.
  private static let mostCompared = 32

  /// Open ones first, then in the order of their places.
  private static func precedes(_ one: Finding, _ other: Finding) -> Bool {
    func order(_ finding: Finding) -> (Int, String, Int, String) {
      let origin = finding.finding.origin
      return (finding.finding.isOpen ? 0 : 1, origin?.document.description ?? "", origin?.line ?? 0, finding.id)
    }
    return order(one) < order(other)
  }
}

/// Of the words of the shorter title those that the other has, too.
private func commonShare(_ one: String, _ other: String) -> Double {
  let (words, others) = (Set(FoldedWords(one).words), Set(FoldedWords(other).words))
  let fewer = min(words.count, others.count)
  return fewer == 0 ? 0 : Double(words.intersection(others).count) / Double(fewer)
}

/// What the findings of a report cite first.
private struct CitedPlaces {
  /// In the order of their lines.
  private let citations: [DocumentID: [CitedLines]]
  /// The lines on which the findings of each document stand, in their order.
  private let starts: [DocumentID: [Int]]

  init(of report: ComparedReport) {
    let documents = Set((report.findings ?? [:]).values.compactMap(\.origin?.document))
    citations = (report.citations ?? [:]).filter { documents.contains($0.key) }
      .mapValues { $0.sorted(on: \.line) }
    let origins = (report.findings ?? [:]).values.compactMap(\.origin)
    starts = Dictionary(grouping: origins, by: \.document).mapValues { $0.map(\.line).sorted() }
  }

  /// As written; `nil` for one that cites nothing before the next finding begins.
  func cited(by finding: ComparedReport.Finding) -> String? {
    guard let origin = finding.origin, let cited = citations[origin.document] else { return nil }
    let starts = starts[origin.document] ?? []
    let next = starts.partitionPoint { $0 > origin.line }
    let first = cited.partitionPoint { $0.line >= origin.line }
    guard first < cited.count, next == starts.count || cited[first].line < starts[next] else { return nil }
    return cited[first].text
  }
}
