package import Diagnostics
import Rendering
package import ReportModel

/// The site's `data/v1/records.json`, for standard output.
package func recordsJSON(_ report: Report) -> String { text(recordsData(of: report)) }

/// The site's `data/v1/services.json`.
package func servicesJSON(_ report: Report) -> String { text(servicesData(of: report)) }

/// The site's `data/v1/diagnostics.json`.
package func diagnosticsJSON(_ diagnostics: [Diagnostic]) -> String { text(diagnosticsData(diagnostics).joined) }

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
