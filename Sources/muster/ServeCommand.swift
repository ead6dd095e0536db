import ArgumentParser
import Diagnostics
import Foundation
import MusterKit

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the site on this machine; it is rebuilt and reloaded when something changes.",
    discussion: """
      The site is served on 127.0.0.1 and nowhere else, with the headers that a server should send. It is built into a \
      temporary folder, and again whenever a source, the configuration or the templates change; pages that are open load \
      themselves again. What cannot be built leaves the site as it was, and the pages say why. Ctrl-C ends it.

        muster serve
        muster serve ~/payments ~/ledger --port 8080
      """)

  enum Answer: String, ExpressibleByArgument, CaseIterable { case yes, no }

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 for any that is free.", valueName: "number"))
  var port: UInt16 = 4000

  @Option(help: "Open the site in a browser, with xdg-open, at the start: yes or no.")
  var open: Answer = .no

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Build into this folder, and leave it there in the end.", valueName: "folder"))
  var destination: String?

  func run() async throws {
    try await reportingFailures {
      let story = PreviewStory(output: output, opensBrowser: open == .yes, severalSources: source.sources.count > 1)
      try await untilAskedToEnd {
        try await serve(on: port, request, observer: story.tell)
      }
    }
  }

  @Sendable private func request() -> ReportRequest {
    var request = source.request()
    request.destination = destination.map(request.absolute)
    // Whoever deletes documents before a preview wants to see what that does.
    request.allowsLosses = true
    return request
  }
}

/// A preview as it is told of on standard error.
private struct PreviewStory {
  let output: OutputOptions
  let opensBrowser: Bool
  let severalSources: Bool

  @Sendable func tell(_ event: PreviewEvent) {
    switch event {
    case .listening(let address):
      output.progress("reading")
      if opensBrowser { openBrowser(at: address) }
    case .built(let outcome, let log, let address):
      output.show(log.sorted.filter(output.showsBesideTheSite), namingSource: severalSources)
      let tenths = Int((outcome.seconds * 10).rounded())
      output.say(
        "muster: \(counted(outcome.services, "service")), \(counted(outcome.records, "record")); "
          + "\(counted(outcome.written, "file")) written, \(outcome.unchanged) unchanged; "
          + "\(counted(log.count(of: .error), "error")), \(counted(log.count(of: .warning), "warning")) "
          + "-> \(address) (\(tenths / 10).\(tenths % 10) s)")
    case .failed(let error, let log):
      let isTold = { (diagnostic: Diagnostic) in output.verbose || diagnostic.severity == .error && !error.saysItAll }
      output.show(log.sorted.filter(isTold), namingSource: severalSources)
      writeError("muster: \(error)")
      output.say("muster: the site stays as it was; the next change is tried")
    }
  }

  private func openBrowser(at address: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["xdg-open", address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { process in
      if process.terminationStatus != 0 { writeError("muster: no browser could be opened; it is at \(address)") }
    }
    do { try process.run() } catch { writeError("muster: no browser could be opened; it is at \(address)") }
  }
}
