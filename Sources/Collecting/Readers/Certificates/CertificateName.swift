import ReportModel

/// The day in the name of a file, however it is written.
func dayOfName(_ path: SourcePath) -> Day? {
  CertificateName(path).day ?? dateOfName(path)
    ?? DateText.day(inName: isIndexName(path) ? path.folder.name : path.stem)
}

/// `descriptor_component_YYYYMMDD_HHMMSS.md`: what the name of a certificate's file says.
struct CertificateName {
  /// The day of the time stamp; `nil` without one, and for one that is no day.
  let day: Day?

  init(_ path: SourcePath) {
    let parts = path.stem.utf8.split(separator: UInt8(ascii: "_")).suffix(2).map(Array.init)
    guard parts.count == 2, parts[0].count == 8, parts[1].count == 6 || parts[1].count == 4,
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }), let number = Int(parts[0].withText)
    else {
      day = nil
      return
    }
    day = Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
