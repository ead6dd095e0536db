import ReportModel

/// Incidents as mappings in YAML or JSON: a file each, several documents, or a list; and as the rows of CSV.
enum IncidentData {
  static func objects(in document: Document) -> [YAMLValue] {
    guard !document.isTemplate else { return [] }
    let roots = document.csv.map(rows) ?? YAMLValue.objects(document.values)
    let listed = roots.flatMap { root in
      (root.entries ?? []).filter { listNames.contains(foldedKey($0.key)) }.flatMap { $0.value.list ?? [] }
    }
    let isNamed =
      IncidentReader.isNamedIncident(document.id.path)
      || foldedWords(document.id.path.stem).contains(where: incidentFolders.contains)
    return (roots + listed).filter { isDeclared($0) || isIncident($0, isNamed: isNamed, in: document) }
  }

  /// Each row as a mapping of the header's names.
  private static func rows(of table: CSVTable) -> [YAMLValue] {
    table.rows.map { row in
      let entries = zip(table.header, row.cells).map { name, cell in
        YAMLValue.Entry(
          key: name, keyLine: row.line, keyColumn: 1,
          value: YAMLValue(content: .scalar(trimmedText(cell)), line: row.line, column: 1))
      }
      return YAMLValue(content: .mapping(entries), line: row.line, column: 1)
    }
  }

  static func isDeclared(_ object: YAMLValue) -> Bool {
    object["kind"]?.text?.asciiLowercased == RecordKind.incident.rawValue && object["apiVersion"] == nil
  }

  /// When it began is what every incident has. In a file that is not called after incidents it takes all that is said of no
  /// other thing: how grave it was, from when until when, and what it was about.
  private static func isIncident(_ object: YAMLValue, isNamed: Bool, in document: Document) -> Bool {
    guard let entries = object.entries, object["kind"] == nil, object["apiVersion"] == nil else { return false }
    let names = Set(entries.map { foldedKey($0.key) })
    func has(_ wanted: [String]) -> Bool { wanted.contains { names.contains(foldedKey($0)) } }
    let header = header(of: object)
    let events = Set(header.others(than: []).compactMap { IncidentEvents.event(named: $0.name) })
    let isOver = !events.isDisjoint(with: [.resolved, .repaired, .mitigated])
    guard events.contains(.started) || events.contains(.detected) || header.value(startNames) != nil else {
      return false
    }
    if isNamed { return isOver || has(incidentSeverityNames) || has(impactNames) }
    return document.format == .yaml && isOver && has(incidentSeverityNames) && has(impactNames) && has(titleNames)
  }

  static func header(of object: YAMLValue) -> HeaderFields {
    let header = HeaderFields(of: named(object), opening: timeNames)
    return header.value(startNames) == nil ? header.renaming("created at", to: startNames[0]) : header
  }

  /// `service: {id: ..., summary: Payments}` by what it is called.
  private static func named(_ object: YAMLValue) -> YAMLValue {
    guard let entries = object.entries else { return object }
    var object = object
    object.content = .mapping(
      entries.map { entry in
        var entry = entry
        if !timeNames.contains(foldedKey(entry.key)), let name = entry.value["summary"] ?? entry.value["name"] {
          entry.value = name
        }
        return entry
      })
    return object
  }

  /// Where it stands, and what it is called.
  static func place(_ record: inout Record, _ object: YAMLValue, _ header: HeaderFields, in document: Document) {
    record.origin = document.origin(line: object.line)
    record.lines = object.line...max(object.line, object.lastLine)
    record.title = header.value(titleNames)?.value ?? record.title
    record.fields.removeAll { titleNames.contains($0.name.asciiLowercased) && $0.value == record.title }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Lists in data files", listNames.sorted()),
      .init("Data files: fields that hold the times", timeNames.sorted()),
      .init("Data files: what it was about", titleNames), .init("Data files: what it did", impactNames),
    ]
  }

  /// What an export of incidents calls `created_at` is when they began.
  private static let startNames = ["started at", "started", "start", "start time"]
  private static let listNames: Set<String> = ["incidents", "postmortems", "outages"]
  private static let timeNames: Set<String> = ["timeline", "times", "timestamps"]
  private static let titleNames = ["title", "summary", "name", "description"]
  private static let impactNames = ["impact", "customer impact", "user impact", "root cause", "cause"]
}
