import ArgumentParser
import MusterKit

struct VersionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  func run() async throws {
    try await reportingFailures { try writeOutput("muster \(musterVersion)\n") }
  }
}
