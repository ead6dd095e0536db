import Collecting
import Digest
import Publishing
import Rendering
import ReportModel

/// The images of a site, and what became of each file that a document wanted to show.
struct PublishedImages: Sendable {
  var outcomes: [DocumentID: Result<SiteImage, ImageRefusal>] = [:]
  /// By address.
  private var written: [String: WrittenFile] = [:]
  var inputs: [ManifestInput] = []

  var files: [WrittenFile] { Array(written.values) }
}

/// Reads what documents show as images, and writes what passes into the site, each content once.
///
/// The bytes are checked and written from one reading, so that nobody can change them in between, and only those of a few
/// images are in memory at a time.
func publishImages(_ assessed: Assessed, to sink: PageSink) async throws -> PublishedImages {
  var images = PublishedImages()
  var sizeOfAll = 0
  let wanted = Dictionary(grouping: imagesWanted(by: assessed.report.portfolio), by: \.source)
  for source in assessed.sources {
    let files = images.choose(wanted[source.source.name] ?? [], of: source, sizeOfAll: &sizeOfAll)
    for run in files.runs(of: 4) {
      let contents = try await source.contents(ofAttachments: Array(run), limit: SiteImage.largestFile)
      for (file, bytes) in zip(run, contents) {
        try images.add(file.id, bytes.mapError { ImageRefusal(reason: $0.reason) }, of: source.source, to: sink)
      }
    }
  }
  return images
}

extension PublishedImages {
  /// Those that are files and not too large; of the others the reason is kept.
  fileprivate mutating func choose(
    _ wanted: [DocumentID], of source: OpenedSource, sizeOfAll: inout Int
  ) -> [SourceFile] {
    var chosen: [SourceFile] = []
    for (id, attachment) in zip(wanted, source.attachments(at: wanted.map(\.path))) {
      switch attachment {
      case .refused(let reason): outcomes[id] = .failure(ImageRefusal(reason: reason))
      case .file(let file) where file.size > SiteImage.largestFile: outcomes[id] = .failure(.tooLarge(file.size))
      case .file(let file) where sizeOfAll + file.size > SiteImage.largestSite:
        outcomes[id] = .failure(
          ImageRefusal(reason: "the images of the site would have more than \(SiteImage.largestSite) bytes"))
      case .file(let file):
        sizeOfAll += file.size
        chosen.append(file)
      }
    }
    return chosen
  }

  fileprivate mutating func add(
    _ id: DocumentID, _ contents: Result<[UInt8], ImageRefusal>, of source: Source, to sink: PageSink
  ) throws {
    let (bytes, image): ([UInt8], SiteImage)
    do throws(ImageRefusal) {
      bytes = try contents.get()
      image = try SiteImage(bytes, at: id.path)
    } catch {
      outcomes[id] = .failure(error)
      return
    }
    outcomes[id] = .success(image)
    try write(image, bytes, of: source, at: id.path, to: sink)
  }
}

extension PublishedImages {
  /// Each content once, however many files have it.
  mutating func write(
    _ image: SiteImage, _ bytes: [UInt8], of source: Source, at path: SourcePath, to sink: PageSink
  ) throws {
    guard let file = try written[image.address] ?? sink.write(bytes, to: image.address) else { return }
    written[image.address] = file
    inputs.append(
      ManifestInput(source: source.name, commit: source.commit, path: path.text, sha256: file.sha256.description))
  }
}
