import Diagnostics
import ReportModel

/// The services of a portfolio, and every record's service.
///
/// The order of authority: what the record names, the configuration's globs, the folder it lies in, the repository itself. A
/// title or a component that names what nobody declares yields to the globs; and a refusal of it is one of the service whose
/// part it must be.
struct ServiceAssignment {
  private(set) var services: [String: Service] = [:]
  /// Folded names and aliases to ids.
  private var idsByName: [String: String] = [:]
  /// The declared ones among them.
  private var declaredNames: [String: String] = [:]
  private var places = ServicePlaces()
  private var declaredBySource: [String: Set<String>] = [:]
  /// By the folded name of a service that is declared nowhere the one that was probably meant.
  private var nearest: [String: String?] = [:]
  /// What has been refused and is declared nowhere, each with who refused it.
  private var refusedParts: Set<String> = []
  /// What documents are about, other than the changes of which a code review speaks.
  private let known: Set<String>
  /// The declared services that somebody has refused as a whole, each with who did.
  private var refusedServices: Set<String> = []

  init(_ records: [Record], _ configuration: Configuration, sources: [Source], into log: inout DiagnosticLog) {
    known = Set(records.lazy.filter { !$0.isOfChange }.compactMap(\.statedService).map(foldedServiceName))
    for configured in configuration.services {
      let service = Service(
        id: configured.entry.id, name: configured.name ?? configured.entry.id, tier: configured.entry.tier,
        owner: configured.owner, lifecycle: configured.entry.lifecycle)
      declare(service, configured.entry, source: nil, sources: sources)
    }
    for record in records {
      guard case .service(let entry) = record.details else { continue }
      let service = Service(
        id: entry.id, name: record.title, tier: entry.tier, owner: record.owner, lifecycle: entry.lifecycle,
        origin: record.origin)
      if let first = services[entry.id], first.origin != nil {
        log.emit(
          Diagnostic(
            .serviceTwice, .warning, "the service `\(entry.id)` is declared twice; this one is not used",
            help: "Give one of them another id, or remove it.",
            at: record.origin.place))
        continue
      }
      declare(service, entry, source: record.origin.document.source, sources: sources)
    }
    declaredNames = idsByName
    // What a field `service` names is a service of its own.
    let stated = Set(records.lazy.filter { !$0.isServiceSubject }.compactMap(\.statedService).map(foldedServiceName))
    let refused = records.filter { $0.refusesSubject && !stated.contains(foldedServiceName($0.statedService ?? "")) }
    refusedParts = Set(refused.map(\.subjectKey))
    for record in records where record.refuses {
      let id =
        isUnknownChange(record)
        ? place(of: record)
        : record.statedService.map { declaredID(stated: $0) } ?? places.service(at: record.origin.document)
      if let id { refusedServices.insert(record.key(of: id)) }
    }
  }

  /// The configuration's words win over the document's; what it leaves open is filled in.
  private mutating func declare(_ service: Service, _ entry: ServiceEntry, source: String?, sources: [Source]) {
    var merged = services[service.id] ?? service
    merged.tier = merged.tier ?? service.tier
    merged.owner = merged.owner ?? service.owner
    merged.lifecycle = merged.lifecycle ?? service.lifecycle
    merged.origin = merged.origin ?? service.origin
    services[service.id] = merged
    claim(service.id, for: service.id, isID: true)
    for name in [service.name] + entry.aliases { claim(name, for: service.id, isID: false) }
    for path in entry.paths { places.add(path, of: service.id, in: source) }
    for source in source.map({ [$0] }) ?? sources.map(\.name) {
      declaredBySource[source, default: []].insert(service.id)
    }
  }

  /// The first keeps a name, but what is one's id is no other's name.
  private mutating func claim(_ name: String, for id: String, isID: Bool) {
    let folded = foldedServiceName(name)
    guard !folded.isEmpty else { return }
    if let holder = idsByName[folded], !isID || foldedServiceName(holder) == folded { return }
    idsByName[folded] = id
  }

