import Collecting
import Diagnostics
import Publishing
package import ReportModel

/// Where and how to publish: what the command line says goes before the configuration that it names, and `public` is where a
/// site stands when neither says anything.
///
/// - Returns: The folder as it was written; what a configuration writes, from where that lies.
/// - Throws: Also for a mistake in what the configuration says of it: a site in a wrong place helps nobody.
package func settleDestination(
  of request: inout ReportRequest, named destination: String?, mode: PublishingMode?
) throws(RequestError) -> String {
  var log = DiagnosticLog()
  var place = Configuration.Publication(folder: destination ?? "public", mode: mode ?? .exchange)
  if destination == nil, mode == nil, let configured = try explicitConfiguration(request, into: &log)?.publication {
    place = configured
    place.folder = request.besideConfiguration(configured.folder)
  }
  request.destination = settled(request.absolute(place.folder))
  request.publishingMode = place.mode
  return place.folder
}

extension PublishingOrder {
  init(of request: ReportRequest) {
    guard let destination = request.destination else { preconditionFailure("what is published has a destination") }
    self.init(to: destination, by: request.publishingMode, at: request.time, allowsLosses: request.allowsLosses)
  }
}

/// What a site may neither replace nor hold.
func protectedPlaces(_ request: ReportRequest) throws(RequestError) -> [ProtectedPlace] {
  let sources = try sourceFolders(of: request)
  return [.workingDirectory(request.workingDirectory)] + (request.home.map { [.home($0)] } ?? [])
    + sources.map { .source(root: $0, named: $0) }
}

/// An absolute path without `.`, `..` and a slash at its end, by its words alone.
///
/// Links are left as they are: a site may stand where one leads to a release, and must not be written through it.
package func settled(_ path: String) -> String {
  var components: [Substring] = []
  for component in path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init) where !component.isSame(as: ".") {
    if component.isSame(as: "..") { _ = components.popLast() } else { components.append(component) }
  }
  return "/" + components.joined(separator: "/")
}

extension Substring {
  fileprivate func isSame(as text: String) -> Bool { utf8.elementsEqual(text.utf8) }
}
