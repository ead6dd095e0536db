internal import Diagnostics
internal import ReportModel

/// What something is compared with: an earlier build, commit or day.
package struct Baseline: Sendable {
  /// An error, without its line: what stands above it may have grown.
  struct KnownError: Hashable, Sendable {
    var id: String
    var source: String
    var path: String
    var message: String
  }

  var report: ComparedReport
  /// How often each was there; `nil` when the build did not say.
  var errors: [KnownError: Int]?
  /// What a gate cannot compare, one sentence each.
  package var notes: [String] = []

  /// Of a published site.
  ///
  /// - Parameter folder: The site, its `data/v1`, or the `services.json` in it.
  /// - Throws: ``RequestError/unreadable(_:)`` when there is no `services.json`, or a file is no list in JSON.
  package init(reading folder: String) throws(RequestError) {
    let published = PublishedReport(at: folder)
    guard let report = try published.report() else {
      throw .unreadable(
        "the baseline '\(folder)' has no services.json\n  help: Name the folder of an earlier build, or its data/v1")
    }
    self.report = report
    errors = try published.rows(of: "diagnostics").map { rows in
      Self.counted(rows.filter { $0["severity"] as? String == "error" }.compactMap(KnownError.init))
    }
    if report.findings == nil { notes.append("the baseline has no findings.json: findings are not compared") }
    if errors == nil { notes.append("the baseline has no diagnostics.json: errors are not compared") }
  }

  /// Of a report that was made of earlier commits. What only rendering finds is not in it.
  init(_ report: Report, _ log: DiagnosticLog) {
    self.report = ComparedReport(report)
    errors = Self.counted(log.sorted.filter { $0.severity == .error }.map(KnownError.init))
  }

  private static func counted(_ errors: [KnownError]) -> [KnownError: Int] {
    Dictionary(errors.map { ($0, 1) }, uniquingKeysWith: +)
  }
}

extension Baseline.KnownError {
  fileprivate init?(_ row: [String: Any]) {
    guard let id = row["id"] as? String else { return nil }
    self.init(
      id: id, source: row["source"] as? String ?? "", path: row["path"] as? String ?? "",
      message: row["message"] as? String ?? "")
  }

  init(_ diagnostic: Diagnostic) {
    self.init(
      id: diagnostic.id.description, source: diagnostic.location?.source ?? "", path: diagnostic.location?.path ?? "",
      message: diagnostic.message)
  }
}
