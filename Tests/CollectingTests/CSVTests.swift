import Collecting
import Testing

@Suite struct CSVTests {
  private func read(_ text: String, limits: CSVLimits = CSVLimits()) throws -> CSVTable {
    try #require(parseCSV(Array(text.utf8), limits: limits))
  }

  @Test func `quotes hold commas, quotes and line ends, and every row knows its line`() throws {
    let table = try read("ID, Title\n1,\"a, \"\"b\"\"\nc\"\n\n2,d\n3\n")
    #expect(table.header == ["ID", "Title"])
    #expect(
      table.rows == [
        .init(cells: ["1", "a, \"b\"\nc"], line: 2), .init(cells: ["2", "d"], line: 5), .init(cells: ["3"], line: 6),
      ])
    #expect(table.problem == nil)
    #expect(table.rows[2].cell(table.column("title")) == nil)
  }

  @Test(arguments: ["a;b\n1;2,5", "a\tb\n1\t2,5"])
  func `semicolons and tabs separate where the first line uses them`(_ text: String) throws {
    #expect(try read(text).rows.first?.cells == ["1", "2,5"])
  }

  @Test func `columns are found by any of their names, whatever their case and blanks`() throws {
    let table = try read("Request Count,failure_count,50%\n1,2,3\n")
    #expect(table.column("requestcount") == 0)
    #expect(table.column("missing", "Failure Count") == 1)
    #expect(table.column("50%") == 2)
    #expect(table.column("60%") == nil)
  }

  @Test func `a separator at the end of the file is followed by an empty cell`() throws {
    #expect(try read("a,b\n1,").rows.first?.cells == ["1", ""])
  }

  @Test func `what exceeds a limit ends the reading with its line`() throws {
    var limits = CSVLimits()
    (limits.rows, limits.columns, limits.cellBytes) = (2, 3, 4)
    #expect(try read("a\n1\n2\n3\n", limits: limits).problem?.message == "more than 2 rows")
    #expect(try read("a\n1,2,3,4\n", limits: limits).problem?.line == 2)
    #expect(try read("a\n1\n12345\n", limits: limits).problem?.line == 3)
    #expect(try read("a\n\"12345\"\n", limits: limits).problem?.line == 2)
    #expect(
      try read("a\n1\n\"2\n", limits: limits).problem
        == YAMLProblem(message: "a quote without an end", line: 3, column: 1))
  }
}
