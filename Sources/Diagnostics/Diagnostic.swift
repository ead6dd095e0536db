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
    let (a, b) = (lhs.location, rhs.location)
    if a?.source != b?.source { return (a?.source ?? "") < (b?.source ?? "") }
    if a?.path != b?.path { return (a?.path ?? "") < (b?.path ?? "") }
    if a?.line != b?.line { return a?.line ?? 0 < b?.line ?? 0 }
    return lhs.keyInLine < rhs.keyInLine
  }

  private var keyInLine: (Int, Int, String, String, String) {
    (location?.column ?? 0, -severity.rawValue, id.description, message, help ?? "")
  }
}
