internal import Glibc
internal import ReportModel

/// The names that Muster uses beside a destination or, of releases and in place, in it. Everything that a build leaves there
/// bears one of them.
extension Destination {
  /// Held while a build is at work.
  var lockName: DiskPath { DiskPath(".\(name).muster-lock") }
  /// A site in the making: every file in it is ours.
  func stageName(_ number: Int) -> DiskPath { DiskPath(".\(name).muster-stage-\(number)") }
  /// A folder about to change places with the destination, or one that just has: others' files may be in it.
  func swapName(_ number: Int) -> DiskPath { DiskPath(".\(name).muster-swap-\(number)") }
  /// Others' files for which the new site had no room. Never touched again.
  func keptName(_ number: Int) -> DiskPath { DiskPath(".\(name).muster-kept-\(number)") }

  func stageName(in mode: PublishingMode) -> (Int) -> DiskPath {
    switch mode {
    case .exchange: { stageName($0) }
    case .releases, .inPlace: InnerName.stage
    }
  }

  /// Whether `candidate` is what `name` makes of some number.
  static func isName(_ candidate: DiskPath, of name: (Int) -> DiskPath) -> Bool {
    let digits = String(describing: candidate).utf8.reversed().prefix { (48...57).contains($0) }.reversed()
    guard let number = Int(String(decoding: Array(digits), as: UTF8.self)) else { return false }
    return candidate == name(number)
  }
}

/// The names of the same things where they lie in the folder that is published to.
enum InnerName {
  static let lock = DiskPath(".muster-lock")
  static func stage(_ number: Int) -> DiskPath { DiskPath(".muster-stage-\(number)") }
  static func kept(_ number: Int) -> DiskPath { DiskPath(".muster-kept-\(number)") }
  /// A release on its way out: others' files may be in it.
  static func trash(_ number: Int) -> DiskPath { DiskPath(".muster-trash-\(number)") }
  /// The link that is about to become `current`.
  static let newLink = DiskPath(".muster-current")
  /// A whole site that is being moved in, file by file.
  static let arriving = DiskPath(".muster-arriving")

  /// Whether only a build that was stopped can have left it.
  static func isLeftover(_ name: DiskPath) -> Bool {
    name == newLink || name == arriving || Destination.isName(name, of: stage) || Destination.isName(name, of: trash)
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

/// The first of the names that is not taken. The lock must be held.
func unusedName(_ name: (Int) -> DiskPath, in folder: borrowing Folder) throws(PublishingError) -> DiskPath {
  try firstFreeName(name, in: folder) { name throws(PublishingError) in
    if try folder.status(of: name) != nil {
      throw .disk(DiskFailure(call: "use", path: folder.display(name), code: EEXIST))
    }
  }
}
