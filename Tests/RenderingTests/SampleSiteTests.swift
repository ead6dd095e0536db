import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Rendering

@Suite struct SampleSiteTests {
  /// With `MUSTER_SAMPLE_SITE=folder` the site is left there, to be looked at.
  @Test func `a whole portfolio becomes a site without an error`() throws {
    let sample = SamplePortfolio()
    let site = try RenderedSite(sample.report, documents: sample.documents)
    #expect(site.diagnostics.filter { $0.severity == .error } == [])
    if let folder = ProcessInfo.processInfo.environment["MUSTER_SAMPLE_SITE"] {
      try site.write(to: URL(filePath: folder))
    }
  }
}
