import Markdown
import ReportModel

/// Tables with a score in each row, below prose that says how it is reckoned: `Pri = (I + R) * (6 - E)`.
func scores(in tables: [NumberTable], of document: Document) -> [Figure] {
  guard !tables.isEmpty else { return [] }
  let formulas = document.content.blocks.flatMap { block in
    block.headingLevel == nil ? block.text.compactMap { FormulaText($0.text) } : []
  }
  var seen: Set<FormulaText> = []
  return formulas.filter { seen.insert($0).inserted }.flatMap { formula in
    tables.flatMap { scores(in: $0, by: formula) }
  }
}

private func scores(in table: NumberTable, by formula: FormulaText) -> [Figure] {
  guard let score = table.column([formula.name]), let columns = columns(of: formula, in: table) else { return [] }
  return table.rows.indices.compactMap { row in
    guard let stated = table.number(row, score) else { return nil }
    var parts: [Reckoning.Part] = []
    for token in formula.tokens {
      switch token {
      case .part(let part): parts.append(part)
      case .name(let name):
        guard let column = columns[name], let amount = table.number(row, column) else { return nil }
        parts.append(.amount(amount))
      }
    }
    let label = table.label(row, besides: [score] + columns.values)
    return Figure(
      .product, at: table.origin(row),
      text: [label, "\(table.header[score]) \(stated.text)"].filter { !$0.isEmpty }.joined(separator: ": "),
      basis: .reckoning(stated: stated, ways: [Reckoning(parts)]))
  }
}

private func columns(of formula: FormulaText, in table: NumberTable) -> [String: Int]? {
  var columns: [String: Int] = [:]
  for case .name(let name) in formula.tokens {
    guard let column = table.column([name]) else { return nil }
    columns[name] = column
  }
  return columns.isEmpty ? nil : columns
}

/// `NAME = EXPRESSION`: names, numbers, the four signs and brackets, and nothing else up to the end of the sentence.
struct FormulaText: Hashable {
  enum Token: Hashable {
    case name(String)
    case part(Reckoning.Part)
  }

  let name: String
  let tokens: [Token]

  /// - Returns: `nil` for a line that holds no formula, or one that does not end where its sentence does.
  init?(_ line: String) {
    let bytes = Array(line.utf8)
    guard bytes.count < 400, let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let left = foldedWords(bytes[..<equals].withText.lowercased())
    guard (1...3).contains(left.count), let tokens = Self.tokens(bytes[(equals + 1)...]), Self.isExpression(tokens)
    else { return nil }
    name = left.joined(separator: " ")
    self.tokens = tokens
  }

  private static func tokens(_ bytes: ArraySlice<UInt8>) -> [Token]? {
    var (rest, tokens) = (bytes, [Token]())
    while let byte = rest.first {
      if byte == 0x20 || byte == UInt8(ascii: "`") {
        rest = rest.dropFirst()
      } else if let (part, length) = sign(rest) {
        tokens.append(.part(part))
        rest = rest.dropFirst(length)
      } else if (0x30...0x39).contains(byte) {
        guard let (amount, _) = QuantityText.amount(in: number(rest)) else { return nil }
        tokens.append(.part(.amount(amount)))
        rest = rest.dropFirst(number(rest).utf8.count)
      } else if isLetter(byte) {
        let word = rest.prefix { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
        append(word.withText.lowercased(), to: &tokens)
        rest = rest.dropFirst(word.count)
      } else {
        // The sentence ends.
        return [".", ",", ";"].contains([byte].withText) ? tokens : nil
      }
    }
    return tokens
  }

  /// `x` between two operands is a sign; two words in a row are one name.
  private static func append(_ word: String, to tokens: inout [Token]) {
    guard case .name(let before)? = tokens.last else {
      let isOperand = tokens.last.map { if case .part(.amount) = $0 { true } else { $0 == .part(.close) } } ?? false
      tokens.append(isOperand && word == "x" ? .part(.times) : .name(word))
      return
    }
    if word == "x" {
      tokens.append(.part(.times))
    } else {
      tokens[tokens.count - 1] = .name(before + " " + word)
    }
  }

  private static func sign(_ bytes: ArraySlice<UInt8>) -> (Reckoning.Part, length: Int)? {
    let signs: [(String, Reckoning.Part)] = [
      ("+", .plus), ("-", .minus), ("\u{2212}", .minus), ("\u{2013}", .minus), ("*", .times), ("\u{D7}", .times),
      ("\u{B7}", .times), ("/", .over), ("\u{F7}", .over), ("(", .open), (")", .close),
    ]
    return signs.first { bytes.starts(with: $0.0.utf8) }.map { ($0.1, $0.0.utf8.count) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> String {
    var digits = bytes.prefix { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    if digits.last == UInt8(ascii: ".") { digits = digits.dropLast() }
    return digits.withText
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  /// Operands and signs take turns, and what is opened is closed.
  private static func isExpression(_ tokens: [Token]) -> Bool {
    var (depth, wantsOperand, signs) = (0, true, 0)
    for token in tokens {
      switch token {
      case .part(.open):
        guard wantsOperand else { return false }
        depth += 1
      case .part(.close):
        guard !wantsOperand, depth > 0 else { return false }
        depth -= 1
      case .name, .part(.amount):
        guard wantsOperand else { return false }
        wantsOperand = false
      case .part(.plus), .part(.minus), .part(.times), .part(.over):
        guard !wantsOperand else { return false }
        wantsOperand = true
        signs += 1
      }
    }
    return depth == 0 && !wantsOperand && signs > 0 && tokens.count < 60
  }
}
