import Diagnostics
import ReportModel

/// Reads a configuration key by key, and reports what is no key or no value of one.
struct ConfigurationReader {
  let location: FileLocation
  var configuration = Configuration()
  var log = DiagnosticLog()
  /// Of the services so far.
  private var ids: Set<String> = []
  /// By each name of theirs, folded, the id of the service.
  private var namesakes: [String: String] = [:]
  /// What a mistake is reported as.
  private var mistake = Diagnostic.ID.configurationInvalid

  init(location: FileLocation) { self.location = location }

  /// At the outermost level.
  static let keys = [
    "site", "publish", "sources", "services", "personas", "include", "exclude", "decision_records", "code_notes",
    "rubric", "ttl", "findings",
  ]

  mutating func read(_ root: YAMLValue) {
    for entry in mapping(root, keys: Self.keys, in: "") {
      switch entry.key {
      case "site": readSite(entry.value)
      case "publish": readPublication(entry.value)
      case "sources": configuration.sources = list(entry).compactMap { source($0) }
      case "services": configuration.services = list(entry).compactMap { service($0) }
      case "personas": readPersonas(entry.value)
      case "include":
        configuration.include = globs(entry, for: .include)
        let place = place(of: entry.value)
        if entry.value.list?.isEmpty == true { log.emit(.includesAll(at: place)) }
      case "code_notes": configuration.codeNotes = globs(entry, for: .codeNotes)
      case "exclude": configuration.exclude = globs(entry, for: .exclude)
      case "decision_records": configuration.decisionRecords = globs(entry, for: .decisionRecords)
      case "rubric": configuration.rubric = text(entry).map { .init(path: $0, place: place(of: entry.value)) }
      case "ttl": readTTL(entry.value)
      case "findings": readFindingLimits(entry.value)
      default: break
      }
    }
  }

  private mutating func readSite(_ value: YAMLValue) {
    for entry in mapping(value, keys: ["title", "base_url", "logo", "rebuilt_every", "history"], in: "site.") {
      switch entry.key {
      case "title": configuration.title = text(entry)
      case "base_url": readBaseAddress(entry.value)
      case "logo": readLogo(entry.value)
      case "rebuilt_every": configuration.rebuiltEvery = duration(entry.value)
      case "history":
        configuration.historyDays = entry.value.text == "none" ? 0 : duration(entry.value, besides: ", or `none`")
      default: break
      }
    }
  }

  private mutating func readPublication(_ value: YAMLValue) {
    mistake = .configurationPublish
    defer { mistake = .configurationInvalid }
    var publication = Configuration.Publication(folder: "", mode: .exchange)
    publication.place = place(of: value)
    for entry in mapping(value, keys: ["to", "mode"], in: "publish.") {
      switch entry.key {
      case "to":
        publication.folder = entry.value.text ?? ""
        publication.place = place(of: entry.value)
      case "mode": publication.mode = publishingMode(entry.value) ?? .exchange
      default: break
      }
    }
    guard publication.folder.isEmpty else {
      configuration.publication = publication
      return
    }
    report(
      "`publish` names no folder", help: "Write `publish: { to: /srv/reports/payments, mode: releases }`.",
      line: value.line, column: value.column)
  }

  private mutating func publishingMode(_ value: YAMLValue) -> PublishingMode? {
    if let mode = PublishingMode(rawValue: value.text ?? "") { return mode }
    let known = PublishingMode.allCases.map(\.rawValue)
    report(
      "`\(value.shown)` is no way to publish",
      help: suggestion(for: value.text ?? "", among: known).map { "Did you mean `\($0)`?" }
        ?? "Known here: \(known.joined(separator: ", ")).",
      line: value.line, column: value.column)
    return nil
  }

  private mutating func readBaseAddress(_ value: YAMLValue) {
    configuration.baseURL = webAddress(value.text ?? "").map { $0 + "/" }
    guard configuration.baseURL == nil else { return }
    report(
      "`\(value.shown)` is no address of a site",
      help: "Write where it will be served: `https://reports.example/payments/`.",
      line: value.line, column: value.column)
  }

  private mutating func readLogo(_ value: YAMLValue) {
    guard let path = value.text, !path.isEmpty else {
      report("`logo` is no path", help: "Write `logo: docs/logo.png`.", line: value.line, column: value.column)
      return
    }
    configuration.logo = .init(path: path, place: place(of: value))
  }

  /// An address, from whose host the kind of forge follows, or both.
  private mutating func forge(_ value: YAMLValue) -> Configuration.ConfiguredForge? {
    var (address, style): (YAMLValue?, Forge.Style?) = (value.text == nil ? nil : value, nil)
    if value.text == nil {
      for entry in mapping(value, keys: ["url", "style"], in: "sources.forge.") {
        if entry.key == "url" { address = entry.value } else { style = forgeStyle(entry.value) }
      }
    }
    guard let address, let url = webAddress(address.text ?? ""), let host = webHost(of: url) else {
      let place = address ?? value
      report(
        "`\(place.shown)` is no address of a repository", help: "Write `forge: https://git.example/team/payments`.",
        line: place.line, column: place.column)
      return nil
    }
    if let style = style ?? Forge.Style(ofHost: host) { return .init(url: url, style: style) }
    report(
      "nobody can tell from `\(host)` which kind of forge it is",
      help: "Write `forge: { url: \(url), style: gitlab }`; known are "
        + Forge.Style.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      line: address.line, column: address.column)
    return nil
  }

