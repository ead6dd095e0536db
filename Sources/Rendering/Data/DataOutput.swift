package import Diagnostics
package import ReportModel

/// The bytes of `data/v1/records.json`, for commands that publish nothing.
package func recordsData(of report: Report) -> [UInt8] { Site(bare: report).recordsData().document() }

/// The bytes of `data/v1/services.json`.
package func servicesData(of report: Report) -> [UInt8] { Site(bare: report).servicesData().document() }

/// The bytes of `data/v1/diagnostics.json`.
package func diagnosticsData(_ diagnostics: [Diagnostic]) -> [UInt8] {
  JSONValue.list(diagnostics.map(diagnosticData)).document()
}

extension Site {
  /// Addresses without templates: what the data needs.
  fileprivate init(bare report: Report) {
    var unused = DiagnosticLog()
    self.init(SiteMap(report, diagnostics: []), Theme(loading: [], into: &unused), SiteSettings(), [])
  }
}
