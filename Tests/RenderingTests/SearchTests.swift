import Foundation
import ReportModel
import Testing

@testable import Rendering

@Suite struct SearchTests {
  struct Words: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var words: [String]

    init(_ description: String, _ text: String, _ words: [String]) {
      (testDescription, self.text, self.words) = (description, text, words)
    }
  }

  @Test(arguments: [
    Words("letters and digits", "ADR-0007: Use p95 < 8s!", ["adr", "0007", "use", "p95", "8s"]),
    Words("an underscore parts words", "retry_count", ["retry", "count"]),
    Words(
      "accents, composed or not, are left out", "Caf\u{E9} cafe\u{301} Stra\u{DF}e", ["cafe", "cafe", "strasse"]),
    Words("a sharp s is two, large or small", "Ma\u{DF}e MA\u{1E9E}E masse", ["masse", "masse", "masse"]),
    Words(
      "Cyrillic in lower case", "\u{419}\u{43E}\u{434} \u{451}\u{436}", ["\u{438}\u{43E}\u{434}", "\u{435}\u{436}"]),
    Words(
      "a sigma is one letter wherever it stands", "\u{39F}\u{3A3} \u{3BF}\u{3C2}", ["\u{3BF}\u{3C3}", "\u{3BF}\u{3C3}"]),
    Words("Arabic without its points", "\u{643}\u{64E}\u{62A}\u{628}", ["\u{643}\u{62A}\u{628}"]),
    Words("no more than 24 letters", String(repeating: "a", count: 30), [String(repeating: "a", count: 24)]),
    Words("nothing but signs", "-- \u{2192} \u{1F600} \u{301}", []),
  ])
  func wordsOfText(_ example: Words) {
    var words: [String] = []
    eachSearchWord(of: example.text) { words.append(String(decoding: $0, as: UTF8.self)) }
    #expect(words == example.words)
  }

  @Test func `a finding is found by its id`() throws {
    let report = SamplePortfolio().report
    let finding = try #require(report.findings.first)
    let parts = try RenderedSite(report).files.filter { $0.key.hasPrefix("search/") }
    #expect(parts.values.contains { String(decoding: $0, as: UTF8.self).contains("\(finding.id): ") })
  }

  private typealias Word = (text: String, rank: SearchRank)

  private func page(_ words: Word...) -> [Word] { words }

  private func postings(_ pages: [[Word]]) -> SearchPostings {
    var postings = SearchPostings()
    for words in pages {
      postings.beginPage()
      for word in words { postings.insert(Array(word.text.utf8), word.rank) }
    }
    return postings
  }

  @Test func `of the places of a word in a page the best counts, whatever their order`() {
    let pages = [page(("cat", .body), ("dog", .title), ("cat", .title), ("dog", .body))]
    #expect(SearchIndex(postings(pages)).parts.map(\.text) == ["cat=g,, dog=g,,"])
  }

  @Test func `the pages of another list follow those of the first`() {
    var joined = postings([page(("cat", .title)), page()])
    joined.append(postings([page(("dog", .body), ("cat", .body))]))
    #expect(joined.pages == 3)
    #expect(SearchIndex(joined).parts.map(\.text) == ["cat=g,,i dog=,,i"])
  }

  @Test func `a word has a list of gaps for each place in which it can stand`() {
    let pages = [
      page(("cat", .title), ("dog", .body)), page(("dog", .heading)), page(), page(("cat", .body), ("dog", .body)),
    ]
    let index = SearchIndex(postings(pages))
    #expect(index.parts.map(\.text) == ["cat=g,,j dog=,h,gi"])
    #expect(index.parts.map(\.first) == ["cat"])
    #expect(index.beginnings == [])
  }

  @Test func `a gap of more than fifteen takes two digits, the lowest first`() {
    let index = SearchIndex(postings([[Word]](repeating: [], count: 33) + [page(("cat", .title))]))
    // 33 is 1 + 2 * 16, and 16 more in the last digit.
    #expect(index.parts.map(\.text) == ["cat=1i,,"])
  }

  @Test func `a beginning that fills more than two parts has an entry of its own`() throws {
    // 731 words of nine bytes with their lists fill a part.
    let words = (0..<3000).map { (text: "word" + String($0 + 10_000), rank: SearchRank.body) }
    let index = SearchIndex(postings([page(("work", .title), ("zebra", .body)), words]))
    #expect(index.parts.count == 5)
    #expect(index.beginnings == ["w", "wo", "wor", "word"])
    let text = index.parts.map(\.text).joined(separator: " ")
    #expect(text.contains("wor*=g,,h ") && text.contains("word*=,,h "))
    #expect(index.parts.allSatisfy { $0.text.utf8.count <= 10 << 10 })
    #expect(index.parts.map(\.first) == index.parts.map { String($0.text.prefix { $0 != "=" }) })
  }

  @Test func `keys stand in the order of a browser`() {
    // A letter of two UTF-16 units, of one near the end of the plane, and of one far from it.
    let words = ["\u{10400}", "\u{FB2A}", "\u{4E00}"].map { (text: $0, rank: SearchRank.body) }
    let keys = SearchIndex(postings([words])).parts[0].text.split(separator: " ").map { $0.prefix { $0 != "=" } }
    #expect(keys.map { $0.unicodeScalars.map(\.value) } == [[0x4E00], [0x10400], [0xFB2A]])
  }

  @Test func `records of a document that is parsed once have their own lines of it`() {
    let path: SourcePath = "debt/register.md"
    let document = SearchedDocument(reading: Array("# One\n\nFirst.\n\n# Two\n\nSecond.\n".utf8), at: path)
    let id = DocumentID(source: "shop", path: path)
    let texts = [1...4, 5...7].map { lines in
      let record = Record(
        origin: Origin(id, line: lines.lowerBound), lines: lines, title: "One",
        details: .service(ServiceEntry(id: "one")))
      let entry = SearchEntry(
        title: "One", address: "one.html", kind: "Services", service: "", particulars: [], record: 0)
      return SearchText(entry, record, document).sentences.map(\.text)
    }
    #expect(texts == [["First."], ["Second.", "Two"]])
  }

  @Test func `the text of every record is found, with its title, service and status`() throws {
    let site = try SampleSiteTests.site()
    let parts = site.files.filter { $0.key.hasPrefix("search/index/") }
    let text = parts.values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(text.contains("Takes card payments for the shop."))
    #expect(text.contains("\"services/payments/index.html\""))
    #expect(text.contains("\"names\":[\"Services\""))
    #expect(text.contains("NOT ASSESSED \u{B7} Service \u{B7} ledger"))
    let name = try #require(site.text("search/index.html").components(separatedBy: "data-index=\"").last?.prefix(8))
    #expect(parts["search/index/\(name).js"] != nil)
    for (address, bytes) in parts {
      let name = address.dropFirst("search/index/".count).dropLast(3)
      #expect(name.count == 8, "\(address)")
      #expect(bytes.starts(with: "muster(\"\(name)\",".utf8), "\(address)")
    }
  }

  @Test func `the search page alone may load a script whose address it makes`() throws {
    let site = try SampleSiteTests.site()
    // The brief loads no script at all.
    let scripted = site.files.keys.filter { $0.hasSuffix(".html") && $0 != "brief.html" }
    let policies = try scripted.map { address in
      (address, try site.text(address).components(separatedBy: "trusted-types ")[1].prefix { $0 != "\"" })
    }
    for (address, types) in policies {
      #expect(types == (address == "search/index.html" ? "muster-search" : "'none'"), "\(address)")
    }
  }
}
