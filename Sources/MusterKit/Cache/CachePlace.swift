import Foundation

/// A cache is never read as a source, so that one at the wrong place would hide records.
///
/// - Throws: When the cache's folder is none, when it is a source or lies around one, when it lies in one and holds what is not
///   the cache's, and when it and the site lie in one another.
func refuseMisplacedCache(of request: ReportRequest) throws(RequestError) {
  guard let cache = request.cache else { return }
  if FileManager.default.fileExists(atPath: cache), !isFolder(cache) {
    throw .unreadable("the cache '\(cache)' is no folder: name a folder of its own with --cache")
  }
  if let site = request.destination, lies(cache, in: site) || lies(site, in: cache) {
    throw .unreadable(
      "the cache '\(cache)' and the site '\(site)' are not apart: name a folder of its own with --cache")
  }
  for source in try sourceFolders(of: request).map(settled) {
    if lies(source, in: cache) {
      throw .unreadable("the cache '\(cache)' would hide the source '\(source)': name a folder of its own with --cache")
    }
    guard lies(cache, in: source), let other = firstOther(in: cache) else { continue }
    throw .unreadable(
      "the cache '\(cache)' would hide '\(other)' of the source '\(source)': name a folder of its own with --cache")
  }
}

private func lies(_ path: String, in folder: String) -> Bool {
  path == folder || path.utf8.starts(with: (folder == "/" ? folder : "\(folder)/").utf8)
}

/// The first name in the folder that no file of a cache has.
private func firstOther(in folder: String) -> String? {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.sorted().first { name in
    !["build-", "documents-", "past-"].contains { name.utf8.starts(with: $0.utf8) }
  }
}
