import Diagnostics
import Foundation
import ReportModel
import Testing

@testable import Rendering

@Suite struct DataTests {
  @Test func `a text is written so that it can stand in a page's data block`() {
    let value = JSONValue.text("</script><!-- & \u{2028} \"q\" \\ \n\t\u{1} é")
    #expect(
      String(decoding: value.document(), as: UTF8.self)
        == "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028 \\\"q\\\" \\\\ \\n\\t\\u0001 é\"\n")
  }

  @Test func `what is not known is absent`() {
    let value = JSONValue.object([
      "a": .optional(""), "b": .optional(nil as String?), "c": .optional(3), "d": .optional(nil as Int?),
    ])
    #expect(String(decoding: value.document(), as: UTF8.self) == "{\"c\":3}\n")
  }

  @Test(arguments: [("99.95", "99.95"), ("0", "0"), ("-1.5", "-1.5")])
  func `a decimal of a document is written as it stands`(text: String, written: String) {
    let value = JSONValue.object(["a": .optional(decimal: text)])
    #expect(String(decoding: value.document(), as: UTF8.self) == "{\"a\":\(written)}\n")
  }

  @Test(arguments: ["0.0.0", ".5", "5.", "007", "-", "1e5", "٣", ""])
  func `what is no number in JSON spoils no file`(text: String) {
    let value = JSONValue.object(["a": .optional(decimal: text)])
    #expect(String(decoding: value.document(), as: UTF8.self) == "{}\n")
  }

  @Test(arguments: [(0.0, "0.000"), (1.0, "100.000"), (0.308, "30.800"), (1.0 / 24, "4.167"), (0.00001, "0.001")])
  func `a share is written as a percentage with three decimals`(share: Double, expected: String) {
    #expect(String(decoding: percentData(Ratio(clamping: share)).document(), as: UTF8.self) == expected + "\n")
  }

  @Test(arguments: [
    "site", "records", "services", "diagnostics", "citations", "claims", "findings", "expiry", "indicators",
    "response-times", "changes", "history", "fixes", "rules", "reading", "words", "brief",
  ])
  func `every data file is what its schema says`(name: String) throws {
    let sample = SamplePortfolio()
    let site = try RenderedSite(sample.report, documents: sample.documents)
    let value = try JSONSerialization.jsonObject(with: Data(try site.text("data/v1/\(name).json").utf8))
    let schema = try JSONSerialization.jsonObject(with: Data(try site.text("data/v1/\(name).schema.json").utf8))
    #expect(violations(value, try #require(schema as? [String: Any])) == [])
  }

  @Test func `the schema check finds what is wrong`() throws {
    let templates = try repositoryTemplates()
    let text = try #require(templates.first { $0.path == "static/data/v1/records.schema.json" }).text
    let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let json = #"[{"kind": "debt", "id": "debt/x", "severity": "bad", "line": 0}]"#
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let found = violations(value, schema)
    for part in ["no 'source'", "no 'closed'", "'bad' is not", "0 is below"] {
      #expect(found.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test func `records carry what only their kind knows`() throws {
    let sample = SamplePortfolio()
    let bytes = recordsData(of: sample.report)
    let records = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
    #expect(records.count == sample.report.portfolio.records.count)
    let objective = try #require(records.first { $0["id"] as? String == "slo/payments-availability" })
    #expect(objective["objective"] as? String == "0.9995")
    #expect(
      objective["latency"] as? [String: String] == [
        "percentile": "95", "comparator": "<", "target": "8 s", "warning": "6 s",
      ])
    #expect(objective["url"] as? String == "slos/payments-availability/index.html")
    #expect(objective["date"] == nil)
  }
}

/// As much of JSON Schema as the published schemas use, but patterns.
private func violations(_ value: Any, _ schema: [String: Any], at path: String = "$") -> [String] {
  var found: [String] = []
  if let type = schema["type"] as? String, !isType(value, type) { return ["\(path) is not of type \(type)"] }
  if let options = schema["enum"] as? [String], !options.contains(value as? String ?? "") {
    found.append("\(path): '\(value)' is not one of \(options)")
  }
  if let constant = schema["const"] as? String, value as? String != constant {
    found.append("\(path): not '\(constant)'")
  }
  if let least = schema["minLength"] as? Int, let text = value as? String, text.utf8.count < least {
    found.append("\(path) is empty")
  }
  if let least = schema["minimum"] as? Double, let number = value as? Double, number < least {
    found.append("\(path): \(value) is below \(least)")
  }
  if let items = schema["items"] as? [String: Any], let list = value as? [Any] {
    found += list.enumerated().flatMap { violations($1, items, at: "\(path)[\($0)]") }
  }
  if let object = value as? [String: Any] { found += members(object, schema, at: path) }
  for branch in schema["allOf"] as? [[String: Any]] ?? [] {
    guard let condition = branch["if"] as? [String: Any], let then = branch["then"] as? [String: Any] else { continue }
    if violations(value, condition).isEmpty { found += violations(value, then, at: path) }
  }
  return found
}

private func members(_ object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
  let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
  var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(path) has no '\($0)'" }
  for (name, value) in object {
    if let property = properties[name] {
      found += violations(value, property, at: "\(path).\(name)")
    } else if schema["additionalProperties"] as? Bool == false {
      found.append("\(path) has '\(name)', which the schema does not name")
    } else if let other = schema["additionalProperties"] as? [String: Any] {
      found += violations(value, other, at: "\(path).\(name)")
    }
  }
  return found
}

private func isType(_ value: Any, _ type: String) -> Bool {
  switch type {
  case "object": value is [String: Any]
  case "array": value is [Any]
  case "string": value is String
  case "boolean": value is Bool
  case "integer": value is Int
  case "number": value is Double
  default: false
  }
}
