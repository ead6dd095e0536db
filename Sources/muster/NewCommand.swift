import ArgumentParser
import Diagnostics
import Foundation
import MusterKit
import ReportModel

struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write the document of a new record, for you to fill in.",
    discussion: """
      It goes where most records of its kind are, else into content/, and its path is printed. A file that is there is never \
      touched. As long as nobody fills it in, it proves nothing.

        muster new review "Security review of payments" --service payments
        muster new decision-record "Queue every charge"
        muster new checklist "Production readiness" --print

      Kinds: \(RecordKind.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(
    help: ArgumentHelp("What to write: review, decision-record, slo ...", valueName: "kind"),
    transform: { word in
      if let kind = RecordKind(rawValue: word) { return kind }
      let known = RecordKind.allCases.map(\.rawValue)
      let nearest = suggestion(for: word, among: known).map { "Did you mean '\($0)'?" }
      throw ValidationError(
        "there is no kind '\(escapingControls(word))'. \(nearest ?? "Known: \(known.joined(separator: ", ")).")")
    })
  var kind: RecordKind

  @Argument(help: "Its title, in quotes.")
  var title: String

  @OptionGroup var source: SourceOptions

  @Option(help: ArgumentHelp("The service that it is of; the only one by default.", valueName: "id"))
  var service: String?

  @Option(name: .customLong("in"), help: ArgumentHelp("Write into this folder of the source.", valueName: "folder"))
  var folder: String?

  @Flag(help: "Print the text and write nothing.")
  var print = false

  func validate() throws {
    if source.revision != nil { throw ValidationError("'--at' reads a commit, and nothing can be written into one.") }
    for (name, text) in [("The title", title), ("The service", service ?? "x")]
    where text.trimmingCharacters(in: .whitespaces).isEmpty || escapingControls(text) != text {
      throw ValidationError("\(name) is a line of text.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let file = try await newRecord(
        kind, titled: title.trimmingCharacters(in: .whitespaces), of: service, in: folder, source.request())
      try finish(file, printing: print)
    }
  }
}

/// A new file is written, and its path is printed; or its text is.
func finish(_ file: NewFile, printing: Bool) throws {
  for remark in file.remarks { writeError("muster: \(escapingControls(remark))") }
  if printing { return try writeOutput(file.text) }
  try file.write()
  try writeOutput("\(escapingControls(file.path.text))\n")
}
