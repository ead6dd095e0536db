import Diagnostics
import ReportModel

/// Tells of reviewed commits that no source has, where a record states one and cites nothing: what cites is looked up anyway.
///
/// Where a clone may lack commits, nobody can tell. Each source takes one process, if any of its records states a commit.
func reportUncitedCommits(
  of records: [Record], in sources: [OpenedSource], into log: inout DiagnosticLog
) async throws {
  let histories = sources.compactMap(\.history)
  guard histories.count == sources.count, histories.allSatisfy(\.boundary.isEmpty) else { return }
  let stating = records.indices.compactMap { index -> (index: Int, name: String)? in
    guard records[index].citations.isEmpty, let name = StatedCommit.name(in: records[index]), StatedCommit.isID(name)
    else { return nil }
    return (index, name)
  }
  var unknown = Set(stating.map(\.name))
  for history in histories where !unknown.isEmpty {
    unknown.subtract(try await history.ids(of: unknown.sorted()).keys)
  }
  for (index, name) in stating where unknown.contains(name) { log.emit(.unknownCommit(name, records[index])) }
}