  /// The id of the record's service; `nil` when a repository of several services has a record that names none.
  mutating func assign(_ record: Record, into log: inout DiagnosticLog) -> String? {
    let document = record.origin.document
    if case .service(let entry) = record.details { return entry.id }
    if let name = record.statedService, !isPlaceholder(name) {
      if isUnknownChange(record), let id = place(of: record), mayJoin(record, id) { return self.id(named: id) }
      if record.isServiceSubject, declaredID(stated: name) == nil {
        if let id = places.service(at: document), mayJoin(record, id) { return id }
        if refusedParts.contains(record.subjectKey), let id = whole(of: record, named: name) {
          log.emit(.part(name, of: id, by: record))
          return id
        }
      }
      let id = id(stated: name)
      report(id, of: record, into: &log)
      return id
    }
    if let id = places.service(at: document) { return id }
    // A role belongs to no service unless it says so.
    if record.kind == .persona { return nil }
    if let name = folderName(document.path, record.kind) { return id(named: name) }
    let declared = declaredBySource[document.source] ?? []
    if declared.count == 1 { return declared.first }
    if declared.isEmpty { return id(named: document.source) }
    if let id = folderID(document.path, declared) { return id }
    return record.kind == .review ? declaredID(within: foldedWords(record.title), besides: { _ in true }) : nil
  }

  /// `Code Review: Thread-Safety Fixes` where nothing else is about a service of that name.
  private func isUnknownChange(_ record: Record) -> Bool {
    guard record.isOfChange, let name = record.statedService else { return false }
    return declaredID(stated: name) == nil && !known.contains(foldedServiceName(name))
  }

  /// The service of the place where a document lies, declared or not.
  private func place(of record: Record) -> String? {
    let document = record.origin.document
    if let id = places.service(at: document) ?? folderName(document.path, record.kind) { return id }
    let declared = declaredBySource[document.source] ?? []
    if declared.isEmpty { return serviceIdentifier(document.source) }
    return declared.count == 1 ? declared.first : folderID(document.path, declared)
  }

  /// The service that a record names, be it with a version, a stage or an id beside it.
  private mutating func id(stated name: String) -> String? { declaredID(stated: name) ?? id(named: name) }

  private func declaredID(stated name: String) -> String? {
    declaredNames[foldedServiceName(name)] ?? declaredNames[foldedServiceName(inBrackets(name))]
      ?? declaredID(within: foldedWords(name), besides: isMarginal)
  }

  /// An approval of something else would replace the refusal of the whole.
  private func mayJoin(_ record: Record, _ id: String) -> Bool {
    record.refuses || refusedParts.contains(record.subjectKey) || !refusedServices.contains(record.key(of: id))
  }

  /// The declared service of which something must be a part: the one whose name its own begins with, the one of the folder,
  /// the only one there is.
  private func whole(of record: Record, named name: String) -> String? {
    let words = foldedWords(name).prefix(6)
    for length in stride(from: words.count, to: 0, by: -1) {
      if let id = declaredNames[foldedServiceName(words.prefix(length).joined(separator: " "))] { return id }
    }
    if let folder = folderName(record.origin.document.path, record.kind),
      let id = declaredNames[foldedServiceName(folder)]
    {
      return id
    }
    let declared = declaredBySource[record.origin.document.source] ?? []
    return declared.count == 1 ? declared.first : nil
  }

  /// The declared service whose name stands among some words, the longest name first; of several the first.
  ///
  /// - Parameter mayStand: Whether a word may stand beside it.
  private func declaredID(within words: [String], besides mayStand: (String) -> Bool) -> String? {
    guard words.count <= 12 else { return nil }
    for length in stride(from: min(words.count, 6), to: 0, by: -1) {
      for start in 0...(words.count - length) {
        guard let id = declaredNames[foldedServiceName(words[start..<(start + length)].joined(separator: " "))] else {
          continue
        }
        let others = words[..<start] + words[(start + length)...]
        if others.allSatisfy({ mayStand($0) || declaredNames[foldedServiceName($0)] != nil }) { return id }
      }
    }
    return nil
  }

