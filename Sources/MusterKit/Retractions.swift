import Assessing
import Diagnostics
import ReportModel

/// What an earlier report says against a service and a later one no longer, though nobody has looked again: it was deleted, or
/// rewritten below its old day.
///
/// What days, the configuration, or a newer word of the same persona made of it is no retraction.
struct Retractions {
  private let earlier: ComparedReport
  private let later: ComparedReport
  private let succession: ServiceSuccession
  private let pairs: FindingPairs
  private let renames: DocumentRenames
  private let verdicts: Verdicts
  private let laterVerdicts: Verdicts

  init(
    from earlier: ComparedReport, to later: ComparedReport, _ succession: ServiceSuccession, _ pairs: FindingPairs
  ) {
    (self.earlier, self.later, self.succession, self.pairs) = (earlier, later, succession, pairs)
    renames = DocumentRenames(from: earlier.documents, to: later.documents)
    (verdicts, laterVerdicts) = (Verdicts(of: earlier), Verdicts(of: later))
  }

  var diagnostics: [Diagnostic] { goneRefusals + goneFindings + milderFindings }

  private var goneRefusals: [Diagnostic] {
    earlier.services.sorted { $0.key < $1.key }.flatMap { id, before -> [Diagnostic] in
      let service = succession.heir(of: id) ?? id
      guard let after = later.services[service] else { return [] }
      return before.refusals.compactMap { refusal in
        guard !refusal.isSaid(by: after.refusals), let origin = refusal.evidence.first,
          let verdict = verdicts.verdict(at: origin), isEdited(origin.document), !isFollowed(verdict, for: service)
        else { return nil }
        let place = later.records?[verdict.id]?.origin
        return Diagnostic(
          .refusalGone, .error,
          "\(service): what held it back \(place == nil ? "is in no record any more" : "was rewritten below its old date"): "
            + refusal.text,
          help: "Let it stand, and write a newer review or certificate that says what has changed.", at: place?.location
        )
      }
    }
  }

  /// Grave ones that were open and that no record has any more.
  private var goneFindings: [Diagnostic] {
    guard let known = earlier.findings, let findings = later.findings else { return [] }
    let kept = pairs.formerIDs.union(findings.keys)
    let gone = known.filter { id, finding in
      !kept.contains(id) && finding.isOpen && finding.severity.map { $0.isGrave } ?? false
        && later.services[finding.service] != nil
    }
    return gone.sorted { $0.key < $1.key }.map { _, finding in
      Diagnostic(
        .findingGone, .error,
        "\(finding.service): a \(finding.severity?.rawValue ?? "") finding that was open is in no record any more: "
          + "\"\(finding.title)\"",
        help: "Keep it in the record with `Status: fixed`, or as still open.")
    }
  }

  /// Grave ones that are open still and less grave, in the record of before.
  private var milderFindings: [Diagnostic] {
    guard let known = earlier.findings, let findings = later.findings else { return [] }
    return findings.sorted { $0.key < $1.key }.compactMap { id, finding in
      guard let before = known[pairs.formerID(of: id)], before.isOpen, finding.isOpen,
        let severity = before.severity, severity.isGrave, let origin = before.origin, let place = finding.origin,
        finding.severity.map({ $0 > severity }) ?? true,
        renames.formerName(of: place.document) == origin.document, isEdited(origin.document),
        let verdict = verdicts.verdict(at: origin), let rewritten = laterVerdicts.verdict(at: place),
        !rewritten.isNewer(than: verdict)
      else { return nil }
      return Diagnostic(
        .findingMilder, .error,
        "\(finding.service): a \(severity.rawValue) finding is \(finding.severity?.rawValue ?? "without a severity") now, "
          + "below the old date of its record: \"\(finding.title)\"",
        help: "Let it stand, and say in a newer review why it is less grave.", at: place.location)
    }
  }

  /// Whether a document of the earlier report is gone or says something else, under whatever name.
  private func isEdited(_ document: DocumentID) -> Bool {
    guard let before = earlier.documents?[document], let documents = later.documents else { return false }
    return documents[document] != before && !renames.contains(document)
  }

  /// By a newer word: of the same persona, or of anyone about a stop, which is lifted by name.
  private func isFollowed(_ verdict: Verdict, for service: String) -> Bool {
    laterVerdicts.all.contains { word in
      word.standing.service == service && word.isNewer(than: verdict)
        && (verdict.standing.kind == .certificate || word.persona == verdict.persona)
    }
  }
}

/// A review or a certificate.
private struct Verdict {
  var id: String
  var standing: ComparedReport.Standing

  var persona: String? { standing.persona.map(foldedName) }

  /// Nobody can tell of one without a day, unless it is another record.
  func isNewer(than other: Verdict) -> Bool {
    guard let day = standing.day else { return other.standing.day == nil && id != other.id }
    return other.standing.day.map { day > $0 } ?? true
  }
}

private struct Verdicts {
  let all: [Verdict]
  /// In the order of their lines.
  private let inDocument: [DocumentID: [Verdict]]

  init(of report: ComparedReport) {
    all = (report.records ?? [:]).filter { $0.value.kind == .review || $0.value.kind == .certificate }
      .map { Verdict(id: $0.key, standing: $0.value) }
    inDocument = Dictionary(grouping: all.filter { $0.standing.origin != nil }) { $0.standing.origin?.document }
      .reduce(into: [:]) { found, next in
        if let document = next.key { found[document] = next.value.sorted(on: { $0.standing.origin?.line ?? 0 }) }
      }
  }

  /// The one that holds a line; to the first belongs what is above all.
  func verdict(at origin: Origin) -> Verdict? {
    let verdicts = inDocument[origin.document]
    return verdicts?.last { $0.standing.origin.map { $0.line <= origin.line } ?? false } ?? verdicts?.first
  }
}

extension Severity {
  fileprivate var isGrave: Bool { self == .critical || self == .high }
}

extension Diagnostic.ID {
  static let refusalGone: Self = "gate.refusal-gone"
  static let findingGone: Self = "gate.finding-gone"
  static let findingMilder: Self = "gate.finding-milder"
}

let retractionHandbook = [
  HandbookEntry(
    .refusalGone,
    what:
      "An emergency stop or a required persona's no that held a service back was deleted, or rewritten below its old date, and nobody has spoken since.",
    why: "The decision would be better for it, and nothing has been mended.",
    remedy:
      "Bring the record back. Whoever refused writes a newer review or certificate, with its own date, when the reason is gone."
  ),
  HandbookEntry(
    .findingGone,
    what: "A Critical or High finding that was open in the build that it is compared with is in no record any more.",
    why: "Whoever deletes a review mends nothing, and the decision would be better for it.",
    remedy: "Bring the record back and mark the finding with `Status: fixed` when it is."),
  HandbookEntry(
    .findingMilder,
    what:
      "An open finding that was Critical or High in the build that it is compared with is less grave now, in the same record and below the same date.",
    why: "How grave something is, is what a reviewer found on that day. Another opinion has another date.",
    remedy: "Write the severity as it was, and give the new one, with the reason, in a newer review."),
]
