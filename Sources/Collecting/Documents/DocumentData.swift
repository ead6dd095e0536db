import Diagnostics
import Markdown

/// The data of a document, in whichever form it is written.

/// The documents of a file: one that cannot be read is reported, and the others are read.
func readYAML(
  _ text: DocumentText, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) -> [YAMLValue] {
  do {
    return try parseYAML(String(decoding: text.utf8, as: UTF8.self), limits: .file)
  } catch {
    let parts = yamlParts(of: text)
    guard parts.count > 1 else {
      reportYAML(error, of: text.utf8, at: location, into: &log)
      return []
    }
    return parts.flatMap { part -> [YAMLValue] in
      do throws(YAMLProblem) {
        let values = try parseYAML(part.bytes.withText, limits: .file)
        return values.map { $0.shifted(by: part.firstLine - 1) }
      } catch {
        reportYAML(error, of: part.bytes, from: part.firstLine, at: location, into: &log)
        return []
      }
    }
  }
}

/// What stands between two lines of `---`: at the beginning of a line they are nothing else.
private func yamlParts(of text: DocumentText) -> [(firstLine: Int, bytes: ArraySlice<UInt8>)] {
  guard text.lineCount > 0 else { return [] }
  var (firstLines, parts) = ([1], [(firstLine: Int, bytes: ArraySlice<UInt8>)]())
  for number in 1...text.lineCount where text.line(number).starts(with: "---".utf8) {
    let rest = text.line(number).dropFirst(3)
    if rest.isEmpty || rest.first == 0x20 { firstLines.append(number) }
  }
  for (index, first) in firstLines.enumerated() {
    let end = index + 1 < firstLines.count ? text.line(firstLines[index + 1]).startIndex : text.utf8.endIndex
    parts.append((first, text.utf8[text.line(first).startIndex..<end]))
  }
  return parts
}

private func reportYAML(
  _ problem: YAMLProblem, of bytes: some BidirectionalCollection<UInt8>, from firstLine: Int = 1,
  at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) {
  guard isMeantForReaders(bytes) else { return }
  log.emit(
    Diagnostic(
      .yamlInvalid, .warning, "not valid YAML: \(problem.message)",
      help: "Mend the line; nothing of the YAML document was read.",
      at: location(problem.line + firstLine - 1, problem.column)))
}

/// Templates of other tools end in .yaml too: only what says that it is ours deserves a warning.
private func isMeantForReaders(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
  let lines = bytes.prefix(64 << 10).split(separator: 0x0A)
  guard !lines.contains(where: isTemplated) else { return false }
  return lines.contains { line in
    ObjectiveDialect.all.contains { line.starts(with: "\($0.version.key): \($0.version.prefix)".utf8) }
  }
    || CatalogueDialect.all.contains { dialect in
      dialect.signs.allSatisfy { sign in
        guard let key = sign.path.utf8.split(separator: 0x20).last else { return false }
        return lines.contains { $0.drop { $0 == 0x20 }.starts(with: "\(key.withText): \(sign.prefix)".utf8) }
      }
    }
}

/// `{{- if }}`, `{%- if %}`, `name: ${{ values.name }}`: another tool makes YAML of it.
private func isTemplated(_ line: some BidirectionalCollection<UInt8>) -> Bool {
  let text = line.drop { $0 == 0x20 }
  return text.starts(with: "{{".utf8) || ["{%", "${{", "<%"].contains { text.firstRange(of: $0.utf8) != nil }
}

func readJSON(
  _ text: DocumentText, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) -> [YAMLValue] {
  do {
    return [try parseJSON(text.utf8)]
  } catch {
    reportJSON(error, in: text, at: location, into: &log)
    return []
  }
}

/// A value on each line; a line that cannot be read is reported, and the others are read.
func readJSONLines(
  _ text: DocumentText, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) -> [YAMLValue] {
  guard text.lineCount > 0 else { return [] }
  var values: [YAMLValue] = []
  for number in 1...text.lineCount {
    let line = text.line(number)
    guard line.contains(where: { $0 > 0x20 }) else { continue }
    do {
      values.append(try parseJSON(line, firstLine: number))
    } catch {
      reportJSON(error, in: text, at: location, into: &log)
    }
  }
  return values
}

/// The tools that allow comments in their settings use no other extension; nobody has to change these files.
private func reportJSON(
  _ problem: YAMLProblem, in text: DocumentText, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) {
  guard text.lineCount > 0 else { return }
  // What ends too soon ends behind its last line break.
  let number = min(problem.line, text.lineCount)
  let line = text.line(number).dropFirst(max(0, problem.column - 1))
  if number == problem.line, line.first == UInt8(ascii: "/") { return }
  log.emit(
    Diagnostic(
      .jsonInvalid, .warning, "not valid JSON: \(problem.message)",
      help: "Mend the line; nothing of the value was read.",
      at: location(number, number == problem.line ? problem.column : text.line(number).count + 1)))
}

func readCSV(
  _ text: DocumentText, at location: (Int, Int?) -> FileLocation, into log: inout DiagnosticLog
) -> CSVTable? {
  let table = parseCSV(text.utf8)
  if let problem = table?.problem {
    log.emit(
      Diagnostic(
        .csvInvalid, .warning, "not read from here on: \(problem.message)",
        help: "Mend the line, or split the file.", at: location(problem.line, problem.column)))
  }
  return table
}

extension Diagnostic.ID {
  static let yamlInvalid: Self = "document.yaml-invalid"
  static let jsonInvalid: Self = "document.json-invalid"
  static let csvInvalid: Self = "document.csv-invalid"
}
