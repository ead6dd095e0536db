/// Something the author of a document should know about that document.
///
/// A diagnostic is data: it never unwinds the stack. What the machine refuses (a full disk, a
/// missing `git`) is thrown instead.
public struct Diagnostic: Hashable, Sendable, Codable {
  /// `error`: a page would be wrong. `warning`: the document should change. `note`: worth knowing.
  public enum Severity: Int, Comparable, Sendable, Codable, CaseIterable {
    case note, warning, error

    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
  }

  /// A stable name, `area.what-is-wrong`, by which a diagnostic is counted, silenced or looked up.
  ///
  /// Declare one as a `static let` beside the code that emits it, and list it in the target's ``HandbookEntry`` array.
  public struct ID: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let description: String
    public init(stringLiteral value: String) { description = value }
  }

  public var id: ID
  public var severity: Severity
  /// Lower case, quoting the offending value.
  public var message: String
  /// What to change, in the imperative ("Add an `owner:` field"); `nil` when nothing helps.
  public var help: String?
  public var location: FileLocation?

  public init(
    _ id: ID, _ severity: Severity, _ message: String, help: String? = nil, at location: FileLocation? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.help = help
    self.location = location
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The compiler's form, which editors turn into links.
  ///
  /// `docs/slo.md:12:3: error: objective is 140 % [slo.objective-out-of-range]`
  public var description: String { text(namingSource: false) }

  /// Fit for a terminal: what a document put into it cannot move the cursor or turn the text round.
  ///
  /// - Parameter namingSource: Puts the source's name before the path, for runs over several sources.
  public func text(namingSource: Bool) -> String {
    var place = location?.path ?? "muster"
    if namingSource, let source = location?.source, !source.isEmpty { place = "\(source)/\(place)" }
    if let line = location?.line { place += ":\(line)" }
    if let column = location?.column { place += ":\(column)" }
    let first = escapingControls("\(place): \(severity): \(message) [\(id)]")
    return help.map { first + "\n  help: \(escapingControls($0))" } ?? first
  }
}

extension Diagnostic: Comparable {
  /// Reading order: by source, path, line, column, then gravest first. It makes parallel runs print alike.
  public static func < (lhs: Self, rhs: Self) -> Bool {
    let (one, other) = (lhs.file, rhs.file)
    if one != other { return one < other }
    let (place, otherPlace) = (lhs.placeInFile, rhs.placeInFile)
    return place == otherPlace ? lhs.words < rhs.words : place < otherPlace
  }

  fileprivate var placeInFile: (Int, Int, Int) { (location?.line ?? 0, location?.column ?? 0, -severity.rawValue) }
  fileprivate var words: (String, String, String) { (id.description, message, help ?? "") }

  /// The file that it is about; without names where it is about none.
  fileprivate struct File: Hashable, Comparable {
    var source: String
    var path: String

    static func < (lhs: Self, rhs: Self) -> Bool { (lhs.source, lhs.path) < (rhs.source, rhs.path) }
  }

  fileprivate var file: File { File(source: location?.source ?? "", path: location?.path ?? "") }
}

extension Collection where Element == Diagnostic {
  /// As `sorted()` would, but that files, of which there are fewer, are put in order first and then have numbers.
  func sortedByFile() -> [Diagnostic] {
    let files = Set(map(\.file)).sorted()
    let numbers = Dictionary(zip(files, files.indices)) { first, _ in first }
    func place(_ diagnostic: Diagnostic) -> (Int, Int, Int, Int) {
      let (line, column, gravity) = diagnostic.placeInFile
      return (numbers[diagnostic.file] ?? 0, line, column, gravity)
    }
    return Array(self).sorted(on: place, by: <) { $0.words < $1.words }
  }
}
