import Diagnostics
import ReportModel

/// Makes of one source's decision records, each read alone, records that know each other: paths for the names that their
/// texts use, the side of a relation that only the other record states, numbers that come twice, and dates that only
/// their neighbours make readable.
///
/// - Parameter paths: All of the source's.
func completeDecisionRecords(_ records: inout [Record], paths: [SourcePath], into log: inout DiagnosticLog) {
  let chains = DecisionChains(records, paths: paths)
  guard !chains.indices.isEmpty else { return }
  for index in chains.indices { chains.resolve(&records[index], into: &log) }
  addImplied(&records, chains)
  chains.reportRepeatedNumbers(records, into: &log)
  readSlashedDates(&records, chains, into: &log)
}

extension Record {
  fileprivate var decision: DecisionRecord? {
    if case .decisionRecord(let decision) = details { decision } else { nil }
  }

  fileprivate mutating func changeDecision(_ change: (inout DecisionRecord) -> Void) {
    guard case .decisionRecord(var decision) = details else { return }
    change(&decision)
    details = .decisionRecord(decision)
  }

  /// `payments` of a service's record, and of `payments-0001.md`; empty where nothing sets it apart from its folder.
  fileprivate var line: String {
    if let statedService { return foldedName(statedService) }
    let path = origin.document.path
    guard decision?.number != nil, decisionNumber(of: path) == nil else { return "" }
    let words = foldedWords(isIndexName(path) ? path.folder.name : path.stem)
    let isNumber = { (word: String) in word.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard words.last.map(isNumber) ?? false else { return "" }
    return words.prefix { !isNumber($0) }.joined()
  }

  fileprivate func location(line: Int? = nil) -> FileLocation {
    FileLocation(
      source: origin.document.source, path: origin.document.path.text, line: line ?? origin.line)
  }
}

/// Where the decision records of a source are.
private struct DecisionChains {
  var indices: [Int]
  private var byPath: [SourcePath: Int] = [:]
  private var pathOf: [Int: SourcePath] = [:]
  private var byNumber: [String: [Int: [Int]]] = [:]
  /// Of those that number by themselves in a folder that they share: the service, or the word before the file's number.
  private var lineOf: [SourcePath: String] = [:]
  /// By folder and number: the first file named as a decision record that lies in a folder below.
  private var firstBelow: [String: [Int: Int]] = [:]
  private var paths: Set<SourcePath>

  init(_ records: [Record], paths: [SourcePath]) {
    indices = records.indices.filter { records[$0].kind == .decisionRecord }
    self.paths = indices.isEmpty ? [] : Set(paths)
    for index in indices {
      let path = records[index].origin.document.path
      byPath[path] = byPath[path] ?? index
      pathOf[index] = path
      lineOf[path] = lineOf[path] ?? records[index].line
      guard let number = records[index].decision?.number else { continue }
      byNumber[series(path), default: [:]][number, default: []].append(index)
      byNumber["", default: [:]][number, default: []].append(index)
      guard isNumberedDecision(path.stem) else { continue }
      var folder = path.folder
      while !folder.text.isEmpty {
        folder = folder.folder
        if firstBelow[folder.text]?[number] == nil { firstBelow[folder.text, default: [:]][number] = index }
      }
    }
  }

  func index(at path: SourcePath) -> Int? { byPath[path] }

  func resolve(_ record: inout Record, into log: inout DiagnosticLog) {
    let path = record.origin.document.path
    var found: [DecisionRecord.Reference.Relation: [SourcePath]] = [:]
    for reference in record.decision?.references ?? [] {
      guard let target = target(reference, from: path) else {
        if case .number(let number) = reference.target {
          let found = all(number, besides: path).isEmpty ? "there is none" : "nobody can tell which of several is meant"
          log.emit(
            Diagnostic(
              .decisionUnknown, .warning, "names the decision record \(number), and \(found)",
              help: "Correct the number, or link to the file.", at: record.location(line: reference.line)))
        }
        continue
      }
      if target != path, found[reference.relation]?.contains(target) != true {
        found[reference.relation, default: []].append(target)
      }
    }
    record.changeDecision {
      $0.supersedes = found[.supersedes] ?? []
      $0.supersededBy = found[.supersededBy] ?? []
    }
  }

  /// The record's path; a file that is not there keeps its name, and one that is no decision record is left out.
  private func target(_ reference: DecisionRecord.Reference, from path: SourcePath) -> SourcePath? {
    switch reference.target {
    case .number(let number):
      if let near = byNumber[series(path)]?[number] {
        let others = Array(paths(of: near, besides: path))
        if let own = others.filter({ lineOf[$0] == lineOf[path] }).min() { return own }
        return Set(others.map { lineOf[$0] }).count > 1 ? nil : others.min()
      }
      let all = all(number, besides: path)
      return all.count == 1 ? all[0] : nil
    case .path(let stated):
      let found = candidates(stated).first { byPath[$0] != nil } ?? stated
      return byPath[found] != nil || !isOther(found) ? found : nil
    }
  }

