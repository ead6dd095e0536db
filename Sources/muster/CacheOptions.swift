import ArgumentParser
import Foundation
import MusterKit

/// Where work is kept that a later build need not do again.
struct CacheOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep work for later builds in this folder, instead of $XDG_CACHE_HOME/muster or ~/.cache/muster.",
      discussion: "Whatever is in it may be deleted at any time.", valueName: "folder"))
  var cache: String?

  @Flag(help: "Do all the work, and keep nothing for later builds.")
  var noCache = false

  func validate() throws {
    if noCache, cache != nil { throw ValidationError("'--cache' and '--no-cache' exclude each other.") }
    if cache == "" { throw ValidationError("'--cache' wants a folder.") }
  }

  /// Absolute; `nil` for none.
  ///
  /// - Parameter directory: From which a relative folder starts.
  func folder(in directory: String) -> String? {
    if noCache { return nil }
    if let cache { return settled(cache.utf8.first == UInt8(ascii: "/") ? cache : "\(directory)/\(cache)") }
    let environment = ProcessInfo.processInfo.environment
    if let base = environment["XDG_CACHE_HOME"], base.utf8.first == UInt8(ascii: "/") { return "\(base)/muster" }
    return environment["HOME"].flatMap { $0.utf8.first == UInt8(ascii: "/") ? "\($0)/.cache/muster" : nil }
  }
}
