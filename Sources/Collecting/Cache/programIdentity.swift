private import Glibc

/// What tells the running program from any other, be it of the same version: the digest of its bytes that the linker wrote into
/// it, which a stripped and a copied program have too; else the stamp of its file.
package func programIdentity() -> String {
  if let id = buildID(in: beginning(of: program, 1 << 16)) { return id }
  var stamps = Stamps()
  stamps.add(targetOf: program)
  return stamps.digest ?? ""
}

private let program = "/proc/self/exe"

private func beginning(of path: String, _ count: Int) -> [UInt8] {
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return [] }
  defer { close(file) }
  return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    filled = unsafe max(0, read(file, buffer.baseAddress, count))
  }
}

/// The note `NT_GNU_BUILD_ID` of a 64-bit little-endian ELF file (System V ABI, chapter 5), as hexadecimal digits.
private func buildID(in bytes: [UInt8]) -> String? {
  func number(_ position: Int, _ length: Int) -> Int? {
    guard position >= 0, position <= bytes.count - length else { return nil }
    return bytes[position..<position + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
  let header: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1]
  guard bytes.starts(with: header), let table = number(32, 4), let size = number(54, 2), let count = number(56, 2)
  else {
    return nil
  }
  for entry in 0..<count {
    let place = table + entry * size
    guard number(place, 4) == noteSegment, var position = number(place + 8, 4), let length = number(place + 32, 4)
    else {
      continue
    }
    let end = position + length
    while position < end {
      guard let nameLength = number(position, 4), let idLength = number(position + 4, 4),
        let type = number(position + 8, 4)
      else { break }
      let id = position + 12 + (nameLength + 3) & ~3
      let name = bytes[min(position + 12, bytes.count)...].prefix(nameLength)
      if type == 3, name.elementsEqual("GNU\0".utf8), id + idLength <= bytes.count, idLength >= 8 {
        return bytes[id..<id + idLength].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }
      position = id + (idLength + 3) & ~3
    }
  }
  return nil
}

private let noteSegment = 4
