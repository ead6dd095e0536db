private import Yams

/// A YAML value as it is written: every scalar is text, and each field decides by its own rules what it means.
///
/// So `no` is not false, `12:30` is not 750 and `1.10` keeps its zero.
package struct YAMLValue: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case scalar(String)
    case list([YAMLValue])
    case mapping([Entry])
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyLine: Int
    package var keyColumn: Int
    package var value: YAMLValue
  }

  package var content: Content
  /// 1-based, in the text that was parsed.
  package var line: Int
  package var column: Int

  /// The scalar's text; `nil` for lists and mappings.
  package var text: String? { if case .scalar(let text) = content { text } else { nil } }
  package var list: [YAMLValue]? { if case .list(let list) = content { list } else { nil } }
  package var entries: [Entry]? { if case .mapping(let entries) = content { entries } else { nil } }

  /// The value of a mapping's key. Linear: mappings here are short.
  package subscript(_ key: String) -> YAMLValue? { entries?.first { $0.key == key }?.value }

  /// A list's texts, a comma-separated scalar's parts, or a mapping's keys whose value is not `false`.
  package var texts: [String] {
    switch content {
    case .scalar(let text): split(text, at: UInt8(ascii: ",")).map(trimmedText).filter { !$0.isEmpty }
    case .list(let list): list.compactMap(\.text)
    case .mapping(let entries): entries.filter { $0.value.text != "false" }.map(\.key)
    }
  }

  /// The same, so many lines further down.
  func shifted(by lines: Int) -> YAMLValue {
    var shifted = self
    shifted.line += lines
    switch content {
    case .scalar: break
    case .list(let list): shifted.content = .list(list.map { $0.shifted(by: lines) })
    case .mapping(let entries):
      shifted.content = .mapping(
        entries.map {
          Entry(
            key: $0.key, keyLine: $0.keyLine + lines, keyColumn: $0.keyColumn, value: $0.value.shifted(by: lines))
        })
    }
    return shifted
  }

  /// A one-line text for showing: lists joined by commas, `{ accepted }` as its key.
  package var shown: String {
    switch content {
    case .scalar(let text): text
    case .list, .mapping: texts.joined(separator: ", ")
    }
  }
}

/// Why a text could not be read as YAML.
package struct YAMLProblem: Error, Hashable {
  package var message: String
  /// 1-based, in the text that was parsed; the column counts UTF-8 bytes.
  package var line: Int
  package var column: Int

  package init(message: String, line: Int, column: Int) {
    self.message = message
    self.line = line
    self.column = column
  }
}

/// How much a YAML text may hold.
package struct YAMLLimits: Sendable {
  package var bytes: Int
  package var nodes: Int
  package var depth: Int
  package var allowsSeveralDocuments: Bool
  package var allowsAliases: Bool

  package static let frontMatter = YAMLLimits(
    bytes: 64 << 10, nodes: 2_000, depth: 16, allowsSeveralDocuments: false, allowsAliases: false)
  /// It may name each of a company's thousand services.
  package static let configuration = YAMLLimits(
    bytes: 1 << 20, nodes: 50_000, depth: 16, allowsSeveralDocuments: false, allowsAliases: false)
  package static let file = YAMLLimits(
    bytes: 8 << 20, nodes: 200_000, depth: 64, allowsSeveralDocuments: true, allowsAliases: true)
}

/// The documents of a YAML stream.
package func parseYAML(_ text: String, limits: YAMLLimits) throws(YAMLProblem) -> [YAMLValue] {
  guard text.utf8.count <= limits.bytes else {
    throw YAMLProblem(message: "longer than \(limits.bytes / 1024) KiB", line: 1, column: 1)
  }
  if let line = lineOfDeepNesting(text, limit: limits.depth) {
    throw YAMLProblem(message: "nested deeper than \(limits.depth) levels", line: line, column: 1)
  }
  do {
    let parser = try Parser(yaml: text, resolver: .basic, constructor: .default, encoding: .utf8)
    var documents: [YAMLValue] = []
    var reader = NodeReader(limits: limits)
    while let root = try parser.nextRoot() {
      documents.append(try reader.value(root))
      if !limits.allowsSeveralDocuments, documents.count > 1 {
        throw YAMLProblem(message: "more than one YAML document", line: documents[1].line, column: 1)
      }
    }
    return documents
  } catch let problem as YAMLProblem {
    throw problem
  } catch let error as YamlError {
    throw YAMLProblem(error, in: text)
  } catch {
    throw YAMLProblem(message: "\(error)", line: 1, column: 1)
  }
}

