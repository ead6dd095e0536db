import ArgumentParser
import CPosix
import Diagnostics
import Glibc
import MusterKit

/// The program: options in, one call, an exit code out.
@main
struct Muster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "muster",
    abstract: "Reads what teams write about the readiness of their services, checks it, and publishes a site.",
    discussion: """
      `muster build` works in any repository, without a configuration. Results go to standard output, everything else to \
      standard error.

      Exit codes:
         0  done
         1  the gate of `check` or `digest` failed, or `verify` found what does not
            hold
        64  wrong usage
        65  a source, the configuration or the templates cannot be read, there
            is a mistake in what --config names or in a rubric, or publication
            was refused
        69  a program that was asked for is not there
        70  a fault of Muster itself
        74  input or output failed
        75  another build holds the lock, the port of `serve` is in use, or the
            time limit came
      """,
    version: musterVersion,
    subcommands: [
      BuildCommand.self, RollbackCommand.self, AdoptCommand.self, ServeCommand.self, CheckCommand.self,
      ScoreCommand.self,
      ExplainCommand.self, DiffCommand.self, DigestCommand.self, RecordsCommand.self, ExportCommand.self,
      SealCommand.self, VerifyCommand.self, NewCommand.self, InitCommand.self, VersionCommand.self,
    ])

  static func main() async {
    // Of 10,000 documents it saves a tenth of the peak.
    muster_give_back_blocks(128 << 10)
    // A reader who has gone away is told by what writing answers; he does not end the process.
    _ = signal(SIGPIPE, SIG_IGN)
    if let word = CommandLine.arguments.dropFirst().first { refuseUnlessCommand(word) }
    await main(nil)
  }

  /// What is no command would be called an unexpected argument.
  private static func refuseUnlessCommand(_ word: String) {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !word.isEmpty, !word.hasPrefix("-"), !names.contains(word) else { return }
    let nearest = suggestion(for: word, among: names).map { " Did you mean '\($0)'?" } ?? ""
    writeError(
      "Error: there is no command '\(escapingControls(word))'.\(nearest)\nSee 'muster --help' for those that there are."
    )
    Glibc.exit(64)
  }
}
