import Collecting
import Diagnostics
import Digest
import ReportModel

/// How a portfolio stood at earlier commits, kept from build to build: what is past stays as it was.
///
/// A standing is used again while the program, the rubric, the configuration and the sources are the same, and git makes the
/// same of the commits that the records of its moment state. That git has all objects of its commits is taken for granted:
/// where it is known to lack some, in a partial clone or when a moment is a gap, nothing is kept.
struct StandingMemory {
  /// What is wrong with the file; of no concern to the report.
  private(set) var log = DiagnosticLog()
  private let file: CacheFile?
  private let key: String
  private var entries: [Past.Moment: Entry]
  /// Something was learned that is not in the file.
  private var isNew = false

  /// The standing of a moment, with what git made of names then.
  struct Entry: Codable, Sendable {
    var day: Day
    /// In the order of the sources; empty for one that had not begun.
    var commits: [String]
    var stated: [Stated]
    /// The services, in the order of their ids.
    var ids: [String]
    var services: [History.Service]
    var openFindings: Int
    var openDebts: Int
  }

  /// A commit as a record names it, and its id; empty when git knew none.
  struct Stated: Codable, Hashable, Sendable {
    var source: String
    var name: String
    var id: String
  }

  init(of request: ReportRequest, _ assessed: Assessed, _ reports: PastReports) {
    let folder = reports.past.isPartial ? nil : request.cache
    file = folder.map { CacheFile(in: $0, named: "past-\(assessed.place)") }
    var stamps = Stamps()
    stamps.addMachine()
    for part in [wholeText(of: assessed.configuration), wholeText(of: assessed.report.rubric), reports.past.grounds] {
      stamps.add(part)
    }
    key = stamps.digest ?? ""
    entries = [:]
    guard let file else { return }
    switch file.read(for: key) {
    case .nothing: return
    case .bytes(let bytes):
      if let read = try? decoded([Entry].self, from: Array(bytes)), read.allSatisfy(\.isWhole) {
        entries = Dictionary(read.map { ($0.moment, $0) }) { first, _ in first }
        return
      }
    case .damaged: break
    }
    log.emit(.damagedCache(file.path))
  }

  /// Of some moments those standings that are known and still hold.
  func recall(_ moments: [Past.Moment], asking reports: PastReports) async throws -> [Past.Moment: History.Standing] {
    let known = moments.compactMap { entries[$0] }
    let answers = try await reports.answers(to: known.flatMap(\.stated))
    return Dictionary(known.filter { $0.stated.allSatisfy(answers.contains) }.map { ($0.moment, $0.standing) }) {
      first, _ in first
    }
  }

  /// Learns standings that were not recalled, with the commits that their records state.
  mutating func learn(_ read: [Past.Moment: PastStanding], asking reports: PastReports) async throws {
    guard !read.isEmpty else { return }
    let answers = try await reports.answers(to: read.values.flatMap(\.stated))
    for (moment, standing) in read { entries[moment] = Entry(moment, standing, answers) }
    isNew = true
  }

  /// Writes down the standings of these moments and forgets all others, unless nothing was learned.
  mutating func keep(_ moments: some Sequence<Past.Moment>) {
    guard let file, isNew else { return }
    do {
      try file.write(try encoded(moments.compactMap { entries[$0] }), for: key)
    } catch {
      log.emit(.notKept("\(error)"))
    }
  }
}

/// What is kept of a report of the past.
struct PastStanding: Sendable {
  var standing: History.Standing
  /// The commits that records state, without ids.
  var stated: [StandingMemory.Stated]

  init(of report: Report) {
    standing = History.Standing(of: report)
    stated = statedCommits(of: report.portfolio).sorted { $0.key < $1.key }.flatMap { source, names in
      names.sorted().map { StandingMemory.Stated(source: source, name: $0, id: "") }
    }
  }
}

extension PastReports {
  /// What git makes of some names today.
  fileprivate func answers(to stated: [StandingMemory.Stated]) async throws -> Set<StandingMemory.Stated> {
    let names = Dictionary(grouping: stated, by: \.source).mapValues { Set($0.map(\.name)) }
    let ids = try await past.ids(of: names)
    return Set(
      names.flatMap { source, names in
        names.map { StandingMemory.Stated(source: source, name: $0, id: ids[source]?[$0] ?? "") }
      })
  }
}

extension StandingMemory.Entry {
  fileprivate init(_ moment: Past.Moment, _ past: PastStanding, _ answers: Set<StandingMemory.Stated>) {
    let ids = Dictionary(answers.map { ([$0.source, $0.name], $0) }) { first, _ in first }
    let services = past.standing.services.sorted { $0.key < $1.key }
    self.init(
      day: moment.day, commits: moment.commits.map { $0 ?? "" },
      stated: past.stated.compactMap { ids[[$0.source, $0.name]] }, ids: services.map(\.key),
      services: services.map(\.value), openFindings: past.standing.openFindings, openDebts: past.standing.openDebts)
  }

  fileprivate var isWhole: Bool { ids.count == services.count }

  fileprivate var moment: Past.Moment { Past.Moment(day: day, commits: commits.map { $0.isEmpty ? nil : $0 }) }

  fileprivate var standing: History.Standing {
    History.Standing(
      services: Dictionary(zip(ids, services)) { first, _ in first }, openFindings: openFindings, openDebts: openDebts)
  }
}
