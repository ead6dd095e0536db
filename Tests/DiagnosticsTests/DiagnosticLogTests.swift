import Diagnostics
import Testing

@Suite struct DiagnosticLogTests {
  private static let note = Diagnostic(
    "sample.note", .note, "something is so", help: "Change it.", at: FileLocation(path: "a.md", line: 1))

  @Test func nobodyListensAndNothingIsPutIntoWords() {
    var (log, told) = (DiagnosticLog(isHeard: false), 0)
    func diagnostic() -> Diagnostic {
      told += 1
      return Self.note
    }
    log.emit(diagnostic())
    var part = log.part
    part.emit(diagnostic())
    var heard = DiagnosticLog()
    heard.emit(Self.note)
    log.merge(heard)
    #expect(told == 0 && log.diagnostics.isEmpty && part.diagnostics.isEmpty)
  }

  @Test func aPartOfAHeardLogIsEmptyAndHeard() {
    var log = DiagnosticLog()
    log.emit(Self.note)
    var part = log.part
    #expect(part.diagnostics.isEmpty)
    part.emit(Self.note)
    #expect(part == log)
  }
}
