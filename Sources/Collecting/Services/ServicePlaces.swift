import ReportModel

/// Which service a path belongs to, by the globs of the configuration and of catalogues; the first that matches counts.
///
/// A catalogue in each folder of a large repository makes as many globs as there are services. Those that name a folder
/// and all in it are looked up, so that a path costs its depth and not their number.
struct ServicePlaces {
  private struct Place {
    var rank: Int
    var id: String
  }

  private var globs: [(source: String?, glob: Glob, place: Place)] = []
  /// By source (`nil` for every one) and folder.
  private var folders: [String?: [String: Place]] = [:]
  private var count = 0

  mutating func add(_ path: String, of service: String, in source: String?) {
    let place = Place(rank: count, id: service)
    count += 1
    let isPlain =
      !path.hasBytePrefix("/") && !path.hasBytePrefix(".") && !path.containsFolded("//") && !path.containsFolded("/./")
    guard isPlain, path.hasSuffix("/**"), !path.utf8.dropLast(3).contains(where: { "*?[]{}!\\".utf8.contains($0) })
    else {
      globs.append((source, Glob(path), place))
      return
    }
    let folder = String(decoding: path.utf8.dropLast(3), as: UTF8.self)
    if folders[source]?[folder] == nil { folders[source, default: [:]][folder] = place }
  }

  func service(at document: DocumentID) -> String? {
    let named = globs.first {
      ($0.source == nil || $0.source == document.source) && $0.glob.matches(document.path)
    }?.place
    var found = [named].compactMap { $0 }
    var folder = document.path.folder
    while !folder.text.isEmpty {
      found += [folders[nil]?[folder.text], folders[document.source]?[folder.text]].compactMap { $0 }
      folder = folder.folder
    }
    return found.min { $0.rank < $1.rank }?.id
  }
}
