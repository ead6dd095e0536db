import ArgumentParser
import MusterKit

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  func run() { writeOutput("muster \(musterVersion)\n") }
}
