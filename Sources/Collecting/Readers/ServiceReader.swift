package import Diagnostics
import Digest
import Markdown
package import ReportModel

/// Services declared by a document of their own.
package struct ServiceReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.markdown]

  package var understands: [Understanding] {
    [
      Understanding(
        .service,
        [
          .init("Kinds of front matter", [RecordKind.service.rawValue]), .init("Field: id", idNames),
          .init("Field: tier", ["tier"]),
        ] + ServiceTable.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.declaredKind == .service else {
      if let line = ServiceTable.line(in: document) {
        log.emit(.unreadCatalogue(at: document.location(line: line)))
      }
      return []
    }
    let front = document.frontMatter
    let header = document.header
    let id = identifier(of: document)
    let entry = ServiceEntry(
      id: id, tier: readTier(header.value("tier"), in: document, into: &log),
      lifecycle: front["lifecycle"]?.text, aliases: front["aliases"]?.texts ?? [], paths: front["paths"]?.texts ?? [])
    var record = Record(
      whole: document, header: header, details: .service(entry),
      known: ["tier", "lifecycle", "aliases", "paths"], into: &log)
    record.statedService = id
    return [record]
  }

  /// The stated name's, else the file's; never empty, since it becomes an address.
  private func identifier(of document: Document) -> String {
    let names: [String?] = [
      idNames.lazy.compactMap { document.frontMatter[$0]?.text }.first, String(document.id.path.stem),
    ]
    let identifiers = names.lazy.compactMap { $0 }.map(serviceIdentifier)
    return identifiers.first { !$0.isEmpty } ?? "service-" + ContentDigest(of: document.id.path.text.utf8).short
  }

  private func readTier(_ field: Field?, in document: Document, into log: inout DiagnosticLog) -> Int? {
    guard let field else { return nil }
    let digits = field.value.utf8.filter { (0x30...0x39).contains($0) }
    if let tier = Int(digits.withText), (1...9).contains(tier) { return tier }
    log.emit(
      Diagnostic(
        .serviceTier, .warning, "the tier \"\(field.value)\" is no number from 1 to 9",
        help: "Write `tier: 1` for the most critical services.", at: document.location(of: field)))
    return nil
  }
}

/// A table of services and their owners in a document that is called a catalogue of them. It is told, and not read: whoever
/// declares a service decides what belongs to it, and a page of prose declares nothing.
private enum ServiceTable {
  /// Where one begins.
  static func line(in document: Document) -> Int? {
    guard document.format == .markdown, document.declaredKind == nil, !document.isTemplate,
      names.contains(foldedKey(document.id.path.stem))
    else { return nil }
    return document.content.blocks.lazy.compactMap { block -> Int? in
      guard case .table(let table) = block.kind, !block.isQuoted, table.rows.count > 1 else { return nil }
      let header = Set(table.header.map { foldedKey($0.text) })
      return header.isDisjoint(with: ["service", "servicename", "component"]) || header.isDisjoint(with: owners)
        ? nil : table.firstLine
    }.first
  }

  static var understood: [Understanding.Row] {
    [
      .init("Tables of services that are told and not read: in files called", names.sorted(by: byBytes)),
      .init("Tables of services that are told and not read: with a column", owners.sorted(by: byBytes)),
    ]
  }

  private static let names: Set<String> = [
    "servicecatalog", "servicecatalogue", "services", "serviceregistry", "serviceinventory", "servicelist",
    "serviceowners", "serviceownership",
  ]
  private static let owners: Set<String> = ["owner", "owners", "team", "owningteam", "ownedby", "tier"]
}

extension Diagnostic {
  fileprivate static func unreadCatalogue(at place: FileLocation) -> Diagnostic {
    Diagnostic(
      .serviceTable, .note, "lists services and their owners, and none of them is declared by it",
      help: "Declare them in `muster.yml`, or each in a `catalog-info.yaml`.", at: place)
  }
}

private let idNames = ["id", "service"]

extension Diagnostic.ID {
  static let serviceTier: Self = "service.tier-unreadable"
  static let serviceTable: Self = "service.table-unread"
}
