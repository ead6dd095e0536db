import Markdown
import ReportModel

/// Where a certificate says that it counts no more, or not for production: in its head, in a section on its revocation, in
/// a heading or in a sentence about itself.
enum CertificateWithdrawal {
  static func find(in document: Document, _ header: HeaderFields) -> Field? {
    status(in: header) ?? scope(in: document, header) ?? heading(in: document) ?? sentence(in: document)
  }

  /// `Status: REVOKED`.
  private static func status(in header: HeaderFields) -> Field? {
    header.values(["status", "state", "certificate_status"]).first { isRevocation($0.value) }
  }

  // MARK: Revoked

  /// `## Revoked 2026-11-25`, or the word alone above something that is no denial.
  private static func heading(in document: Document) -> Field? {
    for section in document.sections where section.level > 1 && isRevocation(section.title) {
      let blocks = document.content.blocks[section.blocks]
      let first = blocks.lazy.filter { $0.headingLevel == nil }.map(\.plain).first { !$0.isEmpty }
      let isBare = foldedWords(section.title).filter { Int($0) == nil }.count == 1 && !holdsDigits(section.title)
      if isBare, first.map({ NoneText.saysNone($0) || isDenial($0) }) ?? true { continue }
      return Field(name: "revocation", value: section.title, line: section.line)
    }
    return form(in: document)
  }

  /// A section on its revocation in which somebody has filled in the day.
  private static func form(in document: Document) -> Field? {
    document.sections.lazy.filter {
      $0.level > 1 && ["revocation", "withdrawal"].contains(foldedWords($0.title).last ?? "")
    }
    .flatMap { document.content.blocks[$0.blocks].flatMap(\.text) }.first { line in
      guard !line.isStruck, let (name, value) = keyValue(line) else { return false }
      return dayNames.contains(foldedWords(name).joined(separator: " ")) && DateText.day(in: value) != nil
    }.map { Field(name: "revocation", value: $0.text, line: $0.number) }
  }

  private static func sentence(in document: Document) -> Field? {
    let lines = ValidityText.ownLines(of: document.content.blocks.filter { $0.headingLevel == nil })
    return lines.first { !$0.isStruck && isRevocation($0.text) }.map {
      Field(name: "revocation", value: $0.text, line: $0.number)
    }
  }

  /// `This certificate is revoked.`, `Revoked by Omar on 2026-11-25: the drill failed`; not `may be revoked if`, `Revoked:
  /// no` or a field that waits to be filled in.
  static func isRevocation(_ text: String) -> Bool {
    let text = StandingText.unstruck(text)
    guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "d") }) else { return false }
    let words = foldedWords(text.utf8.prefix { !".;!".utf8.contains($0) }.withText)
    let rest = words.drop(while: subjects.contains)
    guard let first = rest.first, revoked.contains(first) else { return false }
    let behind = rest.dropFirst()
    if let colon = text.offset(ofByte: UInt8(ascii: ":")),
      foldedWords(text.utf8.prefix(colon).withText).count == behind.startIndex
    {
      let value = trimmedText(text.utf8.dropFirst(colon + 1).withText)
      return !isDenial(value) && !CertificateVerdictText.isPlaceholder(value)
    }
    guard let next = behind.first else { return true }
    if ["on", "from"].contains(next) { return behind.dropFirst().first.map(isTime) ?? false }
    return isTime(next) || reasons.contains(next)
  }

  private static func isTime(_ word: String) -> Bool {
    word.utf8.first.map { (0x30...0x39).contains($0) } ?? false || CalendarText.month(word) != nil
      || ["today", "yesterday"].contains(word)
  }

  /// `no`, `-`, `n/a`, `_____`, and nothing at all.
  private static func isDenial(_ text: String) -> Bool {
    let words = foldedWords(text).filter { word in word.utf8.contains { $0 != UInt8(ascii: "_") } }
    guard let first = words.first else { return true }
    return denials.contains(first) || words.starts(with: ["n", "a"]) || words.starts(with: ["yyyy"])
  }

  // MARK: Elsewhere

  /// `Scope: staging only`: in a field of the head, or the first words of a section of that name.
  private static func scope(in document: Document, _ header: HeaderFields) -> Field? {
    let sections = document.sections.filter { scopeNames.contains(foldedWords($0.title).joined(separator: "_")) }
    let said = sections.compactMap { section -> Field? in
      let first = document.content.blocks[section.blocks].first { $0.headingLevel == nil && !$0.isQuoted }
      return first.map { Field(name: section.title, value: $0.plain, line: $0.firstLine) }
    }
    return (header.values(scopeNames) + said).first { EvasiveText.isElsewhere($0.value) || isPlace($0.value) }
  }

  private static func isPlace(_ value: String) -> Bool {
    let words = foldedWords(value).filter { !["environment", "env", "cluster", "the"].contains($0) }
    return words.count == 1 && places.contains(words[0])
  }

  static var understood: [Understanding.Row] {
    [
      .init("Revoked: a heading, a sentence or a status of the head that begins with", revoked),
      .init("Revoked: field with a day in a section on its revocation", dayNames),
      .init("Field: scope, which withholds it where it is said to hold only elsewhere than in production", scopeNames),
    ]
  }

  private static let revoked: Set<String> = [
    "revoked", "withdrawn", "retracted", "rescinded", "suspended", "voided", "void", "invalidated", "annulled",
  ]
  private static let subjects: Set<String> = [
    "this", "the", "certificate", "certification", "approval", "decision", "sign", "off", "status", "it", "is", "was",
    "has", "been", "hereby", "now", "herewith", "therefore", "revocation",
  ]
  private static let reasons: Set<String> = [
    "by", "as", "with", "since", "effective", "because", "due", "following", "for", "per", "see", "and", "until",
    "pending",
  ]
  private static let dayNames: Set<String> = ["date", "day", "revocation date", "date of revocation", "when"]
  private static let denials: Set<String> = ["no", "none", "not", "never", "nil", "na", "false", "nothing", "tbd"]
  private static let scopeNames = ["scope", "environment", "environments", "valid_for", "applies_to"]
  private static let places: Set<String> = [
    "staging", "stage", "dev", "development", "sandbox", "preprod", "uat",
  ]
}