  private mutating func forgeStyle(_ value: YAMLValue) -> Forge.Style? {
    let word = value.text ?? ""
    if let style = Forge.Style(rawValue: word) { return style }
    let known = Forge.Style.allCases.map(\.rawValue)
    report(
      "`\(value.shown)` is no kind of forge",
      help: suggestion(for: word, among: known).map { "Did you mean `\($0)`?" }
        ?? "Known here: \(known.joined(separator: ", ")).",
      line: value.line, column: value.column)
    return nil
  }

  private mutating func source(_ value: YAMLValue) -> Configuration.ConfiguredSource? {
    var source = Configuration.ConfiguredSource(path: ".", place: place(of: value))
    if let path = value.text {
      source.path = path
      return source
    }
    for entry in mapping(value, keys: ["path", "name", "forge"], in: "sources.") {
      switch entry.key {
      case "path":
        source.path = text(entry) ?? "."
        source.place = place(of: entry.value)
      case "name": source.name = text(entry)
      case "forge": source.forge = forge(entry.value)
      default: break
      }
    }
    return source
  }

  private mutating func service(_ value: YAMLValue) -> Configuration.ConfiguredService? {
    var service = Configuration.ConfiguredService(entry: ServiceEntry(id: ""), line: value.line)
    for entry in mapping(
      value, keys: ["id", "name", "tier", "owner", "aliases", "paths", "lifecycle"], in: "services.")
    {
      switch entry.key {
      case "id": service.entry.id = serviceIdentifier(text(entry) ?? "")
      case "name": service.name = text(entry)
      case "tier": service.entry.tier = number(entry, 1...9)
      case "owner": service.owner = text(entry)
      case "aliases": service.entry.aliases = texts(entry)
      case "paths":
        service.entry.paths = entry.value.text == nil ? globs(entry, for: .service) : texts(entry)
        if entry.value.text != nil {
          configuration.globs += service.entry.paths.map {
            .init(text: $0, use: .service, place: place(of: entry.value))
          }
        }
      case "lifecycle": service.entry.lifecycle = text(entry).flatMap { $0.isEmpty ? nil : $0 }
      default: break
      }
    }
    if service.entry.id.isEmpty { service.entry.id = serviceIdentifier(service.name ?? "") }
    guard !service.entry.id.isEmpty else {
      report("a service without an id", help: "Add `id: name-of-the-service`.", line: value.line, column: value.column)
      return nil
    }
    guard isNew(service, value) else { return nil }
    if let tier = service.entry.tier, let stated = value["tier"] {
      configuration.tiers.append(.init(service: service.entry.id, tier: tier, place: place(of: stated)))
    }
    return service
  }

  /// Whether no other service has its id; what it is called is looked at too, as a record could mean either.
  private mutating func isNew(_ service: Configuration.ConfiguredService, _ value: YAMLValue) -> Bool {
    let id = service.entry.id
    guard ids.insert(id).inserted else {
      let place = value["id"] ?? value["name"] ?? value
      report(
        "the service `\(id)` is declared twice", help: "Give one of them another id, or remove it.", line: place.line,
        column: place.column)
      return false
    }
    var names = [(id, value["id"] ?? value["name"] ?? value)]
    if let name = service.name, let place = value["name"] { names.append((name, place)) }
    let aliases = value["aliases"]
    for (index, alias) in service.entry.aliases.enumerated() {
      let place = aliases?.list.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? aliases ?? value
      names.append((alias, place))
    }
    for (name, place) in names {
      let folded = foldedServiceName(name)
      guard !folded.isEmpty, let other = namesakes.updateValue(id, forKey: folded), other != id else { continue }
      namesakes[folded] = other
      report(
        "`\(name)` already means the service `\(other)`", help: "Call one of them something else.", line: place.line,
        column: place.column)
    }
    return true
  }

  private mutating func readPersonas(_ value: YAMLValue) {
    for entry in mapping(value, keys: ["required", "may_lift"], in: "personas.") {
      if entry.key == "may_lift" {
        configuration.policy.mayLift = texts(entry)
        note(rolesOf: entry)
        continue
      }
      guard let tiers = entry.value.entries else {
        if entry.value.text?.isEmpty != true {
          report(
            "`required` says for no tier who must review", help: "Write `required: { 1: [role, role], 2: [role] }`.",
            line: entry.value.line, column: entry.value.column)
        }
        continue
      }
      for tier in tiers {
        guard let number = Int(tier.key) else {
          report(
            "the tier `\(tier.key)` is no number", help: "Write `1: [role, role]`.", line: tier.keyLine,
            column: tier.keyColumn)
          continue
        }
        configuration.policy.requiredPersonas[number] = texts(tier)
        note(rolesOf: tier)
      }
    }
  }