private struct NodeReader {
  let limits: YAMLLimits
  var nodes = 0

  /// Recursion is safe: `lineOfDeepNesting` has bounded the depth before the tree was built.
  mutating func value(_ node: Node, depth: Int = 0) throws -> YAMLValue {
    nodes += 1
    let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
    if nodes > limits.nodes {
      throw YAMLProblem(message: "more than \(limits.nodes) values", line: line, column: column)
    }
    if depth > limits.depth {
      throw YAMLProblem(message: "nested deeper than \(limits.depth) levels", line: line, column: column)
    }
    if !limits.allowsAliases, node.anchor != nil {
      throw YAMLProblem(message: "an anchor", line: line, column: column)
    }
    switch node {
    case .scalar(let scalar): return YAMLValue(content: .scalar(scalar.string), line: line, column: column)
    case .sequence(let sequence):
      return YAMLValue(
        content: .list(try sequence.map { try value($0, depth: depth + 1) }), line: line, column: column)
    case .mapping(let mapping):
      let entries = try mapping.map { key, node in
        YAMLValue.Entry(
          key: key.scalar?.string ?? "", keyLine: key.mark?.line ?? line, keyColumn: key.mark?.column ?? 1,
          value: try value(node, depth: depth + 1))
      }
      return YAMLValue(content: .mapping(entries), line: line, column: column)
    case .alias: throw YAMLProblem(message: "an alias", line: line, column: column)
    }
  }
}

extension YAMLProblem {
  fileprivate init(_ error: YamlError, in text: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(message: problem, line: mark.line, column: byteColumn(mark.column, line: mark.line, in: text))
    case .duplicatedKeysInMapping(let keys, let context):
      let keys = keys.sorted()
      let place = keys.first.flatMap { placeOfSecond($0, from: context.mark.line, in: text) }
      self.init(
        message: "the key `\(keys.joined(separator: "`, `"))` twice", line: place?.line ?? context.mark.line,
        column: place?.column ?? 1)
    case .reader(let problem, _, _, _): self.init(message: problem, line: 1, column: 1)
    default: self.init(message: "\(error)", line: 1, column: 1)
    }
  }
}

/// libyaml tells only where the mapping begins. A key of a mapping in braces is not looked for.
private func placeOfSecond(_ key: String, from line: Int, in text: String) -> (line: Int, column: Int)? {
  let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  var first: Int?
  for (index, bytes) in lines.enumerated().dropFirst(max(0, line - 1)) {
    let rest = bytes.drop { $0 == 0x20 }
    let column = bytes.count - rest.count + 1
    guard rest.starts(with: key.utf8), rest.dropFirst(key.utf8.count).first == UInt8(ascii: ":") else { continue }
    if first == column { return (index + 1, column) }
    first = first ?? column
  }
  return nil
}

/// libyaml counts scalars; our columns are bytes.
private func byteColumn(_ column: Int, line: Int, in text: String) -> Int {
  let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  guard line >= 1, line <= lines.count else { return column }
  return Substring(lines[line - 1]).unicodeScalars.prefix(max(0, column - 1)).reduce(1) { $0 + UTF8.width($1) }
}

/// A bound on the depth of what will be built, from brackets and indentation, before libyaml recurses.
private func lineOfDeepNesting(_ text: String, limit: Int) -> Int? {
  var (line, brackets, markers, isLineStart, indentation) = (1, 0, 0, true, 0)
  for byte in text.utf8 {
    switch byte {
    case 0x0A: (line, markers, isLineStart, indentation) = (line + 1, 0, true, 0)
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      brackets += 1
      isLineStart = false
    case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
    case UInt8(ascii: "-") where isLineStart: markers += 1
    case 0x20: if isLineStart { indentation += 1 }
    default: isLineStart = false
    }
    if brackets > limit || markers > limit || indentation > 64 * limit { return line }
  }
  return nil
}
