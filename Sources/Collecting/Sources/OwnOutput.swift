internal import Diagnostics
internal import ReportModel

/// Leaves out folders that hold a site of ours, which their `manifest.json` tells.
func leaveOutOwnOutput(of sources: inout [OpenedSource], into log: inout DiagnosticLog) async throws {
  for index in sources.indices {
    for folder in try await sites(in: sources[index]) {
      sources[index].leaveOut(folder)
      log.note(
        DocumentID(source: sources[index].source.name, path: folder), .ownOutput,
        "this folder holds a site that Muster wrote, and was not read")
    }
  }
}

private let manifestName = "manifest.json"
private let mostBytes = 4096

/// The folders with such a manifest, sorted.
private func sites(in source: OpenedSource) async throws -> [SourcePath] {
  let manifests = source.entries.filter { $0.kind == .file && $0.path.name.utf8.elementsEqual(manifestName.utf8) }
  let contents: [[UInt8]?]
  switch source.reading {
  case .folder(let folder):
    contents = manifests.map { try? folder.firstBytes(of: $0.path.text, count: mostBytes) }
  case .objects(let channel):
    contents = try await channel.contents(of: manifests.map { $0.blob ?? "" }, keeping: mostBytes)
  }
  return zip(manifests, contents).filter { isOurs($1 ?? []) }.map { $0.0.path.folder }
}

/// Whether the beginning of a JSON text says `"generator": "muster"`.
private func isOurs(_ bytes: [UInt8]) -> Bool {
  let key = Array("\"generator\"".utf8)
  for start in bytes.indices where bytes[start] == key[0] && bytes[start...].starts(with: key) {
    let isSpace = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    let rest = bytes[(start + key.count)...].drop(while: isSpace)
    guard rest.first == UInt8(ascii: ":") else { continue }
    if rest.dropFirst().drop(while: isSpace).starts(with: "\"muster\"".utf8) { return true }
  }
  return false
}
