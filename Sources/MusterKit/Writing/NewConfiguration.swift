import Diagnostics
import Foundation
import ReportModel

/// A `muster.yml` for the first source that says what is known of it, for somebody to correct.
///
/// - Parameter writing: Whether it is to be written, which a file that is there forbids.
/// - Throws: ``RequestError``.
package func newConfiguration(for request: ReportRequest, writing: Bool) async throws -> NewFile {
  let root = try sourceFolders(of: request)[0]
  var file = NewFile(path: "muster.yml", text: "", root: root, otherwise: "see with --print what would be written")
  // Before a repository is read in vain.
  if writing, FileManager.default.fileExists(atPath: "\(root)/muster.yml") { try file.write() }
  var log = DiagnosticLog()
  let report = try await makeReport(request, into: &log)
  let portfolio = report.portfolio
  file.text = [
    "# What Muster is told about this repository. Lines that begin with # are suggestions.\n",
    site(of: portfolio), services(of: portfolio), personas(of: portfolio), selection,
  ].joined(separator: "\n")
  return file
}

private func site(of portfolio: Portfolio) -> String {
  """
  site:
    title: \(quoted("\(portfolio.sources.first?.name ?? "Service") readiness"))
    # base_url: https://reports.example/payments/
    # How often a build is promised: pages of an older site say so.
    # rebuilt_every: 1d

  """
}

/// Those that a catalogue declares need no second declaration.
private func services(of portfolio: Portfolio) -> String {
  let named = portfolio.services.filter(\.isInferred)
  let declared = portfolio.services.filter { !$0.isInferred }
  var text = ""
  for service in declared {
    let place = service.origin.map { " in \($0.document.path):\($0.line)" } ?? ""
    text += "# \(quoted(service.id)) is declared\(place).\n"
  }
  guard !named.isEmpty else {
    return text + "# services:\n#   - { id: payments, name: Payments, tier: 1, owner: team-payments }\n"
  }
  text += "# So far only records name these. Remove what is no service; tier 1 is the most critical.\nservices:\n"
  for service in named {
    let owner = service.owner.map { ", owner: \(quoted($0))" } ?? ""
    text += "  - { id: \(service.id), name: \(quoted(service.name))\(owner), tier: \(service.tier ?? 2) }\n"
  }
  return text
}

private func personas(of portfolio: Portfolio) -> String {
  let roles = Set(portfolio.records.compactMap { $0.kind == .persona ? nil : $0.persona }).sorted().prefix(6)
  let list = roles.isEmpty ? "security-engineer, sre" : roles.map(quoted).joined(separator: ", ")
  return """
    # Without the opinion of these roles nothing is decided about a service of that tier.
    # personas: { required: { 1: [\(list)], 2: [\(list)] } }

    """
}

private let selection = """
  # What lies there but is no record.
  # exclude: [ "examples/**" ]

  """
