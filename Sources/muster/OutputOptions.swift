import ArgumentParser
import Diagnostics
import Foundation

/// How much is said, and how.
struct OutputOptions: ParsableArguments {
  enum Color: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print every diagnostic, notes too.")
  var verbose = false

  @Option(help: "Colour of the messages: auto, always or never. NO_COLOR is honoured.")
  var color: Color = .auto

  /// Colour on the stream `descriptor`?
  func colours(_ descriptor: Int32) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      isatty(descriptor) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
  }

  /// What documents lack stands on the site. What concerns the destination or a file of the operator's is said here alone,
  /// and an error in the configuration here too, for it may change every decision. That room runs out is said to the quiet,
  /// too: it is the one sign before a night that fails.
  func showsBesideTheSite(_ diagnostic: Diagnostic) -> Bool {
    let isInSource = diagnostic.location.map { !$0.source.isEmpty } ?? false
    return verbose || diagnostic.isFaultOfConfiguration || diagnostic.id == "site.little-room"
      || !isInSource && diagnostic.severity > (quiet ? .warning : .note)
  }

  /// On standard error: what follows is another answer than its author has asked for.
  func showFaultsOfConfiguration(in log: DiagnosticLog) {
    show(log.sorted.filter(\.isFaultOfConfiguration), namingSource: false)
  }

  /// A line on standard error, unless quiet.
  func say(_ text: String) {
    if !quiet { writeError(text) }
  }

  /// What is going on, on a terminal only.
  func progress(_ text: String) {
    if !quiet, isatty(STDERR_FILENO) == 1 { writeError("muster: \(text) …") }
  }

  /// On standard error.
  func show(_ diagnostics: [Diagnostic], namingSource: Bool) {
    for line in lines(diagnostics, namingSource: namingSource, on: STDERR_FILENO) { writeError(line) }
  }

  /// The diagnostics as they are written to the stream `descriptor`.
  func lines(_ diagnostics: [Diagnostic], namingSource: Bool, on descriptor: Int32) -> [String] {
    let colours = colours(descriptor)
    return diagnostics.map { $0.text(namingSource: namingSource) }.map { colours ? coloured($0) : $0 }
  }

  private func coloured(_ text: String) -> String {
    for (word, code) in [(": error: ", "31"), (": warning: ", "33"), (": note: ", "36")] {
      if let range = text.range(of: word) {
        return text.replacingCharacters(in: range, with: ": \u{1B}[\(code)m\(word.dropFirst(2).dropLast(2))\u{1B}[0m: ")
      }
    }
    return text
  }
}

extension Diagnostic {
  fileprivate var isFaultOfConfiguration: Bool {
    severity == .error && ["configuration.", "rubric."].contains { id.description.hasPrefix($0) }
  }
}

/// "1 record", "2 records".
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
