import Diagnostics
import ReportModel
import Testing

@testable import MusterKit

@Suite struct LogLineTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var line: LogLine
    var json: String

    init(_ description: String, _ line: LogLine, _ json: String) {
      (testDescription, self.line, self.json) = (description, line, json)
    }
  }

  @Test(arguments: [
    Case(
      "a build begins", .begin(asOf: Day(iso: "2026-11-20")!, destination: "public"),
      #"{"event":"begin","time":"2026-11-20T02:15:09Z","version":"\#(musterVersion)","as_of":"2026-11-20","destination":"public"}"#
    ),
    Case(
      "a stage begins", .stage(.began(.collect)),
      #"{"event":"stage-begin","time":"2026-11-20T02:15:09Z","stage":"collect"}"#),
    Case(
      "a stage ends", .stage(.ended(.render, seconds: 12.0344)),
      #"{"event":"stage-end","time":"2026-11-20T02:15:09Z","stage":"render","seconds":12.034}"#),
    Case(
      "a diagnostic has its place, and its text has no line end",
      .diagnostic(
        Diagnostic(
          "link.broken", .warning, "a \"b\"\nc", help: "Mend it.", at: FileLocation(path: "x.md", line: 3, column: 7))),
      #"{"event":"diagnostic","time":"2026-11-20T02:15:09Z","diagnostic":{"id":"link.broken","severity":"warning","path":"x.md","line":3,"column":7,"message":"a \"b\"\nc","help":"Mend it."}}"#
    ),
    Case(
      "a build fails", .failed(exitCode: 75, stage: .collect, message: "stopped"),
      #"{"event":"outcome","time":"2026-11-20T02:15:09Z","outcome":"failed","exit_code":75,"stage":"collect","message":"stopped"}"#
    ),
    Case(
      "a build fails before its first stage", .failed(exitCode: 65, stage: nil, message: "no such folder"),
      #"{"event":"outcome","time":"2026-11-20T02:15:09Z","outcome":"failed","exit_code":65,"message":"no such folder"}"#
    ),
  ])
  func `a line is one object with the keys that are promised`(_ example: Case) {
    #expect(example.line.json(at: 1_795_140_909) == example.json)
  }

  @Test(arguments: [(0, "1970-01-01T00:00:00Z"), (1_772_323_199, "2026-02-28T23:59:59Z"), (-1, "1969-12-31T23:59:59Z")])
  func `a time is written in UTC`(seconds: Int, text: String) {
    #expect(timeText(seconds) == text)
  }
}
