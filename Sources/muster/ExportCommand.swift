import ArgumentParser
import Diagnostics
import Foundation
import MusterKit

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the brief or a service's page as one file that stands alone.",
    discussion: """
      The file loads nothing and needs no other: its style is in it, and its links lead to the site at `site.base_url` of the \
      configuration, or nowhere when that is not set. `-` as the file is standard output.

        muster export --brief brief.html
        muster export --service payments payments.html ~/payments
        muster export --brief brief.pdf --pdf --baseline /srv/reports/payments

      A PDF is printed by Chromium, when it is installed; nothing else ever starts it. Two PDFs of the same page differ in the \
      time that is written in them.
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var past: PastOptions
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("Write the leadership brief to this file.", valueName: "file"))
  var brief: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Write the page of the service with this id to this file; what follows are sources.", valueName: "id file"))
  var service: [String] = []

  @Flag(help: "Print it to a PDF with an installed Chromium.")
  var pdf = false

  enum PaperSize: String, ExpressibleByArgument, CaseIterable { case a4, letter }

  @Option(help: "The paper of a PDF of the brief: a4 or letter.")
  var paper: PaperSize = .a4

  func validate() throws {
    guard (brief == nil) != service.isEmpty else {
      throw ValidationError("Give one of '--brief FILE' and '--service ID FILE'.")
    }
    if !service.isEmpty, service.count < 2 { throw ValidationError("'--service' wants an id and a file.") }
    let file = (brief ?? service[1]).lowercased()
    if !pdf, file.hasSuffix(".pdf") {
      throw ValidationError(
        "Without '--pdf' an HTML page is written: give it, or name the file so that it ends in .html.")
    }
    if pdf, file.hasSuffix(".html") || file.hasSuffix(".htm") {
      throw ValidationError("With '--pdf' a PDF is written: name the file so that it ends in .pdf.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      // Before a whole site is made in vain.
      let printer = pdf ? try Chromium(in: ProcessInfo.processInfo.environment["PATH"] ?? "") : nil
      var request = source.request(and: Array(service.dropFirst(2)))
      past.add(to: &request)
      var log = DiagnosticLog()
      output.progress("reading")
      let subject = service.first.map { ExportSubject.service($0) } ?? .brief
      let size = Paper(rawValue: paper.rawValue)
      let page: [UInt8]
      do {
        page = try await export(subject, request, for: pdf ? size : nil, into: &log)
      } catch let error as RequestError {
        if case .unreadable = error { throw error }
        output.show(log.sorted.filter { $0.severity == .error }, namingSource: request.sources.count > 1)
        throw error
      }
      output.show(log.sorted.filter { $0.severity == .error }, namingSource: request.sources.count > 1)
      let bytes = try printer?.pdf(of: page) ?? page
      let file = brief ?? service[1]
      if file == "-" { return try writeOutput(bytes) }
      try replaceFile(at: request.absolute(file), with: bytes)
      output.say("muster: \(bytes.count) bytes -> \(file)")
    }
  }
}
