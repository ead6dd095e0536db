import ReportModel

extension Site {
  /// What a record cites, in the order of its text.
  func citationViews(_ index: Int, at page: String) -> [CitationView] {
    map.citations(of: index).map { citationView($0, at: page) }
  }

  /// `7 of 12 cited places are what they were reviewed as.`
  func citationSummary(_ readings: [CitationReading]) -> [TextView] {
    guard !readings.isEmpty else { return [] }
    let unread = readings.count { $0.atNewest == .unread }
    let ambiguous = readings.count { $0.atNewest == .ambiguous }
    let compared = readings.filter { $0.atNewest != .unread && $0.atNewest != .ambiguous }
    let held = compared.count { $0.atNewest.holds }
    let first =
      compared.isEmpty
      ? nil
      : "\(held) of \(counted(compared.count, "cited place", "cited places")) still \(held == 1 ? "holds" : "hold") what was reviewed."
    let second =
      unread == 0
      ? nil : "\(counted(unread, "place", "places")) could not be compared: nobody knows what was reviewed there."
    let third =
      ambiguous == 0
      ? nil : "\(counted(ambiguous, "place", "places")) could not be compared: more than one file has the name."
    return TextView.list(first, second, third)
  }

  private func citationView(_ reading: CitationReading, at page: String) -> CitationView {
    let isUnchanged = reading.atNewest.holds
    return CitationView(
      state: StatusView(reading.atNewest.status), cited: .link(reading.citation.text, reviewedAddress(reading)),
      notes: notes(on: reading), versions: versions(of: reading), isFolded: isUnchanged)
  }

  private func notes(on reading: CitationReading) -> [ValueView] {
    var notes: [ValueView] = []
    if let commit = reading.reviewedCommit {
      let short = String(decoding: Array(commit.utf8.prefix(12)), as: UTF8.self)
      notes.append(.plain("reviewed at \(short), which is \(reading.commitOrigin?.rawValue ?? "unknown")"))
    } else {
      notes.append(.plain("nobody says which commit was reviewed"))
    }
    if let text = reading.movement { notes.append(.link(text, newestAddress(reading))) }
    if !reading.candidates.isEmpty {
      notes.append(.plain("could be " + reading.candidates.prefix(6).map(\.text).joined(separator: ", ")))
    }
    if reading.atNewest.holds, reading.hasOtherChanges { notes.append(.plain("other lines of the file changed")) }
    notes.append(
      .link("cited in line \(reading.origin.line)", forgeAddress(reading.origin.document, line: reading.origin.line)))
    return notes
  }

  private func versions(of reading: CitationReading) -> [CitedVersionView] {
    let citation = reading.citation
    var versions: [CitedVersionView] = []
    if !reading.reviewedLines.isEmpty, citation.firstLine <= citation.lastLine {
      versions.append(
        CitedVersionView("As reviewed", citation.firstLine...citation.lastLine, reading.reviewedLines))
    }
    if let range = reading.newestRange, !reading.newestLines.isEmpty, !reading.atNewest.holds || versions.isEmpty {
      versions.append(CitedVersionView("As it is now", range, reading.newestLines))
    }
    return versions
  }

  private func reviewedAddress(_ reading: CitationReading) -> String? {
    guard let target = reading.target, var source = map.sources[reading.origin.document.source] else { return nil }
    if reading.atReview == .unread { return newestAddress(reading) }
    source.commit = reading.reviewedCommit
    return forgeLink(source, target, at: .lines(LineSpan(reading.citation.firstLine, to: reading.citation.lastLine)))
  }

  private func newestAddress(_ reading: CitationReading) -> String? {
    guard let path = reading.renamedTo ?? reading.target, let range = reading.newestRange else { return nil }
    let file = DocumentID(source: reading.origin.document.source, path: path)
    return map.forgeAddress(file, at: .lines(LineSpan(range.lowerBound, to: range.upperBound)))
  }
}

extension CitedVersionView {
  /// - Parameter lines: As many of the range as were kept.
  fileprivate init(_ label: String, _ range: ClosedRange<Int>, _ lines: [String]) {
    self.label = "\(label), \(range.words)"
    text = lines.joined(separator: "\n") + "\n"
    rest = TextView.list(range.count > lines.count ? "and \(range.count - lines.count) more" : nil)
  }
}

extension ClosedRange<Int> {
  fileprivate var words: String { count == 1 ? "line \(lowerBound)" : "lines \(lowerBound) to \(upperBound)" }
}

extension CitationReading {
  fileprivate var movement: String? {
    guard let newestRange else { return nil }
    switch atNewest {
    case .renamed: return "now in \(renamedTo?.text ?? ""), \(newestRange.words)"
    case .moved: return "now \(newestRange.words)"
    case .changed where renamedTo != nil: return "its file is \(renamedTo?.text ?? "") now"
    case .same, .changed, .gone, .pastEnd, .fileMissing, .ambiguous, .blank, .rangeReversed, .quoteMismatch, .unread:
      return nil
    }
  }
}

extension CitationReading.State {
  var status: Status {
    switch self {
    case .same: Status(word: "unchanged", tone: .good)
    case .moved: Status(word: "moved", tone: .good)
    case .renamed: Status(word: "renamed", tone: .good)
    case .changed: Status(word: "changed", tone: .caution)
    case .gone: Status(word: "gone", tone: .bad)
    case .pastEnd: Status(word: "no such lines", tone: .bad)
    case .fileMissing: Status(word: "no such file", tone: .bad)
    case .blank: Status(word: "blank lines", tone: .bad)
    case .rangeReversed: Status(word: "lines reversed", tone: .bad)
    case .quoteMismatch: Status(word: "misquoted", tone: .bad)
    case .ambiguous: Status(word: "ambiguous", tone: .unknown)
    case .unread: Status(word: "not compared", tone: .unknown)
    }
  }
}

extension CitationStanding {
  var status: Status {
    switch self {
    case .holds: Status(word: "as reviewed", tone: .good)
    case .suspect: Status(word: "suspect", tone: .half)
    case .stale: Status(word: "stale", tone: .caution)
    case .unread: Status(word: "not compared", tone: .unknown)
    }
  }
}
