package import Diagnostics
import Markdown
package import ReportModel

/// Services that a catalogue's file declares: Backstage, OpsLevel, Cortex, Datadog. A new catalogue is a new entry.
package struct CatalogueReader: RecordReader {
  package init() {}

  package let formats: Set<DocumentFormat> = [.yaml, .json]

  package var understands: [Understanding] {
    [
      Understanding(.service, CatalogueDialect.understood)
    ]
  }

  package func records(in document: Document, into log: inout DiagnosticLog) -> [Record] {
    guard document.format == .yaml || document.format == .json else { return [] }
    let found = document.values.compactMap { root -> (CatalogueDialect, YAMLValue)? in
      CatalogueDialect.all.first { $0.matches(root, document.id.path) }.map { ($0, root) }
    }
    let folder = document.id.path.folder.text
    // What lies beside the only entry of a folder belongs to it.
    let paths = found.count == 1 && !folder.isEmpty ? [folder + "/**"] : []
    return found.compactMap { record($1, $0, paths: paths, in: document, into: &log) }
  }

  private func record(
    _ root: YAMLValue, _ dialect: CatalogueDialect, paths: [String], in document: Document,
    into log: inout DiagnosticLog
  ) -> Record? {
    guard let name = root.first(dialect.name), let text = name.text, !isPlaceholder(text) else { return nil }
    let id = identifier(text)
    guard !id.isEmpty else { return nil }
    let title = root.firstText(dialect.title) ?? text
    let entry = ServiceEntry(
      id: id, tier: tier(root, dialect), lifecycle: root.firstText(dialect.lifecycle),
      aliases: root.first(dialect.aliases)?.texts ?? [], paths: paths)
    let owner = root.firstText(dialect.owner).map { dialect.product == backstage ? entityName($0) : $0 }
    if owner == nil {
      log.emit(
        Diagnostic(
          .ownerMissing, .warning, "the entry of `\(text)` names no owner",
          help: "Add its owner; until then that of CODEOWNERS counts.",
          at: document.location(line: name.line, column: name.column)))
    }
    let isWhole = document.values.count == 1
    var record = Record(
      origin: document.origin(line: root.line),
      lines: isWhole ? document.lines : root.line...max(root.line, root.lastLine),
      title: title, details: .service(entry), statedID: text, statedService: id, owner: owner)
    record.fields = dialect.fields.compactMap { path in
      guard let value = root.first([path]), let key = path.utf8.split(separator: 0x20).last else { return nil }
      return Field(name: String(Substring(key)), value: value.shown, line: value.line)
    }
    return record
  }

  /// `tier_1`, `2`, and a group called `tier-2`.
  private func tier(_ root: YAMLValue, _ dialect: CatalogueDialect) -> Int? {
    let texts = dialect.tier.compactMap { root.at($0) }.flatMap(\.texts)
    for text in texts where text.asciiLowercased.hasBytePrefix("tier") || text.utf8.count == 1 {
      if let tier = Int(text.utf8.filter { (0x30...0x39).contains($0) }.withText), (1...9).contains(tier) {
        return tier
      }
    }
    return nil
  }
}

/// Where one catalogue keeps what it says about a service.
struct CatalogueDialect: Sendable {
  /// What its makers call it.
  var product: String
  /// Texts that have to be there: a path, and how its text begins.
  var signs: [(path: String, prefix: String)]
  /// The stems that its files have; empty for any.
  var stems: [String] = []
  var name: [String]
  var title: [String]
  var owner: [String]
  var tier: [String] = []
  var lifecycle: [String]
  var aliases: [String] = []
  var fields: [String] = []
  /// What an entry says of its type that is no service.
  var otherTypes: (path: String, types: Set<String>) = ("", [])

