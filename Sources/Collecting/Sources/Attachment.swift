package import ReportModel

/// A file that is no document but is shown with one, such as an image, or why it cannot be.
package enum Attachment: Hashable, Sendable {
  case file(SourceFile)
  /// A clause for a message: "it is a symbolic link".
  case refused(reason: String)
}

extension OpenedSource {
  /// What stands at each path, without reading it. Links are never followed.
  package func attachments(at paths: [SourcePath]) -> [Attachment] { paths.map(attachment) }

  private func attachment(at path: SourcePath) -> Attachment {
    guard let entry = entry(at: path) else { return .refused(reason: Refusal.absent.reason) }
    do throws(Refusal) {
      let size = try plainSize(of: entry)
      return .file(SourceFile(id: DocumentID(source: source.name, path: path), size: size, blob: entry.blob))
    } catch {
      return .refused(reason: error.reason)
    }
  }

  private func plainSize(of entry: Entry) throws(Refusal) -> Int {
    switch entry.kind {
    case .link: throw .link
    case .repository: throw .denied(reason: "it is a repository of its own")
    case .other(let kind): throw .notAFile(kind)
    case .closedFolder(let refusal): throw refusal
    case .file: break
    }
    guard case .folder(let folder) = reading else { return entry.size ?? 0 }
    let status = try folder.status(of: entry.path.text)
    guard status.kind == .file else { throw status.kind == .link ? .link : .notAFile(status.kind) }
    return status.size
  }

  /// The bytes of each, or why there are none; a file that has grown beyond `limit` bytes is refused.
  ///
  /// Meant for runs of some files; several tasks may ask at once. Nothing is reported: who asked knows what it means.
  package func contents(
    ofAttachments files: [SourceFile], limit: Int
  ) async throws -> [Result<[UInt8], UnreadableAttachment>] {
    switch reading {
    case .folder(let folder):
      return files.map { file in
        Result { () throws(Refusal) in try folder.bytes(of: file.id.path.text, limit: limit) }
          .mapError { UnreadableAttachment(reason: $0.reason) }
      }
    case .objects(let channel):
      let contents = try await channel.contents(of: files.map { $0.blob ?? "" }, keeping: limit + 1)
      return contents.map { bytes in
        guard let bytes else { return .failure(UnreadableAttachment(reason: "git does not have its contents")) }
        return bytes.count <= limit
          ? .success(bytes) : .failure(UnreadableAttachment(reason: "it has more than \(limit) bytes"))
      }
    }
  }
}

/// Why an attachment has no bytes, as a clause for a message.
package struct UnreadableAttachment: Error, Hashable, Sendable {
  package var reason: String
}
