package import Diagnostics
import ReportModel

/// `data/v1/diagnostics.json`, in the order given.
package func diagnosticsData(_ diagnostics: [Diagnostic]) -> Pieces {
  JSONValue.document(of: diagnostics, diagnosticData)
}

extension Site {
  /// What does not depend on the diagnostics of rendering.
  func dataPages() -> [PlannedPage] {
    [
      dataPage("records", listing: map.recordsData),
      dataPage("services", listing: map.servicesData),
      dataPage("citations", listing: map.citationsData),
      dataPage("claims", listing: map.claimsData),
      dataPage("findings", listing: map.findingsData),
      dataPage("expiry", listing: map.expiryData),
      dataPage("indicators") { map.indicatorsData().document() },
      dataPage("changes") { map.changesData().document() },
      dataPage("history") { map.historyData().document() },
      dataPage("response-times") { map.responseTimesData().document() },
      dataPage("fixes") { map.fixesData().document() },
      dataPage("rules") { rulesData().document() },
      dataPage("brief") { briefData().document() },
    ]
  }

  /// What the readers look for, and how they read words.
  func wordData(_ tables: [WordTable]) -> [PlannedPage] {
    [
      dataPage("reading") { readingData(reading).document() }, dataPage("words") { wordsData(tables).document() },
    ]
  }

  func closingData(_ diagnostics: [Diagnostic]) -> [PlannedPage] {
    [
      dataPage("site") { siteData(diagnostics).document() },
      dataPage("diagnostics", listing: { diagnosticsData(diagnostics) }),
    ]
  }

  private func dataPage(_ name: String, _ bytes: @escaping @Sendable () -> [UInt8]) -> PlannedPage {
    PlannedPage(address: "data/v1/\(name).json", bytes: { _, _ in bytes() })
  }

  /// A list as long as the report.
  private func dataPage(_ name: String, listing pieces: @escaping @Sendable () -> Pieces) -> PlannedPage {
    PlannedPage(address: "data/v1/\(name).json") { _, _ in RenderedPage(pieces()) }
  }

  private func siteData(_ diagnostics: [Diagnostic]) -> JSONValue {
    let kinds = Dictionary(grouping: map.records, by: \.kind.rawValue).mapValues(\.count)
    let severities = Dictionary(grouping: diagnostics) { $0.severity.status.word }.mapValues(\.count)
    return .object([
      "schema": .text("muster/v1"), "generator": .text("Muster"), "version": .optional(settings.version),
      "title": .text(settings.title), "as_of": .text(report.asOf.iso),
      "sources": .list(report.portfolio.sources.map(sourceData)),
      "counts": .object(["records": countsData(kinds), "diagnostics": countsData(severities)]),
    ])
  }
}

private func sourceData(_ source: Source) -> JSONValue {
  .object([
    "name": .text(source.name), "commit": .optional(source.commit), "commit_day": .optional(source.commitDay?.iso),
    "dirty": .bool(source.isDirty), "forge_url": .optional(source.forge?.url),
  ])
}

private func countsData(_ counts: [String: Int]) -> JSONValue {
  .object(counts.sorted { $0.key < $1.key }.map { JSONValue.Member(name: $0.key, value: .whole($0.value)) })
}

package func diagnosticData(_ diagnostic: Diagnostic) -> JSONValue {
  .object([
    "id": .text(diagnostic.id.description), "severity": .text(diagnostic.severity.status.word),
    "source": .optional(diagnostic.location?.source), "path": .optional(diagnostic.location?.path),
    "line": .optional(diagnostic.location?.line), "column": .optional(diagnostic.location?.column),
    "message": .text(diagnostic.message), "help": .optional(diagnostic.help),
  ])
}
