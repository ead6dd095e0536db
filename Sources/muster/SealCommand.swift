import ArgumentParser
import MusterKit

struct SealCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seal",
    abstract: "Write the reviewed commit, the digest of each cited place and the hash into a certificate.",
    discussion: """
      The cited places are sealed as they are at the reviewed commit that the certificate states. Where it states none, the \
      newest commit is written down; cited lines that changed since the certificate was written are refused then, and so is a \
      cited file that differs from the commit. A citation that leads to no lines is \
      refused too; the certificate is then left as it was. A seal that holds is left alone.
      """)

  @Argument(help: "The certificate: a Markdown file in a git repository.")
  var certificate: String

  @Flag(help: "What is cited was reviewed anew: the newest commit is the reviewed one, whatever is stated.")
  var reviewedNow = false

  func run() async throws {
    try await reportingFailures {
      try writeLines(await sealCertificate(at: certificate, reviewedNow: reviewedNow) + "\n")
    }
  }
}