  /// `Payments (pay)`: what stands in brackets at the end.
  private func inBrackets(_ name: String) -> String {
    guard name.utf8.last == UInt8(ascii: ")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")) else { return "" }
    return name.utf8[name.utf8.index(after: open)...].dropLast().withText
  }

  /// A word beside a service's name that does not make it another one's.
  private func isMarginal(_ word: String) -> Bool { marginalWords.contains(word) || isMarker(word) }

  /// The declared service so named, or a new inferred one.
  private mutating func id(named name: String) -> String? {
    if let id = idsByName[foldedServiceName(name)] { return id }
    let id = serviceIdentifier(name)
    guard !id.isEmpty else { return nil }
    if services[id] == nil { services[id] = Service(id: id, name: name, isInferred: true) }
    idsByName[foldedServiceName(name)] = id
    return id
  }

  /// A name that is declared nowhere: what was meant for a service, be it a slip away, is missing there.
  private mutating func report(_ id: String?, of record: Record, into log: inout DiagnosticLog) {
    guard let id, let service = services[id], service.isInferred else { return }
    if let meant = nearest(to: foldedServiceName(service.name)) {
      log.emit(.unknown(service.name, by: record, meant: meant))
    } else if record.kind == .review || record.kind == .certificate,
      declaredBySource[record.origin.document.source] != nil
    {
      log.emit(.inferred(id, by: record))
    }
  }

  /// The declared service with the name next to another, both folded; `search-1` and `search-2` are two, and so are `api` and `app`.
  private mutating func nearest(to name: String) -> String? {
    if let known = nearest[name] { return known }
    func letters(_ text: String) -> [UInt8] { text.utf8.filter { !(0x30...0x39).contains($0) } }
    let names = idsByName.keys.filter {
      services[idsByName[$0] ?? ""]?.isInferred == false && letters($0) != letters(name)
    }
    let found = name.utf8.count < 4 ? nil : suggestion(for: name, among: names, within: name.utf8.count < 8 ? 1 : 2)
    let meant = found.flatMap { idsByName[$0] }
    nearest[name] = .some(meant)
    return meant
  }

  /// The innermost folder that is called exactly as a service of the source is: `apps/web/`, `packages/api/`, `api/`.
  private func folderID(_ path: SourcePath, _ declared: Set<String>) -> String? {
    path.folder.components.last { declared.contains(String($0)) && !kindFolders.contains($0) }.map(String.init)
  }

  /// `services/NAME/...`, `content/KIND/NAME/...`.
  private func folderName(_ path: SourcePath, _ kind: RecordKind) -> String? {
    let folders = path.folder.components
    if let index = folders.firstIndex(of: "services"), index + 1 < folders.count { return String(folders[index + 1]) }
    if let index = folders.firstIndex(of: Substring(kind.folder)), index > 0, folders[index - 1] == "content",
      index + 1 < folders.count
    {
      return String(folders[index + 1])
    }
    return nil
  }
}

/// What lies in them is of that kind, be a service called so too.
private let kindFolders = Set(RecordKind.allCases.map { Substring($0.folder) })
private let refusals: Set<Certificate.Verdict> = [
  .emergencyStop, .rejected, .noGo, .doNotRecommend, .requiresRemediation,
]
private let marginalWords: Set<String> = [
  "the", "our", "of", "and", "service", "production", "prod", "staging", "beta", "ga", "mvp", "launch", "release",
  "live",
  "go", "version", "follow", "up", "final", "rollout",
]

extension Record {
  /// Its title names a change to the code, or a part of it.
  fileprivate var isOfChange: Bool {
    kind == .review && isServiceSubject && ReviewTitle.isOfCode(title) && !title.containsFolded("service")
  }

  /// It says no to what its title or its component names.
  fileprivate var refusesSubject: Bool { isServiceSubject && statedService != nil && refuses }

  fileprivate var refuses: Bool {
    switch details {
    case .review(let review): review.verdict == .fail
    case .certificate(let certificate): certificate.verdict.map(refusals.contains) ?? false
    default: false
    }
  }

  fileprivate func key(of service: String) -> String {
    [origin.document.source, service, foldedName(persona ?? "")].joined(separator: "\u{0}")
  }

  /// What it is about and by whom: a later approval of the same goes where the refusal went.
  fileprivate var subjectKey: String {
    [origin.document.source, foldedServiceName(statedService ?? ""), foldedName(persona ?? "")].joined(
      separator: "\u{0}")
  }
}

extension Diagnostic {
  fileprivate static func part(_ name: String, of service: String, by record: Record) -> Diagnostic {
    Diagnostic(
      .serviceInferred, .note,
      "it is about `\(serviceIdentifier(name))`, which nobody declares; as that was refused, it counts for `\(service)`",
      help: "Write `service:` with a declared id, or add the name to a service's `aliases:`.", at: record.origin.place)
  }

  fileprivate static func unknown(_ service: String, by record: Record, meant: String) -> Diagnostic {
    Diagnostic(
      .serviceUnknown, .warning, "the service `\(service)` is declared nowhere",
      help: "Did you mean `\(meant)`? Else declare it.", at: record.origin.place)
  }

  fileprivate static func inferred(_ service: String, by record: Record) -> Diagnostic {
    Diagnostic(
      .serviceInferred, .warning,
      "it is about `\(service)`, which nobody declares, so it counts for none of the declared services",
      help: "Write `service:` with a declared id, or add the name to a service's `aliases:`.", at: record.origin.place)
  }
}

extension Origin {
  fileprivate var place: FileLocation {
    FileLocation(source: document.source, path: document.path.text, line: line)
  }
}

extension Diagnostic.ID {
  static let serviceInferred: Self = "service.inferred"
  static let serviceTwice: Self = "service.declared-twice"
  static let serviceUnknown: Self = "service.unknown"
}
