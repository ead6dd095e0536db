import Collecting
import Diagnostics
import Markdown
package import ReportModel

/// The document of a new record, as its template has it, beside the others of its kind.
///
/// What is asked for is read as a site would be: of it come the number of a decision record, the folder, the items of a
/// checklist and the names of the services.
/// - Parameters:
///   - service: Its id; `nil` for the only one that there is.
///   - folder: Where to write it, seen from the first source; `nil` for where most of its kind are.
/// - Throws: ``RequestError``.
package func newRecord(
  _ kind: RecordKind, titled title: String, of service: String?, in folder: String?, _ request: ReportRequest
) async throws -> NewFile {
  let folder = try folder.map(checkedFolder)
  var log = DiagnosticLog()
  let templates = try TemplateFolder(of: request)
  let (report, selection) = try await withAssessed(request, templates, into: &log) { assessed, _ in
    (assessed.report, Selection(assessed.configuration))
  }
  let template = try templates.document(of: kind)
  let neighbours = Neighbours(of: kind, in: report.portfolio)
  let subject = kind == .service ? nil : ServiceChoice(service, of: report.portfolio.services, for: kind)
  let slug = fileSlug(of: title) ?? kind.rawValue
  let text = try template.filled(with: [
    "title": title, "slug": slug, "date": request.asOf.iso, "service": kind == .service ? slug : subject?.id,
    "items": checklistItems(of: report.rubric),
  ])
  let home = folder ?? neighbours.folder ?? "content/\(kind.folder)"
  let name = neighbours.name(of: slug, kind, on: request.asOf, in: home) + "." + SourcePath(template.path).pathExtension
  let path = SourcePath(home.isEmpty ? name : "\(home)/\(name)")
  guard selection.selects(path), !path.components.contains(".git") else {
    throw RequestError.unreadable(
      "'\(path)' would not be read: such folders are left out\n  help: Give another folder, or include it in muster.yml"
    )
  }
  return NewFile(
    path: path, text: text, remarks: subject?.remarks ?? [],
    root: try sourceFolders(of: request)[0])
}

/// A folder of the source, without a slash at its end.
private func checkedFolder(_ folder: String) throws(RequestError) -> String {
  let parts = SourcePath(folder).components
  guard folder.utf8.first != UInt8(ascii: "/"), !parts.contains("..") else {
    throw .unreadable(
      "'\(folder)' is not in the source, and what is written there would not be read\n  help: Give a folder as seen from the source"
    )
  }
  return parts.filter { $0 != "." }.joined(separator: "/")
}

/// The service that a new record is of.
private struct ServiceChoice {
  var id: String?
  var remarks: [String] = []

  init(_ asked: String?, of services: [Service], for kind: RecordKind) {
    let known = services.map(\.id)
    let names = known.prefix(10).joined(separator: ", ") + (known.count > 10 ? ", …" : "")
    guard let asked else {
      id = known.count == 1 ? known[0] : nil
      if known.count > 1, !kind.isOfAll { remarks = ["it names no service; --service takes one of \(names)"] }
      return
    }
    id = asked
    if !known.isEmpty, !known.contains(asked) {
      remarks = ["there is no service '\(asked)' so far, and this record makes one; there are \(names)"]
    }
  }
}

extension RecordKind {
  /// A record that often is about all services.
  fileprivate var isOfAll: Bool { [.persona, .decisionRecord, .proposal, .vendor, .kpi].contains(self) }

  /// Of which another is written another day.
  fileprivate var isDated: Bool {
    [.review, .certificate, .incident, .loadTest, .update, .deployment].contains(self)
  }
}

/// The documents of one kind that the first source has.
private struct Neighbours {
  private var paths: [SourcePath]

  init(of kind: RecordKind, in portfolio: Portfolio) {
    let source = portfolio.sources.first?.name
    let own = portfolio.records.filter { $0.kind == kind && $0.origin.document.source == source }
    // A register holds many records, and no document of a single one belongs beside it.
    paths = Dictionary(grouping: own, by: \.origin.document.path).filter { $1.count == 1 }.keys.sorted()
  }

  /// Where most of them are; `nil` without any below the root.
  var folder: String? {
    let counts = Dictionary(paths.map { ($0.folder, 1) }, uniquingKeysWith: +).filter { !$0.key.text.isEmpty }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key.text
  }

  /// `0031-queue-every-charge` for a decision record, `2026-11-20-review-of-payments` for what is dated.
  func name(of slug: String, _ kind: RecordKind, on day: Day, in folder: String) -> String {
    if kind.isDated { return "\(day.iso)-\(slug)" }
    guard kind == .decisionRecord else { return slug }
    let numbers = paths.filter { $0.folder.text == folder }.compactMap { NumberedName($0.stem) }
    let next = numbers.max { $0.number < $1.number } ?? NumberedName("0000-")
    return next.map { $0.following(slug) } ?? slug
  }
}

/// `ADR-0031-title`: what stands before the number of a decision record, and how the number is written.
private struct NumberedName {
  var prefix: Substring
  var number: Int
  var width: Int
  var separator: Character

  /// `nil` for a name without a number, or with a day in its place.
  init?(_ stem: Substring) {
    let digits = stem.drop { !$0.isWholeNumber }.prefix { $0.isWholeNumber && $0.isASCII }
    guard (1...5).contains(digits.count), let number = Int(digits) else { return nil }
    prefix = stem[..<digits.startIndex]
    guard prefix.utf8.count <= 5 else { return nil }
    self.number = number
    width = digits.count
    separator = stem[digits.endIndex...].first ?? "-"
  }

  func following(_ slug: String) -> String {
    let next = String(number + 1)
    return prefix + String(repeating: "0", count: max(0, width - next.count)) + next + "\(separator)\(slug)"
  }
}

/// What a title is called in the name of a file; `nil` when nothing of it is left.
private func fileSlug(of title: String) -> String? {
  var slugs = HeadingSlug.Sequence()
  let words = slugs.slug(for: title).fragment.split(separator: "-")
  var slug = ""
  // A file system takes 255 bytes, and a reader of a list fewer.
  for word in words where slug.utf8.count + word.utf8.count <= 80 { slug += (slug.isEmpty ? "" : "-") + word }
  return slug.isEmpty ? nil : slug
}

/// An open item for each check, by category.
private func checklistItems(of rubric: Rubric) -> String {
  var categories: [String] = []
  for check in rubric.checks where !categories.contains(check.category) { categories.append(check.category) }
  let parts = categories.map { category in
    let items = rubric.checks.filter { $0.category == category }.map { "- [ ] \($0.id): \($0.question)\n" }
    return "## \(category)\n\n\(items.joined())"
  }
  return parts.joined(separator: "\n")
}
