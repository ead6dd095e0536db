/// What the hash of a certificate is made of: its file's bytes with CR LF as LF, without every line that begins with
/// `Certificate Hash:`.
enum CanonicalForm {
  static let mark = Array("Certificate Hash:".utf8)

  static func bytes(of file: [UInt8]) -> [UInt8] {
    var form: [UInt8] = []
    form.reserveCapacity(file.count)
    var rest = file[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A)
      let line = rest[..<(end ?? rest.endIndex)]
      if !line.starts(with: mark) {
        let hasReturn = end != nil && line.last == 0x0D
        form += hasReturn ? line.dropLast() : line
        if end != nil { form.append(0x0A) }
      }
      rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
    }
    return form
  }
}
