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
  var log: DiagnosticLog
}

/// What a build knows of the one before at the same destination, and leaves to the next.
struct BuildMemory {
  /// What is wrong with the cache; of no concern to the site.
  private(set) var log = DiagnosticLog()
  private let order: PublishingOrder
  private let width: Int
  /// `nil` without a cache, or when what the site depends on cannot be told.
  private let inputs: BuildInputs?
  private let file: CacheFile?

  init(of request: ReportRequest) async {
    order = PublishingOrder(of: request)
    width = request.width
    inputs = request.cache == nil ? nil : await BuildInputs(of: request)
    // One build is kept for each place.
    let destination = order.destination
    file = request.cache.map { CacheFile(in: $0, named: "build-\(ContentDigest(of: destination.utf8).short)") }
  }
}

extension BuildMemory {
  /// The build before, when this one would come to the same and its site still stands as it was written.
  ///
  /// - Throws: As a build does when it may not publish, or another one is at work.
  mutating func earlier(of request: ReportRequest) async throws(RequestError) -> KeptBuild? {
    guard let inputs, let kept = read(for: inputs.digest) else { return nil }
    let places = try protectedPlaces(request)
    // What was said of ten thousand documents takes as long to read as their site takes to look at.
    async let build = try? decoded(KeptBuild.self, from: Array(kept))
    let site: String?
    do {
      site = try await whileNobodyBuilds(order, protecting: places) { await siteStamps().digest }
    } catch {
      throw .publishing(error)
    }
    guard let build = await build else {
      reportDamage()
      return nil
    }
    return build.site == site ? build : nil
  }

  /// Keeps what a build came to, unless its inputs were being changed when it began.
  mutating func keep(_ outcome: BuildOutcome, _ found: DiagnosticLog, of portfolio: Portfolio) async {
    guard let file, let inputs, inputs.isSettled, portfolio.paths.values.allSatisfy(Stamps.cover),
      let site = await settledSite()?.digest
    else { return }
    do {
      let kept = KeptBuild(
        site: site, facts: outcome.facts, files: outcome.written + outcome.unchanged, log: found)
      try file.write(try encoded(kept), for: inputs.digest)
    } catch {
      log.emit(.notKept("\(error)"))
    }
  }

  private mutating func read(for key: String) -> ArraySlice<UInt8>? {
    switch file?.read(for: key) {
    case .bytes(let bytes): return bytes
    case .nothing, nil: return nil
    case .damaged:
      reportDamage()
      return nil
    }
  }

  private mutating func reportDamage() {
    if let file { log.emit(.damagedCache(file.path)) }
  }

  private func siteStamps() async -> Stamps {
    var stamps = Stamps()
    // The folder itself too: a link to where the site has been moved is no site, and of releases one is shown. In place the
    // lock comes and goes in it.
    if order.mode != .inPlace { stamps.add(file: order.siteFolder) }
    await stamps.add(folder: order.siteFolder, except: order.passingFiles, width: width)
    return stamps
  }

  /// The site was written a moment ago, so the clock must tick once before a change can be told from that.
  private func settledSite() async -> Stamps? {
    for _ in 0..<20 {
      let stamps = await siteStamps()
      if stamps.isSettled { return stamps }
      usleep(2000)
    }
    return nil
  }
}
