internal import Diagnostics

/// What a new site lost against the one that stands, and is too much to be published without a word.
///
/// A source of which nothing was read any more, or without its commits: old answers would be fresh again. And files read, or pages, if there are more than a tenth fewer. Of both,
/// because a slip in a configuration takes away files, and a slip in a reader takes away pages.
///
/// - Parameter place: The destination.
func losses(
  since old: Manifest, files: [WrittenFile], inputs: [ManifestInput], at place: FileLocation
) -> [Diagnostic] {
  let sources = Set(Set(inputs.map(\.source)).map(jsonText))
  let lost = old.inputs.filter { !sources.contains($0.key) }.map { source, count in
    Diagnostic(
      .lostSource, .error,
      "nothing was read of the source \"\(source)\", which gave \(count) \(count == 1 ? "file" : "files") to the site that stands",
      help: "Look whether it is still where it was; if it is to be gone, build once with --allow-shrink", at: place)
  }
  let uncommitted = Set(Set(inputs.lazy.filter { $0.commit == nil }.map(\.source)).map(jsonText))
  let unversioned = old.committed.intersection(uncommitted).map { source in
    Diagnostic(
      .lostSource, .error,
      "the source \"\(source)\" has no commit, and had one in the site that stands: its history could not be read",
      help: "Look whether git runs and can read the repository; if it is none any more, build once with --allow-shrink",
      at: place)
  }
  let counts = [
    ("files of its sources", old.inputs.values.reduce(0, +), inputs.count),
    ("pages", old.outputs.keys.count(where: isPage), files.count { isPage($0.address) }),
  ]
  let shrunk = counts.filter { $0.2 * 10 < $0.1 * 9 }.map { noun, before, now in
    Diagnostic(
      .shrunk, .error,
      "the new site has \(now) \(noun), and the one that stands has \(before): more than a tenth are gone",
      help: "Look what became of them; if they are to be gone, build once with --allow-shrink", at: place)
  }
  return (lost + unversioned + shrunk).sorted()
}

/// Without its quotes, as the manifest's reader leaves it.
private func jsonText(_ string: String) -> String {
  var text: [UInt8] = []
  appendJSON(string, to: &text)
  return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
}