  func matches(_ root: YAMLValue, _ path: SourcePath) -> Bool {
    let stem = path.stem.asciiLowercased
    return (stems.isEmpty || stems.contains(stem))
      && !otherTypes.types.contains(root.at(otherTypes.path)?.text?.asciiLowercased ?? "")
      && signs.allSatisfy { sign in root.at(sign.path)?.text?.hasBytePrefix(sign.prefix) ?? false }
  }

  static var understood: [Understanding.Row] {
    all.flatMap { dialect in
      let signs = dialect.signs.map { $0.prefix.isEmpty ? $0.path : "\($0.path): \($0.prefix)" }
      return [
        Understanding.Row("\(dialect.product), recognised by", dialect.stems.map { "\($0).*" } + signs),
        Understanding.Row(
          "\(dialect.product): name, owner, tier, lifecycle",
          dialect.name + dialect.owner + dialect.tier + dialect.lifecycle),
      ]
    }
  }

  static let all: [CatalogueDialect] =
    [
      CatalogueDialect(
        product: backstage, signs: [("apiVersion", "backstage.io/"), ("kind", "Component")], name: ["metadata name"],
        title: ["metadata title"], owner: ["spec owner"],
        tier: ["spec tier", "metadata labels tier", "metadata annotations tier", "metadata tags"],
        lifecycle: ["spec lifecycle"],
        fields: ["metadata description", "spec type", "spec system", "spec dependsOn"],
        // Nobody runs them.
        otherTypes: ("spec type", ["library", "documentation"])),
      CatalogueDialect(
        product: "Cortex", signs: [("openapi", ""), ("info x-cortex-tag", "")], name: ["info x-cortex-tag"],
        title: ["info title"],
        owner: ["info x-cortex-owners 0 name", "info x-cortex-owners 0 email", "x-cortex-owners 0 name"],
        tier: ["info x-cortex-groups", "info x-cortex-service-groups"],
        lifecycle: ["info x-cortex-lifecycle", "info x-cortex-custom-metadata lifecycle"], fields: ["info description"],
        otherTypes: ("info x-cortex-type", ["domain", "team"])),
      CatalogueDialect(
        product: "Datadog", signs: [("schema-version", "v"), ("dd-service", "")], name: ["dd-service"], title: [],
        owner: ["team", "dd-team"],
        tier: ["tier"], lifecycle: ["lifecycle"], fields: ["description", "application"]),
      CatalogueDialect(
        product: "Datadog", signs: [("apiVersion", "v3"), ("kind", "service")], name: ["metadata name"],
        title: ["metadata displayName"],
        owner: ["metadata owner"], tier: ["spec tier"], lifecycle: ["spec lifecycle"], fields: ["metadata description"]),
    ]
    + ["service", "component"].map { key in
      CatalogueDialect(
        product: "OpsLevel", signs: [("version", ""), ("\(key) name", "")], stems: ["opslevel"], name: ["\(key) name"],
        title: ["\(key) name"], owner: ["\(key) owner"], tier: ["\(key) tier"], lifecycle: ["\(key) lifecycle"],
        aliases: ["\(key) aliases"], fields: ["\(key) description", "\(key) product", "\(key) language"])
    }
}

private let backstage = "Backstage"

/// What a reference names, its kind and the namespace that all are in left out: `group:default/sales` is `sales`.
private func entityName(_ reference: String) -> String {
  let name = ["group:", "user:"].first(where: reference.hasFoldedPrefix).map { reference.utf8.dropFirst($0.utf8.count) }
  let text = (name ?? reference.utf8[...]).withText
  return text.hasFoldedPrefix("default/") ? text.utf8.dropFirst("default/".utf8.count).withText : text
}

/// What a template leaves open: `${{ values.name }}`, `<service-name>`.
func isPlaceholder(_ name: String) -> Bool {
  ["{{", "${", "<%"].contains(where: name.containsFolded) || name.hasBytePrefix("<") && name.hasSuffix(">")
    || name.hasBytePrefix("{") && name.hasSuffix("}")
}

extension Diagnostic.ID {
  static let ownerMissing: Self = "service.owner-missing"
}
