internal import Glibc

/// The names that Muster uses beside a destination. Everything that a build leaves there bears one of them.
extension Destination {
  /// Held while a build is at work.
  var lockName: DiskPath { DiskPath(".\(name).muster-lock") }
  /// A site in the making: every file in it is ours.
  func stageName(_ number: Int) -> DiskPath { DiskPath(".\(name).muster-stage-\(number)") }
  /// A folder about to change places with the destination, or one that just has: others' files may be in it.
  func swapName(_ number: Int) -> DiskPath { DiskPath(".\(name).muster-swap-\(number)") }
  /// Others' files for which the new site had no room. Never touched again.
  func keptName(_ number: Int) -> DiskPath { DiskPath(".\(name).muster-kept-\(number)") }

  /// Whether `candidate` is what `name` makes of some number.
  static func isName(_ candidate: DiskPath, of name: (Int) -> DiskPath) -> Bool {
    let digits = String(describing: candidate).utf8.reversed().prefix { (48...57).contains($0) }.reversed()
    guard let number = Int(String(decoding: Array(digits), as: UTF8.self)) else { return false }
    return candidate == name(number)
  }
}

/// Tries `make` with one number after the other until the name was free.
///
/// - Returns: That name.
func firstFreeName(
  _ name: (Int) -> DiskPath, in folder: borrowing Folder, _ make: (DiskPath) throws(PublishingError) -> Void
) throws(PublishingError) -> DiskPath {
  for number in 1...1000 {
    do throws(PublishingError) {
      try make(name(number))
      return name(number)
    } catch .disk(let failure) where failure.code == EEXIST {
      continue
    }
  }
  throw .disk(DiskFailure(call: "find a free name for", path: folder.display(name(1000)), code: EEXIST))
}
