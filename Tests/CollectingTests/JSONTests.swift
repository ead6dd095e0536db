import Collecting
import Testing

@Suite struct JSONTests {
  private func read(_ text: String) throws(YAMLProblem) -> YAMLValue { try parseJSON(Array(text.utf8)) }

  @Test func `every value knows its line and column, and numbers stay as written`() throws {
    let root = try read("{\n  \"a\": [1.10, -2e3],\n  \"b\": {\"c\": null, \"d\": \"x\\n\\u00e9\\ud83d\\ude00\"}\n}")
    let entries = try #require(root.entries)
    #expect(entries.map(\.key) == ["a", "b"])
    #expect(entries.map(\.keyLine) == [2, 3])
    #expect(entries.map(\.keyColumn) == [3, 3])
    #expect(root["a"]?.texts == ["1.10", "-2e3"])
    #expect(root["b"]?["c"]?.text == "")
    #expect(root["b"]?["d"]?.text == "x\né😀")
    #expect(root["b"]?["d"]?.line == 3)
    #expect(root["b"]?["d"]?.column == 25)
  }

  @Test(arguments: [
    ("{\"a\": 1, \"a\": 2}", 1, 10, "the key `a` twice"),
    ("{\"a\": boolean}", 1, 7, "`boolean` without quotes"),
    ("[1,]", 1, 4, "no value"),
    ("[1 2]", 1, 4, "no a comma or `]`"),
    ("[\n01]", 2, 1, "`01` without quotes"),
    ("[1e999]", 1, 2, "`1e999` without quotes"),
    ("{} x", 1, 4, "something after the value"),
    ("\"a\nb\"", 1, 3, "a line end or control character in a text"),
    ("\"\\u12g4\"", 1, 4, "an escape that JSON does not have"),
    ("{\"a\":", 1, 6, "the end where a value should be"),
  ])
  func `what is not JSON is a problem with its place`(_ text: String, line: Int, column: Int, message: String) {
    #expect(throws: YAMLProblem(message: message, line: line, column: column)) { try read(text) }
  }

  @Test func `sixty-four levels are read, and one more is a problem`() throws {
    _ = try read(String(repeating: "[", count: 64) + "1" + String(repeating: "]", count: 64))
    #expect(throws: YAMLProblem.self) { try read(String(repeating: "[", count: 100_000)) }
    #expect(throws: YAMLProblem.self) {
      try read(String(repeating: "[", count: 65) + "1" + String(repeating: "]", count: 65))
    }
  }

  @Test func `of a file with a value on each line the good lines are read and the others reported`() {
    let read = ReadDocument("updates.jsonl", "{\"a\": 1}\n\n{\"a\":\n{\"a\": 2}\n")
    #expect(read.diagnostics == ["3:6 document.json-invalid"])
  }

  @Test(arguments: ["{\"plan\":", "{\"plan\":\n", "{\"plan\":\n\n"])
  func `what ends too soon is reported, whether a line break ends it or not`(text: String) {
    #expect(ReadDocument("plan.json", text).diagnostics.map { $0.hasSuffix("document.json-invalid") } == [true])
  }

  @Test func `settings with comments are no mistake`() {
    #expect(ReadDocument("settings.json", "{\n  // why\n  \"a\": 1\n}\n").diagnostics == [])
    #expect(ReadDocument("a.json", "{\n  \"a\": number\n}\n").diagnostics == ["2:8 document.json-invalid"])
  }
}
