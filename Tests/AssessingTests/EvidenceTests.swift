import Diagnostics
import ReportModel
import Testing

@testable import Assessing

@Suite struct EvidenceTests {
  private let index = EvidenceIndex(
    Portfolio(
      documents: [
        DocumentFacts(id: DocumentID(source: "app", path: "docs/slo.md"), sha256: "", size: 9, lines: 40),
        DocumentFacts(id: DocumentID(source: "app", path: "docs/notes.md"), sha256: "", size: 9, lines: 1),
      ],
      records: [
        checklist(
          [ChecklistItem(text: "", state: .pass, line: 1, links: ["deploy.sh", "twice.md", "notes.md"])],
          at: "docs/ready.md"),
        review(by: "qa", .pass, at: "reviews/qa.md"),
      ],
      paths: [
        "app": [
          "src/app.swift", "ops/deploy.sh", "docs/slo.md", "a/twice.md", "b/twice.md", "docs/notes.md", "my file.md",
        ]
      ]))

  @Test(arguments: [
    ("src/app.swift", true), ("slo.md", true), ("../src/app.swift", true), ("./slo.md", true),
    ("/home/ci/checkout/src/app.swift", true), ("/home/ci/app.swift", false), ("/src/app.swift", true),
    ("deploy.sh", true), ("twice.md", false), ("app.swift", false), ("../../etc/passwd", false), ("ready.md", false),
    ("docs/ready.md", false), ("", false), ("..", false), ("/", false), ("src", false),
  ])
  func `a path is looked up from the root, from its document, and by a unique name`(path: String, exists: Bool) {
    #expect(index.exists(path, from: DocumentID(source: "app", path: "docs/ready.md")) == exists)
  }

  @Test(arguments: [
    ("../src/app.swift#L3", true), ("slo.md?plain=1", true), ("../my%20file.md", true), ("review/reviewsqamd", true),
    ("https://example.org/src/app.swift", false), ("#top", false), ("%2e%2e/%2e%2e/etc/passwd", false), ("my%2", false),
  ])
  func `a link is evidence when it leads to a file or a record`(link: String, exists: Bool) {
    let item = ChecklistItem(text: "", state: .pass, line: 1, links: [link])
    let support = index.support(for: item, in: DocumentID(source: "app", path: "docs/ready.md"))
    #expect(support == (exists ? .file(link) : .none))
  }

  @Test func `a source's paths are no evidence in another`() {
    #expect(!index.exists("src/app.swift", from: DocumentID(source: "other", path: "docs/ready.md")))
  }

  @Test(arguments: [
    ("slo.md", 1, 40, Support.lines("slo.md")), ("slo.md", 40, 41, .noSuchLines("slo.md")),
    ("slo.md", 99999, 99999, .noSuchLines("slo.md")), ("slo.md", 5, 3, .unfit("slo.md", .reversed)),
    ("notes.md", 1, 1, .lines("notes.md")), ("notes.md", 2, 2, .noSuchLines("notes.md")),
    ("src/app.swift", 99999, 99999, .linesUnseen("src/app.swift")),
    ("src/app.swift", 9, 2, .unfit("src/app.swift", .reversed)),
    ("gone.md", 1, 1, .none),
  ])
  func `a citation is followed to its lines where they are known`(
    path: String, first: Int, last: Int, support: Support
  ) {
    let citation = Citation(path: path, firstLine: first, lastLine: last, line: 1)
    let item = ChecklistItem(text: "", state: .pass, line: 1, citations: [citation])
    #expect(index.support(for: item, in: DocumentID(source: "app", path: "docs/ready.md")) == support)
  }

  @Test func `of several pieces of evidence the first that exists counts`() {
    let wrong = Citation(path: "slo.md", firstLine: 41, lastLine: 41, line: 1)
    let right = Citation(path: "slo.md", firstLine: 4, lastLine: 4, line: 1)
    let place = DocumentID(source: "app", path: "docs/ready.md")
    let both = ChecklistItem(text: "", state: .pass, line: 1, citations: [wrong, right])
    #expect(index.support(for: both, in: place) == .lines("slo.md"))
    let linked = ChecklistItem(text: "", state: .pass, line: 1, citations: [wrong], links: ["notes.md"])
    #expect(index.support(for: linked, in: place) == .file("notes.md"))
  }

  private static let place = DocumentID(source: "app", path: "docs/ready.md")

