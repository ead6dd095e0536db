import ArgumentParser
import MusterKit

struct SealCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Write the reviewed commit, the digest of each cited place and the hash into a certificate.",
    discussion: """
      The newest commit is taken for the reviewed one. A cited file that differs from it is refused, and so is a citation
      that leads to no lines; the certificate is then left as it was. A seal that holds is left alone.
      """)

  @Argument(help: "The certificate: a Markdown file in a git repository.")
  var certificate: String

  func run() async throws {
    try await reportingFailures {
      writeLines(try await sealCertificate(at: certificate) + "\n")
    }
  }
}
