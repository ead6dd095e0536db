import Markdown
import ReportModel

/// Where a certificate says that it counts no more, or not for production: in its head, in a section on its revocation, in
/// a heading or in a sentence about itself.
enum CertificateWithdrawal {
  /// - Parameter section: The one with the decision.
  static func find(
    in document: Document, _ header: HeaderFields, decidedIn section: MarkdownContent.Section?
  ) -> Field? {
    status(in: header) ?? WithdrawalFields.first(in: document.frontMatter) ?? status(in: document)
      ?? scope(in: document, header) ?? reason(in: document, section) ?? part(in: document, section)
      ?? heading(in: document) ?? RevocationText.sentence(in: document.content.blocks)
  }

  /// `Status: REVOKED`.
  private static func status(in header: HeaderFields) -> Field? {
    header.values(["status", "state", "certificate_status"]).first { RevocationText.isRevocation($0.value) }
  }

  /// `Status: DRAFT` in another section than that of the decision.
  private static func status(in document: Document) -> Field? {
    ValidityText.ownLines(of: document.content.blocks.filter { $0.depth == 0 }).lazy.compactMap { line in
      guard !line.isStruck, line.lead != nil, let (name, value) = keyValue(line), foldedKey(name) == "status",
        let first = foldedWords(value).first, ended.contains(first)
      else { return nil }
      return Field(name: name, value: value, line: line.number)
    }.first
  }

  // MARK: Revoked

  /// `## Revoked 2026-11-25`, or the word alone above something that is no denial.
  private static func heading(in document: Document) -> Field? {
    for section in document.sections where section.level > 1 && RevocationText.isRevocation(section.title) {
      let blocks = document.content.blocks[section.blocks]
      let first = blocks.lazy.filter { $0.headingLevel == nil }.map(\.plain).first { !$0.isEmpty }
      let isBare = foldedWords(section.title).filter { Int($0) == nil }.count == 1 && !holdsDigits(section.title)
      if isBare, first.map({ NoneText.saysNone($0) || RevocationText.isDenial($0) }) ?? true { continue }
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

  // MARK: Elsewhere

  /// `Scope: staging only`: in a field of the head, or the first words of a section of that name.
  static func scope(in document: Document, _ header: HeaderFields) -> Field? {
    let sections = document.sections.filter { scopeNames.contains(foldedWords($0.title).joined(separator: "_")) }
    let said = sections.compactMap { section -> Field? in
      let first = document.content.blocks[section.blocks].first { $0.headingLevel == nil && !$0.isQuoted }
      return first.map { Field(name: section.title, value: $0.plain, line: $0.firstLine) }
    }
    return (header.values(scopeNames) + said).first { RevocationText.isElsewhere($0.value) }
  }

  /// `Rationale: Approved for staging only`.
  private static func reason(in document: Document, _ section: MarkdownContent.Section?) -> Field? {
    guard let section else { return nil }
    return document.content.blocks[section.blocks].lazy.filter { !$0.isQuoted }.flatMap(\.text).first { line in
      guard !line.isStruck, case let said = keyValue(line)?.value ?? line.text,
        foldedWords(said).first.map(["approved", "approval", "go", "valid", "certified"].contains) ?? false
      else { return false }
      return EvasiveText.isElsewhere(said)
    }.map { Field(name: "scope", value: $0.text, line: $0.number) }
  }

  /// `The US region is REJECTED.` beside an approval: one of the two is not true of the whole.
  private static func part(in document: Document, _ section: MarkdownContent.Section?) -> Field? {
    guard let section else { return nil }
    return document.content.blocks[section.blocks].lazy.filter { !$0.isQuoted && $0.kind == .paragraph }.flatMap(\.text)
      .first { line in
        !line.isStruck && keyValue(line) == nil && refusals.contains { line.text.containsBytes($0) }
      }.map { Field(name: "part", value: $0.text, line: $0.number) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Beside an approval: a part that is not approved", refusals),
      .init("Revoked: field with a day in a section on its revocation", dayNames),
      .init("Status that withholds it, wherever it stands", ended.sorted(by: byBytes)),
      .init("Field: scope, which withholds it where it is said to hold only elsewhere than in production", scopeNames),
    ] + WithdrawalFields.understood + RevocationText.understood
  }

  private static let refusals = ["is", "are", "remains", "remain"].flatMap { verb in
    ["REJECTED", "NOT APPROVED", "NO-GO", "NO_GO"].map { "\(verb) \($0)" }
  }
  private static let dayNames: Set<String> = ["date", "day", "revocation date", "date of revocation", "when"]
  private static let ended: Set<String> = [
    "draft", "superseded", "expired", "withdrawn", "revoked", "obsolete", "retracted", "rescinded",
  ]
  private static let scopeNames = ["scope", "environment", "environments", "valid_for", "applies_to"]
}
