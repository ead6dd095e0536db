import Digest
import Markdown
import ReportModel

/// The text of a certificate while its seal is written into it. Its lines end in LF, or in CR LF.
struct SealingText {
  private let document: Document
  /// With their line ends.
  private var lines: [[UInt8]]
  private let lineEnd: [UInt8]

  init(of document: Document) {
    self.document = document
    var (lines, rest) = ([[UInt8]](), document.bytes[...])
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(Array(rest[...end]))
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { lines.append(Array(rest)) }
    self.lines = lines
    lineEnd = lines.first.map { $0.suffix(2).elementsEqual([0x0D, 0x0A]) } ?? false ? [0x0D, 0x0A] : [0x0A]
  }

  var bytes: [UInt8] { lines.flatMap(\.self) }

  /// The first line, counted as documents are read, that ends in CR alone, which the canonical form takes for no line end.
  static func lineOfLoneReturn(in bytes: [UInt8]) -> Int? {
    var line = 1
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A { line += 1 }
      if byte == 0x0D, index + 1 == bytes.count || bytes[index + 1] != 0x0A { return line }
    }
    return nil
  }

  /// Puts `commit` where the certificate states one, else below the last field of its head.
  mutating func state(commit: String) {
    let header = document.header
    if let field = header.value(CertificateReader.commitNames) {
      let index = field.line - 1
      let name = lines[index].firstRange(of: Array(field.name.utf8))
      let behind = lines[index][(name?.upperBound ?? 0)...]
      if let range = behind.firstRange(of: Array(field.value.utf8)) {
        lines[index].replaceSubrange(range, with: commit.utf8)
        return
      }
    }
    if let fences = document.text.frontMatter {
      return insert("commit: \(commit)", at: fences.closing - 1)
    }
    let names = ["certificate_id", "date", "agent", "component"]
    let last = header.values(names).map(\.line).max() ?? document.heading?.firstLine ?? 0
    let model = last > 0 ? lines[last - 1] : []
    let isBold = model.contains(UInt8(ascii: "*"))
    let bullet = model.prefix { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*") && !isBold }
    let name = isBold ? "**Reviewed Commit**" : "Reviewed Commit"
    insert(String(decoding: bullet, as: UTF8.self) + "\(name): \(commit)", at: last)
  }

  /// Writes the digests and the hash where the hash stands, else at the end. What a code fence shows is left alone.
  mutating func seal(_ sealed: [SealedLines]) {
    let hashLine = CertificateSeal(of: document).field?.line
    let code = document.codeLines
    let old = lines.indices.filter { index in
      index + 1 == hashLine
        || !code.contains(index + 1)
          && (lines[index].starts(with: SealedLines.mark) || lines[index].starts(with: CanonicalForm.mark))
    }
    let hasPlace = !old.isEmpty
    for index in old.reversed() { lines.remove(at: index) }
    var place = old.first ?? lines.count
    if !hasPlace {
      while place > 0, lines[place - 1].allSatisfy({ $0 <= 0x20 }) { place -= 1 }
      if place > 0, lines[place - 1].last != 0x0A { lines[place - 1] += lineEnd }
      if place > 0, !isField(lines[place - 1]) {
        insert("", at: place)
        place += 1
      }
    }
    for line in sealed {
      insert(line.text, at: place)
      place += 1
    }
    let hash = ContentDigest(of: CanonicalForm.bytes(of: bytes)).description
    insert("Certificate Hash: sha256:\(hash)", at: place)
  }

  /// `Agent: vera`, below which another such line belongs to the same paragraph.
  private func isField(_ line: [UInt8]) -> Bool {
    guard let first = line.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return line.contains(UInt8(ascii: ":"))
  }

  private mutating func insert(_ text: String, at index: Int) {
    if index > 0, lines[index - 1].last != 0x0A { lines[index - 1] += lineEnd }
    lines.insert(Array(text.utf8) + lineEnd, at: index)
  }
}

extension Document {
  /// The lines of its code fences, 1-based.
  var codeLines: Set<Int> {
    var lines: Set<Int> = []
    for block in content.blocks {
      guard case .code = block.kind, block.firstLine <= block.lastLine else { continue }
      lines.formUnion(block.firstLine...block.lastLine)
    }
    return lines
  }
}
