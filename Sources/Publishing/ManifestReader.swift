internal import Digest

extension Manifest {
  /// What the first bytes of a file say about whose it is.
  static func isMarked(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(markLength).filter { $0 > 32 }
    let mark = Array("\"generator\":\"muster\"".utf8)
    return head.indices.contains { head[$0...].starts(with: mark) }
  }

  /// - Returns: `nil` for anything but a whole manifest of this schema.
  init?(decoding bytes: [UInt8]) {
    var reader = ManifestReader(bytes: bytes)
    guard let manifest = try? reader.manifest() else { return nil }
    self = manifest
  }
}

/// Reads the list `key` of files and their digests out of a JSON object of ours; `nil` when it has none that is whole.
func listedFiles(_ key: String, in bytes: [UInt8]) -> [String: ContentDigest]? {
  var (reader, files) = (ManifestReader(bytes: bytes), [String: ContentDigest]?.none)
  let isWhole: Void? = try? reader.object { reader, name throws(ManifestReader.Malformed) in
    if name == key { files = try reader.files() } else { try reader.skipValue() }
  }
  return isWhole == nil ? nil : files
}

/// Reads the number `key` out of a JSON object of ours; `nil` when it has none, or is not whole.
func number(_ key: String, in bytes: [UInt8]) -> Int? {
  var (reader, number) = (ManifestReader(bytes: bytes), String?.none)
  let isWhole: Void? = try? reader.object { reader, name throws(ManifestReader.Malformed) in
    if name == key { number = try reader.scalar() } else { try reader.skipValue() }
  }
  return isWhole == nil ? nil : number.flatMap { Int($0) }
}

/// Reads the lists out of a manifest, however it is laid out, and steps over all else.
///
/// Our own file, but it lay in a folder that others write to: so it is checked like any input.
private struct ManifestReader {
  struct Malformed: Error {}

  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func manifest() throws(Malformed) -> Manifest {
    var manifest = Manifest(inputs: [:], outputs: [:])
    var (outputs, schema): ([String: ContentDigest]?, String?) = (nil, nil)
    try object { reader, key throws(Malformed) in
      switch key {
      case "inputs": try reader.readInputs(into: &manifest)
      case "outputs": outputs = try reader.files()
      case "schema": schema = try reader.scalar()
      default: try reader.skipValue()
      }
    }
    guard let outputs, schema == String(Manifest.schema), next() == nil else { throw Malformed() }
    manifest.outputs = outputs
    return manifest
  }

  private mutating func readInputs(into manifest: inout Manifest) throws(Malformed) {
    try list(from: "[", to: "]") { reader throws(Malformed) in
      var (source, hasCommit): (String?, Bool) = (nil, false)
      try reader.object { reader, key throws(Malformed) in
        if key == "source" { source = try reader.string() } else { try reader.skipValue() }
        if key == "commit" { hasCommit = true }
      }
      guard let source else { throw Malformed() }
      manifest.inputs[source, default: 0] += 1
      if hasCommit { manifest.committed.insert(source) }
    }
  }

  fileprivate mutating func files() throws(Malformed) -> [String: ContentDigest] {
    var files: [String: ContentDigest] = [:]
    try list(from: "[", to: "]") { reader throws(Malformed) in
      var (path, digest): (String?, ContentDigest?) = (nil, nil)
      try reader.object { reader, key throws(Malformed) in
        switch key {
        case "path": path = try reader.string()
        case "sha256": digest = ContentDigest(hexadecimal: reader.bytes[try reader.quoted()])
        default: try reader.skipValue()
        }
      }
      guard let path, let digest, isAddress(path) else { throw Malformed() }
      files[path] = digest
    }
    return files
  }

  fileprivate mutating func object(
    _ member: (inout ManifestReader, String) throws(Malformed) -> Void
  ) throws(Malformed) {
    try list(from: "{", to: "}") { reader throws(Malformed) in
      let key = try reader.string()
      try reader.expect(":")
      try member(&reader, key)
    }
  }

  private mutating func list(
    from first: Unicode.Scalar, to last: Unicode.Scalar, _ element: (inout ManifestReader) throws(Malformed) -> Void
  ) throws(Malformed) {
    try expect(first)
    if next() == UInt8(ascii: last) { return try expect(last) }
    while true {
      try element(&self)
      if next() == UInt8(ascii: last) { return try expect(last) }
      try expect(",")
    }
  }

  /// Steps over one value. Depth is counted, not recursed into.
  fileprivate mutating func skipValue() throws(Malformed) {
    var depth = 0
    repeat {
      switch next() {
      case UInt8(ascii: "\""): _ = try quoted()
      case UInt8(ascii: "["), UInt8(ascii: "{"): (depth, position) = (depth + 1, position + 1)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (depth, position) = (depth - 1, position + 1)
      case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
      case nil: throw Malformed()
      default: _ = try scalar()
      }
    } while depth > 0
    if depth < 0 { throw Malformed() }
  }

  /// A number or a word.
  fileprivate mutating func scalar() throws(Malformed) -> String {
    _ = next()
    let rest = bytes[position...].prefix { ($0 | 32 >= 97 && $0 | 32 <= 122) || (43...57).contains($0) && $0 != 44 }
    guard !rest.isEmpty else { throw Malformed() }
    position = rest.endIndex
    return String(decoding: rest, as: UTF8.self)
  }

  /// A string. Escapes stay as they stand: what is looked up here never has any.
  private mutating func string() throws(Malformed) -> String { String(decoding: bytes[try quoted()], as: UTF8.self) }

  /// Where a string's bytes are.
  private mutating func quoted() throws(Malformed) -> Range<Int> {
    try expect("\"")
    let start = position
    while position < bytes.count {
      defer { position += 1 }
      switch bytes[position] {
      case UInt8(ascii: "\""): return start..<position
      case UInt8(ascii: "\\"): position += 1
      default: break
      }
    }
    throw Malformed()
  }

  /// The next byte that is not white space, which stays unread.
  private mutating func next() -> UInt8? {
    while position < bytes.count, bytes[position] <= 32 { position += 1 }
    return position < bytes.count ? bytes[position] : nil
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(Malformed) {
    guard next() == UInt8(ascii: scalar) else { throw Malformed() }
    position += 1
  }
}
