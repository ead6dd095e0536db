package import Diagnostics
import Digest
import ReportModel

/// What reading a document gave: a function of its name and its bytes, and of whether its source says that decision records
/// lie there.
struct ReadDocument: Codable, Sendable {
  var facts: DocumentFacts
  var records: [Record]
  var statements: [Statement]
  var figures: [Figure]
  var diagnostics: [Diagnostic]
}

/// What reading documents gave, kept from build to build in one file.
///
/// What is kept of a document is decoded when somebody asks for it, by several tasks at a time; what nobody asks for any more
/// is forgotten. A value: what was read anew is gathered by the readers and kept at the end.
package struct DocumentMemory: Sendable {
  /// `nil` to keep nothing.
  private let file: CacheFile?
  /// The digest of the program that reads.
  private let program: String
  private let bytes: ArraySlice<UInt8>
  private let entries: [DocumentID: Entry]
  /// What is wrong with the file. Nobody's documents are at fault.
  package internal(set) var problems: [Diagnostic] = []

  /// One document, and where in the bytes what it gave is.
  struct Entry: Codable, Sendable {
    var id: DocumentID
    var content: DocumentContent
    var start: Int
    var count: Int
  }

  /// Nothing is known.
  package init() { (file, program, bytes, entries) = (nil, "", [], [:]) }

  /// - Parameter program: The digest of the program that reads.
  package init(reading file: CacheFile, of program: String) {
    (self.file, self.program) = (file, program)
    switch file.read(for: program) {
    case .nothing: break
    case .damaged: problems = [.damagedCache(file.path)]
    case .bytes(let bytes):
      if let entries = try? Self.entries(of: bytes) {
        self.bytes = bytes
        self.entries = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        return
      }
      problems = [.damagedCache(file.path)]
    }
    (bytes, entries) = ([], [:])
  }
}

/// What a document is read from.
struct DocumentContent: Hashable, Codable, Sendable {
  /// Of the bytes; 64 hexadecimal digits.
  var sha256: String
  /// Its source says that decision records lie here.
  var isDeclaredDecision: Bool
}

/// A document as it was read, with what is to be kept of it.
struct KeptDocument: Sendable {
  var id: DocumentID
  var content: DocumentContent
  /// Encoded; `nil` for what the memory has already.
  var encoded: [UInt8]?
}

extension DocumentMemory {
  var keepsDocuments: Bool { file != nil }

  /// What the document gave when it had this content; `nil` when nobody remembers.
  func recall(_ id: DocumentID, _ content: DocumentContent) -> ReadDocument? {
    guard let entry = entries[id], entry.content == content else { return nil }
    return try? decoded(ReadDocument.self, from: Array(part(entry)))
  }

  /// Writes down what is known of these documents, and forgets all others. Does nothing when that is what the file holds.
  ///
  /// - Returns: What is wrong with the file now.
  func keep(_ documents: [KeptDocument]) -> [Diagnostic] {
    let isKnown = documents.count == entries.count && documents.allSatisfy { $0.encoded == nil }
    guard let file, !isKnown else { return [] }
    do {
      try write(documents, to: file)
      return []
    } catch {
      return [.notKept("\(error)")]
    }
  }

  private func write(_ documents: [KeptDocument], to file: CacheFile) throws {
    var (kept, parts, length): ([Entry], [ArraySlice<UInt8>], Int) = ([], [], 0)
    for document in documents {
      guard let part = document.encoded?[...] ?? entries[document.id].map(part) else { continue }
      kept.append(Entry(id: document.id, content: document.content, start: length, count: part.count))
      parts.append(part)
      length += part.count
    }
    try file.write(parts + [Self.index(of: kept)[...]], for: program)
  }

  private func part(_ entry: Entry) -> ArraySlice<UInt8> {
    let start = bytes.startIndex + entry.start
    return bytes[start..<start + entry.count]
  }
}

/// The file: what documents gave, one after the other, then the list of them, and in its last eight bytes where that begins.
extension DocumentMemory {
  private static func index(of entries: [Entry]) throws -> [UInt8] {
    let list = try encoded(entries)
    return list + (0..<8).map { UInt8(truncatingIfNeeded: list.count >> (8 * $0)) }
  }

  private static func entries(of bytes: ArraySlice<UInt8>) throws -> [Entry] {
    let length = bytes.suffix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count >= 8, (0...bytes.count - 8).contains(length) else { throw NotDecodable() }
    let end = bytes.count - 8 - length
    let entries = try decoded([Entry].self, from: Array(bytes.dropFirst(end).dropLast(8)))
    guard entries.allSatisfy({ $0.start >= 0 && $0.count >= 0 && $0.start <= end && $0.count <= end - $0.start }) else {
      throw NotDecodable()
    }
    return entries
  }
}
