internal import ReportModel

/// Whether `text` can be a file's address in the site.
///
/// Relative, `/` between components, none of them hidden, `.` or `..`, and only letters, digits, `.`, `_` and `-`: a
/// name that means the same to every file system, web server and zip.
func isAddress(_ text: String) -> Bool {
  let bytes = text.utf8
  guard !bytes.isEmpty, bytes.count <= 1024, bytes.allSatisfy(isAddressByte) else { return false }
  return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { component in
    component.count <= 255 && component.first.map { $0 != UInt8(ascii: ".") } ?? false
  }
}

func isAddressByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"):
    true
  default: false
  }
}

/// The order of bytes, in which the manifest and every report stand.
func precedes(_ a: String, _ b: String) -> Bool { a.precedesInBytes(b) }
