import Collecting
import Diagnostics
import Rendering
import ReportModel

extension PublishedImages {
  /// Reads the image that the configuration names from the first source, and writes it when it is one.
  ///
  /// A logo that cannot be had is an error with its place, and the site goes without.
  mutating func addLogo(of assessed: Assessed, to sink: PageSink, into log: inout DiagnosticLog) async throws
    -> SiteImage?
  {
    guard let logo = assessed.configuration.logo, let source = assessed.sources.first else { return nil }
    let path = SourcePath(logo.path)
    switch try await readImage(at: path, of: source) {
    case .success(let (image, bytes)):
      try write(image, bytes, of: source.source, at: path, to: sink)
      return image
    case .failure(let refusal):
      log.emit(
        Diagnostic(
          .configurationLogo, .error, "'\(logo.path)' is not shown as the logo: \(refusal.reason)",
          help: "Name a PNG, JPEG, GIF, WebP or AVIF file of the first source, from its root.", at: logo.place))
      return nil
    }
  }
}

/// One image of a source, checked, with its bytes.
func readImage(
  at path: SourcePath, of source: OpenedSource
) async throws -> Result<(SiteImage, [UInt8]), ImageRefusal> {
  switch source.attachments(at: [path])[0] {
  case .refused(let reason): return .failure(ImageRefusal(reason: reason))
  case .file(let file):
    let contents = try await source.contents(ofAttachments: [file], limit: SiteImage.largestFile)
    return contents[0].mapError { ImageRefusal(reason: $0.reason) }.flatMap { bytes in
      Result { () throws(ImageRefusal) in (try SiteImage(bytes, at: path), bytes) }
    }
  }
}

extension Diagnostic.ID {
  static let configurationLogo: Self = "configuration.logo"
}
