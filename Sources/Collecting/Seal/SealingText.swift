import Digest
import Markdown
import ReportModel

/// The text of a certificate while its seal is written into it.
struct SealingText {
  /// With their line ends.
  private var lines: [[UInt8]]
  private let lineEnd: [UInt8]

  init(_ bytes: [UInt8]) {
    var (lines, rest) = ([[UInt8]](), bytes[...])
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(Array(rest[...end]))
      rest = rest[(end + 1)...]
    }
    if !rest.isEmpty { lines.append(Array(rest)) }
    self.lines = lines
    lineEnd = lines.first.map { $0.suffix(2).elementsEqual([0x0D, 0x0A]) } ?? false ? [0x0D, 0x0A] : [0x0A]
  }

  var bytes: [UInt8] { lines.flatMap(\.self) }
  var lineCount: Int { lines.count }

  /// Puts `commit` where the certificate states one, else below the last field of its head.
  mutating func state(commit: String, in document: Document) {
    let header = HeaderFields(of: document)
    if let field = header.value(CertificateReader.commitNames) {
      let index = field.line - 1
      if let range = lines[index].firstRange(of: Array(field.value.utf8)) {
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

  /// Writes the digests and the hash where the hash stands, else at the end.
  mutating func seal(_ sealed: [SealedLines], replacing hashLine: Int?) {
    let old = lines.indices.filter { index in
      lines[index].starts(with: SealedLines.mark) || lines[index].starts(with: CanonicalForm.mark)
        || index + 1 == hashLine
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
