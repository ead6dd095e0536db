package import ReportModel

/// The commits that the records of each source say they looked at, as they name them, by the source's name.
package func statedCommits(of portfolio: Portfolio) -> [String: Set<String>] {
  var names: [String: Set<String>] = [:]
  for record in portfolio.records {
    if let name = StatedCommit.name(in: record) { names[record.origin.document.source, default: []].insert(name) }
  }
  return names
}