  /// Two are as many as all: nobody can tell which is meant.
  private func all(_ number: Int, besides path: SourcePath) -> [SourcePath] {
    Array(paths(of: byNumber[""]?[number] ?? [], besides: path).prefix(2))
  }

  private func paths(of records: [Int], besides path: SourcePath) -> some Sequence<SourcePath> {
    records.lazy.compactMap { pathOf[$0] }.filter { $0 != path }
  }

  private func isOther(_ path: SourcePath) -> Bool {
    paths.contains(path) || !path.name.utf8.contains(UInt8(ascii: "."))
  }
}

/// What a link may mean: the file; the source of a page; a file without its ending; the index of a folder.
private func candidates(_ path: SourcePath) -> [SourcePath] {
  var stem = path.text
  if path.pathExtension == "html" { stem = String(decoding: stem.utf8.dropLast(5), as: UTF8.self) }
  let endings = [".md", ".markdown", ".rst", ".adoc", "/README.md", "/index.md", "/readme.md", ".html.md.erb"]
  return [path] + endings.map { SourcePath(stem + $0) }
}

/// Records that are numbered together: those of a folder, or of the folders in it that hold one record each.
private func series(_ path: SourcePath) -> String {
  isIndexName(path) ? path.folder.folder.text : path.folder.text
}

private func addImplied(_ records: inout [Record], _ chains: DecisionChains) {
  for index in chains.indices {
    guard let decision = records[index].decision else { continue }
    let path = records[index].origin.document.path
    for other in decision.supersedes.compactMap(chains.index) {
      records[other].changeDecision { if !$0.supersededBy.contains(path) { $0.impliedSupersededBy.append(path) } }
    }
    for other in decision.supersededBy.compactMap(chains.index) {
      records[other].changeDecision { if !$0.supersedes.contains(path) { $0.impliedSupersedes.append(path) } }
    }
  }
}

extension DecisionChains {
  /// Within a series, and for a record that lies outside of every folder of decisions anywhere.
  func reportRepeatedNumbers(_ records: [Record], into log: inout DiagnosticLog) {
    for index in indices {
      let path = records[index].origin.document.path
      guard let number = records[index].decision?.number else { continue }
      let beside = byNumber[series(path)]?[number]?.first { other in
        pathOf[other].map { $0 != path && !isApart($0, path) } ?? false
      }
      let below = isNumberedDecision(path.stem) ? firstBelow[path.folder.text]?[number] : nil
      guard let other = beside ?? below else { continue }
      log.emit(
        Diagnostic(
          .decisionNumberTwice, .warning, "the number \(number) is that of \(records[other].origin.document.path) too",
          help: "Give one of them the next free number, or refer to them by file name.",
          at: records[index].location()))
    }
  }

  /// Two services may both have an 0001.
  private func isApart(_ one: SourcePath, _ other: SourcePath) -> Bool {
    guard let line = lineOf[one], let otherLine = lineOf[other] else { return false }
    return !line.isEmpty && !otherLine.isEmpty && line != otherLine
  }
}

/// `09/04/2019` is the ninth of April where a neighbour says `26/03/2018`, and none `03/26/2018`.
private func readSlashedDates(
  _ records: inout [Record], _ chains: DecisionChains, into log: inout DiagnosticLog
) {
  let dated = chains.indices.compactMap { index -> (index: Int, field: Field, date: DateText.Slashed)? in
    guard let field = records[index].decision?.slashedDate, let date = DateText.slashed(in: field.value) else {
      return nil
    }
    return (index, field, date)
  }
  for (_, folder) in Dictionary(grouping: dated, by: { series(records[$0.index].origin.document.path) }) {
    let (dayFirst, monthFirst) = (folder.contains { $0.date.first > 12 }, folder.contains { $0.date.second > 12 })
    for (index, field, date) in folder where date.day == nil {
      if dayFirst != monthFirst {
        records[index].date = dayFirst ? date.dayFirst : date.monthFirst
      } else {
        log.emit(
          Diagnostic(
            .dateUnreadable, .warning, "`\(field.name)` can be read as two dates: \"\(field.value)\"",
            help: "Write the date as YYYY-MM-DD.", at: records[index].location(line: field.line)))
      }
    }
  }
}

extension Diagnostic.ID {
  static let decisionUnknown: Self = "decision-record.unknown"
  static let decisionNumberTwice: Self = "decision-record.number-twice"
}
