internal import ReportModel

/// One path of a source, as git or a walk lists it.
struct Entry: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case file
    case link
    /// A repository inside the source: a submodule or a clone.
    case repository
    /// Found by a walk: FIFO, socket, device.
    case other(FileStatus.Kind)
    /// A folder that could not be listed.
    case closedFolder(Refusal)
  }

  var path: SourcePath
  var kind: Kind
  /// The object that the commit has at this path; `nil` when it has none.
  var blob: String?
  /// In bytes; `nil` until somebody looks, and when git has lost the object.
  var size: Int?
  /// Tracked, but a sparse checkout leaves it out of the working tree.
  var isLeftOut = false
}

extension [Entry] {
  /// In the order of paths, each once, and without what no path should look like.
  ///
  /// - Parameter refuse: is told of each path that is left out, and why.
  func ordered(refusing refuse: (_ path: SourcePath, _ problem: PathProblem) -> Void) -> [Entry] {
    var kept: [Entry] = []
    kept.reserveCapacity(count)
    for entry in sorted(by: { $0.path < $1.path }) where kept.last?.path != entry.path {
      if let problem = PathProblem(of: entry.path) {
        refuse(entry.path, problem)
      } else {
        kept.append(entry)
      }
    }
    return kept
  }
}

/// What is wrong with a path as such.
enum PathProblem: Hashable, Sendable {
  case tooLong(bytes: Int)
  case componentTooLong(bytes: Int)
  case tooDeep(components: Int)
  case notUTF8
  /// `..` or `.` in it, or nothing between two slashes: git's objects can be made to hold any name.
  case notPlain

  static let longestPath = 1024
  static let longestComponent = 255
  static let deepestPath = 32

  /// - Returns: `nil` when nothing is.
  init?(of path: SourcePath) {
    let bytes = PathBytes(path)
    let components = bytes.components
    let longest = components.map(\.count).max() ?? 0
    if path.text.utf8.count > Self.longestPath {
      self = .tooLong(bytes: path.text.utf8.count)
    } else if longest > Self.longestComponent {
      self = .componentTooLong(bytes: longest)
    } else if components.count > Self.deepestPath {
      self = .tooDeep(components: components.count)
    } else if !bytes.isPlain {
      self = .notPlain
    } else if path.text.unicodeScalars.contains("\u{FFFD}") {
      self = .notUTF8
    } else {
      return nil
    }
  }
}

extension PathBytes {
  fileprivate var isPlain: Bool {
    let separators = components.count - 1
    return components.reduce(separators) { $0 + $1.count } == bytes.count
      && components.allSatisfy { !bytes[$0].elementsEqual(".".utf8) && !bytes[$0].elementsEqual("..".utf8) }
  }
}
