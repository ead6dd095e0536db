import Diagnostics
import ReportModel
import TestSupport
import Testing

@testable import MusterKit

@Suite struct ConfigurationPathTests {
  @Test func `paths of a configuration are seen from its own folder`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      try folder.write("# Notes\n", to: "all/notes/read.md")
      try folder.write(
        "id: small\ntitle: Small\nchecks: [ { id: a.b, question: Is it?, category: c, severity: required } ]\n",
        to: "all/ci/rub.yml")
      try folder.write(
        "sources: [ ../notes ]\nrubric: rub.yml\npublish: { to: site }\n", to: "all/ci/own.yml")
      for path in ["all/ci/own.yml", folder["all/ci/own.yml"]] {
        var request = place.request([])
        request.configuration = path
        _ = try settleDestination(of: &request, named: nil, mode: nil)
        #expect(request.destination?.hasSuffix("/all/ci/site") == true)
        var log = DiagnosticLog()
        let found = try await withAssessed(request, try TemplateFolder(of: request), into: &log) { assessed, _ in
          (assessed.report.rubric.title, assessed.report.portfolio.sources.map(\.name))
        }
        #expect(found.0 == "Small")
        #expect(found.1 == ["notes"])
      }
    }
  }
}