  /// The same with a document that says nothing, one of tomorrow, and files that nobody here wrote or that are empty.
  private static let doubtful: EvidenceIndex = {
    func facts(_ path: SourcePath, _ emptiness: Emptiness? = nil, on day: Day? = nil) -> DocumentFacts {
      var facts = DocumentFacts(id: DocumentID(source: "app", path: path), sha256: "", size: 9, lines: 9)
      (facts.emptiness, facts.dayOfName) = (emptiness, day)
      return facts
    }
    var portfolio = Portfolio(
      documents: [
        facts("docs/tbd.md", .evasive("TBD")), facts("docs/form.md", .template), facts("docs/drill.md", on: today + 1),
        facts("vendor/read.md"),
      ],
      paths: [
        "app": [
          "docs/tbd.md", "docs/form.md", "docs/drill.md", "a.pdf", "node_modules/x/index.js", "vendor/read.md",
          "src/a.py",
        ]
      ])
    portfolio.emptyFiles = ["app": ["a.pdf"]]
    return EvidenceIndex(portfolio)
  }()

  @Test(
    arguments: [
      ("tbd.md", "x", .unfit("tbd.md", .empty(.evasive("TBD")))),
      ("form.md", "x", .unfit("form.md", .empty(.template))),
      ("form.md", "The template for postmortems is there", .file("form.md")),
      ("drill.md", "x", .unfit("drill.md", .ahead(today + 1))),
      ("../a.pdf", "x", .unfit("../a.pdf", .empty(.wordless))),
      ("../node_modules/x/index.js", "x", .unfit("../node_modules/x/index.js", .foreign)),
      ("../vendor/read.md", "x", .file("../vendor/read.md")), ("../src/a.py", "x", .file("../src/a.py")),
    ] as [(String, String, Support)])
  func `a link to what says nothing is no evidence`(link: String, text: String, support: Support) {
    let item = ChecklistItem(text: text, state: .pass, line: 1, links: [link])
    #expect(Self.doubtful.support(for: item, in: Self.place, asOf: today) == support)
  }

  @Test func `what need not have been done on a day may be of one to come`() {
    let item = ChecklistItem(text: "", state: .pass, line: 1, links: ["drill.md"])
    #expect(Self.doubtful.support(for: item, in: Self.place) == .file("drill.md"))
  }

  @Test(
    arguments: [
      (.same, .unfit("src/a.py:3", .empty(.wordless))), (.moved, .unfit("src/a.py:3", .empty(.wordless))),
      (.unread, .unfit("src/a.py:3", .empty(.wordless))), (.changed, .outdated("src/a.py")),
    ] as [(CitationReading.State, Support)])
  func `lines that say nothing are no evidence`(state: CitationReading.State, support: Support) {
    var reading = CitationReading(
      record: "r", origin: origin("docs/ready.md"),
      citation: Citation(path: "src/a.py", firstLine: 3, lastLine: 3, line: 1),
      atReview: .same, atNewest: state)
    reading.emptiness = .wordless
    #expect(Support(reading) == support)
  }

  @Test func `lines that stand for more than three checks are a claim from there on`() {
    func cited(_ lines: ClosedRange<Int>, for check: Int) -> ChecklistItem {
      let citation = Citation(
        path: "src/app.swift", firstLine: lines.lowerBound, lastLine: lines.upperBound, line: 2 + check)
      return ChecklistItem(
        text: "c-\(check)", state: .pass, check: "c-\(check)", line: 2 + check, citations: [citation])
    }
    let (report, log) = Sample(
      records: [checklist((1...5).map { cited(7...9, for: $0) })], checks: checks(5, .required)
    ).report()
    #expect(report.assessments[0].results.map(\.state) == [.pass, .pass, .pass, .claimed, .claimed])
    let notices = log.sorted.filter { $0.id == "assessment.repeated-evidence" }
    #expect(notices.map { $0.location?.line } == [6])
    let own = Sample(records: [checklist((1...5).map { cited($0...$0, for: $0) })], checks: checks(5, .required))
    #expect(own.assess().results.allSatisfy { $0.state == .pass })
  }

  @Test func `a record may be linked for many checks`() {
    func linked(_ link: String) -> [CheckState] {
      let items = (1...8).map {
        ChecklistItem(text: "c-\($0)", state: .pass, check: "c-\($0)", line: 2 + $0, links: [link])
      }
      return Sample(
        records: [checklist(items, at: "ready.md"), record("book.md", .runbook(Runbook()))],
        checks: checks(8, .required)
      ).assess().results.map(\.state)
    }
    #expect(linked("runbook/bookmd").allSatisfy { $0 == .pass })
    #expect(linked("src/app.swift") == Array(repeating: .pass, count: 6) + [.claimed, .claimed])
  }
}
