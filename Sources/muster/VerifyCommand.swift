import ArgumentParser
import MusterKit

struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the hash, the reviewed commit and each cited place of a certificate.",
    discussion: "A line for each, with 'ok' or 'not ok' in front. Exits 1 when one of them does not hold.")

  @Argument(help: "The certificate: a Markdown file in a git repository.")
  var certificate: String

  func run() async throws {
    try await reportingFailures {
      let verification = try await verifyCertificate(at: certificate)
      try writeLines(verification.text)
      if !verification.holds { throw ExitCode(1) }
    }
  }
}
