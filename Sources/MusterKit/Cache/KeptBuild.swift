import Collecting
import Diagnostics
import Digest
import Glibc
import Publishing
import ReportModel

/// What a build came to, kept until something changes on which it depends.
struct KeptBuild: Codable, Hashable {
  /// The digest of the published site's stamps.
  var site: String
  var facts: SiteFacts
  /// Of the site.
  var files: Int
  var diagnostics: [Diagnostic]
}

/// What a build knows of the one before at the same destination, and leaves to the next.
struct BuildMemory {
  /// What is wrong with the cache; of no concern to the site.
  private(set) var log = DiagnosticLog()
  private let order: PublishingOrder
  /// `nil` without a cache, or when what the site depends on cannot be told.
  private let inputs: BuildInputs?
  private let file: CacheFile?

  init(of request: ReportRequest) {
    order = PublishingOrder(of: request)
    inputs = request.cache == nil ? nil : BuildInputs(of: request)
    // One build is kept for each place.
    let destination = order.destination
    file = request.cache.map { CacheFile(in: $0, named: "build-\(ContentDigest(of: destination.utf8).short)") }
  }
}

extension BuildMemory {
  /// The build before, when this one would come to the same and its site still stands as it was written.
  ///
  /// - Throws: As a build does when it may not publish, or another one is at work.
  mutating func earlier(of request: ReportRequest) throws(RequestError) -> KeptBuild? {
    guard let inputs, let kept = read(for: inputs.digest) else { return nil }
    let places = try protectedPlaces(request)
    do {
      return try whileNobodyBuilds(order, protecting: places) {
        siteStamps().digest == kept.site ? kept : nil
      }
    } catch {
      throw .publishing(error)
    }
  }

  /// Keeps what a build came to, unless its inputs were being changed when it began.
  mutating func keep(_ outcome: BuildOutcome, _ diagnostics: [Diagnostic], of portfolio: Portfolio) {
    guard let file, let inputs, inputs.isSettled, portfolio.paths.values.allSatisfy(Stamps.cover),
      let site = settledSite()?.digest
    else { return }
    do {
      let kept = KeptBuild(
        site: site, facts: outcome.facts, files: outcome.written + outcome.unchanged, diagnostics: diagnostics)
      try file.write(try encoded(kept), for: inputs.digest)
    } catch {
      log.emit(.notKept("\(error)"))
    }
  }

  private mutating func read(for key: String) -> KeptBuild? {
    guard let file else { return nil }
    switch file.read(for: key) {
    case .nothing: return nil
    case .bytes(let bytes): if let kept = try? decoded(KeptBuild.self, from: Array(bytes)) { return kept }
    case .damaged: break
    }
    log.emit(.damagedCache(file.path))
    return nil
  }

  private func siteStamps() -> Stamps {
    var stamps = Stamps()
    // The folder itself too: a link to where the site has been moved is no site, and of releases one is shown. In place the
    // lock comes and goes in it.
    if order.mode != .inPlace { stamps.add(file: order.siteFolder) }
    stamps.add(folder: order.siteFolder, except: order.passingFiles)
    return stamps
  }

  /// The site was written a moment ago, so the clock must tick once before a change can be told from that.
  private func settledSite() -> Stamps? {
    for _ in 0..<20 {
      let stamps = siteStamps()
      if stamps.isSettled { return stamps }
      usleep(2000)
    }
    return nil
  }
}