  /// Where roles are named, for what is only known when all records are.
  private mutating func note(rolesOf entry: YAMLValue.Entry) {
    let items = entry.value.list ?? []
    for (index, name) in entry.value.texts.enumerated() {
      let place = items.count > index ? items[index] : entry.value
      configuration.roles.append(.init(text: name, place: self.place(of: place)))
    }
  }

  private func place(of value: YAMLValue) -> FileLocation {
    var place = location
    (place.line, place.column) = (value.line, value.column)
    return place
  }

  private mutating func readTTL(_ value: YAMLValue) {
    for entry in mapping(value, keys: TimeToLive.Kind.allCases.map(\.rawValue), in: "ttl.") {
      guard let kind = TimeToLive.Kind(rawValue: entry.key), let days = duration(entry.value) else { continue }
      configuration.lifetimes.append(
        .init(key: "ttl.\(entry.key)", days: days, usual: TimeToLive()[kind], place: place(of: entry.value)))
      configuration.policy.ttl[kind] = days
    }
  }

  /// For each severity how long a finding may stay open.
  private mutating func readFindingLimits(_ value: YAMLValue) {
    for entry in mapping(value, keys: Severity.allCases.map(\.rawValue), in: "findings.") {
      guard let severity = Severity(rawValue: entry.key), let days = duration(entry.value) else { continue }
      if let usual = AssessmentPolicy().findingLimits[severity] {
        configuration.lifetimes.append(
          .init(key: "findings.\(entry.key)", days: days, usual: usual, place: place(of: entry.value)))
      }
      configuration.policy.findingLimits[severity] = days
    }
  }

  private mutating func duration(_ value: YAMLValue, besides other: String = "") -> Int? {
    if let days = durationInDays(value.text ?? ""), days > 0 { return days }
    report(
      "`\(value.shown)` is no duration", help: "Write days or weeks: `90d`, `13w`\(other).", line: value.line,
      column: value.column)
    return nil
  }

  // MARK: Values

  private mutating func text(_ entry: YAMLValue.Entry) -> String? { text(entry.value, of: entry.key) }

  private mutating func text(_ value: YAMLValue, of key: String) -> String? { text(value, called: "`\(key)`") }

  private mutating func text(_ value: YAMLValue, called name: String) -> String? {
    if let text = value.text { return text }
    report(
      "\(name) takes one text, and this is a \(value.list == nil ? "mapping" : "list")",
      help: "Write one text, in quotes where it has brackets or braces.", line: value.line, column: value.column)
    return nil
  }

  private mutating func textList(_ entry: YAMLValue.Entry) -> [String] {
    list(entry).compactMap { text($0, called: "each item of `\(entry.key)`") }
  }

  /// A list of globs, of which it is noted where they stand.
  private mutating func globs(_ entry: YAMLValue.Entry, for use: Configuration.WrittenGlob.Use) -> [String] {
    list(entry).compactMap { item in
      guard let glob = text(item, called: "each item of `\(entry.key)`") else { return nil }
      configuration.globs.append(.init(text: glob, use: use, place: place(of: item)))
      return glob
    }
  }

  /// A list of texts, or texts with commas between them.
  private mutating func texts(_ entry: YAMLValue.Entry) -> [String] {
    if entry.value.text != nil { return entry.value.texts }
    return textList(entry)
  }

  private mutating func mapping(_ value: YAMLValue, keys: [String], in scope: String) -> [YAMLValue.Entry] {
    guard let entries = value.entries else {
      if value.text?.isEmpty != true {
        report(
          "expected keys here", help: "Write `key: value` lines: \(keys.joined(separator: ", ")).", line: value.line,
          column: value.column)
      }
      return []
    }
    return entries.filter { entry in
      if keys.contains(entry.key) { return true }
      let nearest = suggestion(for: entry.key, among: keys)
      report(
        "unknown key `\(scope)\(entry.key)`",
        help: nearest.map { "Did you mean `\($0)`?" } ?? "Known here: \(keys.joined(separator: ", ")).",
        line: entry.keyLine, column: entry.keyColumn)
      return false
    }
  }

  private mutating func list(_ entry: YAMLValue.Entry) -> [YAMLValue] {
    if let list = entry.value.list { return list }
    report(
      "`\(entry.key)` is no list", help: "Write `[a, b]` or one `- item` a line.", line: entry.value.line,
      column: entry.value.column)
    return []
  }

  private mutating func number(_ entry: YAMLValue.Entry, _ range: ClosedRange<Int>) -> Int? {
    if let number = Int(entry.value.text ?? ""), range.contains(number) { return number }
    report(
      "`\(entry.key)` is no number from \(range.lowerBound) to \(range.upperBound)", help: "Write a number.",
      line: entry.value.line, column: entry.value.column)
    return nil
  }

  private mutating func report(_ message: String, help: String, line: Int, column: Int) {
    var place = location
    (place.line, place.column) = (line, column)
    log.emit(Diagnostic(mistake, .error, message, help: help, at: place))
  }
}
