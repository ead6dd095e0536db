import Digest
import Markdown
import ReportModel

extension [Record] {
  /// Notes what the certificates and the passing reviews of a document say in words of their own; of a refusal nobody asks.
  mutating func findOwnTexts(in document: Document) {
    guard document.format == .markdown else { return }
    for index in indices {
      switch self[index].details {
      case .review(var review) where review.verdict?.letsPass ?? false:
        review.ownText = OwnText(of: self[index].lines, in: document)
        self[index].details = .review(review)
      case .certificate(var certificate):
        certificate.ownText = OwnText(of: self[index].lines, in: document)
        self[index].details = .certificate(certificate)
      default: break
      }
    }
  }
}

extension OwnText {
  init(of range: ClosedRange<Int>, in document: Document) {
    self.init()
    let lines = range.clamped(to: 1...Swift.max(1, document.text.lineCount))
    let said = Self.said(in: lines, of: document)
    let spoken = said.filter { !EvasiveText.isWhole($0) }
    let folded = spoken.flatMap { foldedWords($0) }
    words = folded.count(where: SaidLines.isWord)
    if let evasive = said.first, spoken.isEmpty { emptiness = .evasive(evasive) }
    if spoken.first.map({ foldedWords($0).starts(with: ["lorem", "ipsum"]) }) ?? false { emptiness = .filler }
    if words > Self.shortest {
      digest = String(ContentDigest(of: folded.joined(separator: " ").utf8).description.prefix(16))
    }
    if isLessThanSentence {
      saysNone = said.contains { line in
        split(line, at: UInt8(ascii: ".")).contains {
          SaidLines.words(in: $0) > 1 && NoneText.saysNone(trimmedText($0))
        }
      }
    }
    if isOfOneThing {
      admission = document.content.blocks.lazy.filter { block in
        block.headingLevel == nil && !block.isQuoted && lines.contains(block.firstLine)
          && UnreadText.admits(block.plain)
      }.first.map { Field(name: "admission", value: $0.plain, line: $0.firstLine) }
    }
  }

  private static func said(in lines: ClosedRange<Int>, of document: Document) -> [String] {
    var (reading, said) = (SaidLines(of: document.id.path, silentNames: silentNames), [String]())
    for number in lines where number >= document.text.bodyLine && number <= document.text.lineCount {
      switch reading.read(document.text.line(number)) {
      case .text(let text, _): said.append(text)
      case .underline: _ = said.popLast()
      case .nothing: break
      }
    }
    return said
  }

  /// Two texts of so few words may be the same by chance.
  private static let shortest = 6

  /// What stands in the head of a review or a certificate, or says of a finding where and how grave it is.
  private static let silentNames = Set(
    (Array(commonFieldNames) + StatedVerdict.verdictNames + StatedVerdict.otherNames + ReviewerText.names
      + ReviewReader.nextNames + ValidityText.fieldNames + CertificateReader.commitNames
      + [
        "author", "authors", "reviewed on", "reviewed", "review date", "last updated", "updated", "version", "type",
        "subject", "project", "certificate id", "certificate hash", "certificate digest", "certificate sha256",
        "signature", "signed", "signed by", "issued", "issued by", "certified by", "validated by", "field", "name",
        "location", "severity", "priority", "due", "due date", "effort",
      ]).map { foldedKey($0) })
}
