import Collecting

/// Seals a certificate and says what was done, in a line.
///
/// - Parameter reviewedNow: The newest commit takes the place of a stated one.
/// - Throws: ``RequestError``; the file is then as it was.
package func sealCertificate(at path: String, reviewedNow: Bool = false) async throws -> String {
  let outcome = try await readingCertificate { try await seal(certificateAt: path, reviewedNow: reviewedNow) }
  let places = "\(outcome.places) cited \(outcome.places == 1 ? "place" : "places")"
  let commit = outcome.commit.prefix(12)
  let outdated = outcome.outdated
  let rest =
    outdated == 0
    ? "" : "; \(outdated) of them \(outdated == 1 ? "has" : "have") changed since, as `muster verify` tells"
  return "\(path): \(outcome.isUnchanged ? "already sealed" : "sealed") at \(commit), with \(places)\(rest)"
}

/// What was found when a certificate was verified.
package struct Verification: Sendable {
  /// A line for each thing that was looked at.
  package var text: String
  package var holds: Bool
}

/// - Throws: ``RequestError``.
package func verifyCertificate(at path: String) async throws -> Verification {
  let findings = try await readingCertificate { try await verify(certificateAt: path) }
  let lines = findings.map { "\($0.holds ? "ok" : "not ok") \($0.subject): \($0.result)\n" }
  return Verification(text: lines.joined(), holds: findings.allSatisfy(\.holds))
}

private func readingCertificate<R>(_ work: () async throws -> R) async throws -> R {
  do {
    return try await work()
  } catch let error as SealError {
    if case .notWritten = error { throw RequestError.notWritten("\(error)") }
    throw RequestError.unreadable("\(error)")
  } catch let error as SourceError {
    throw RequestError.unreadable("\(error)")
  }
}
