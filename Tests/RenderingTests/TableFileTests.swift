import Foundation
import Testing

@testable import Rendering

/// Tables as comma-separated values.
@Suite struct TableFileTests {
  struct Cell: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var written: String

    init(_ description: String, _ text: String, _ written: String) {
      (testDescription, self.text, self.written) = (description, text, written)
    }
  }

  @Test(arguments: [
    Cell("plain words stay", "Payments", "Payments"),
    Cell("nothing stays nothing", "", ""),
    Cell("a comma takes quotes", "a, b", "\"a, b\""),
    Cell("a semicolon too: some programs split there", "a; b", "\"a; b\""),
    Cell("a quote is doubled", "say \"no\"", "\"say \"\"no\"\"\""),
    Cell("a line end stays within its quotes", "a\r\nb", "\"a\r\nb\""),
    Cell("other scripts stay", "Уведомления", "Уведомления"),
    Cell("an equals sign begins a formula", "=1+2", "\"'=1+2\""),
    Cell("a command behind it", "=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
    Cell("a plus begins one", "+1", "\"'+1\""),
    Cell("an at sign begins one", "@SUM(A1)", "\"'@SUM(A1)\""),
    Cell("a minus before words begins one", "-2+3", "\"'-2+3\""),
    Cell("a tab before one hides it", "\t=1", "\"'\t=1\""),
    Cell("a return before one hides it", "\r=1", "\"'\r=1\""),
    Cell("a line feed before one hides it", "\n=1", "\"'\n=1\""),
    Cell("NUL before one hides it", "\u{0}=1", "\"'\u{0}=1\""),
    Cell("blanks before one do not", "  =1", "\"'  =1\""),
    Cell("a full-width equals sign is read alike", "\u{FF1D}1", "\"'\u{FF1D}1\""),
    Cell("a full-width plus", "\u{FF0B}1", "\"'\u{FF0B}1\""),
    Cell("a full-width minus", "\u{FF0D}1", "\"'\u{FF0D}1\""),
    Cell("a full-width at sign", "\u{FF20}A", "\"'\u{FF20}A\""),
    Cell("another full-width letter is one", "\u{FF21}", "\u{FF21}"),
    Cell("a mark on the sign makes it no other sign", "=\u{301}1", "\"'=\u{301}1\""),
    Cell("a mark on a quote leaves it a quote", "a\"\u{301}", "\"a\"\"\u{301}\""),
    Cell("a negative number stays a number", "-5", "-5"),
    Cell("a negative percentage too", "-12.5 %", "-12.5 %"),
    Cell("a minus alone is no number", "-", "\"'-\""),
    Cell("a number with a second point is none", "-1.2.3", "\"'-1.2.3\""),
    Cell("an equals sign within a text is harmless", "n = 12", "n = 12"),
  ])
  func cells(_ cell: Cell) {
    var bytes: [UInt8] = []
    appendCell(cell.text, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(cell.written.utf8))
  }

  @Test func `a table is a header and a line for each row, each ended by CR LF`() {
    let table = TableView(
      "refuted", "Refuted: 1 claim", columns: ["Claim", "Nothing", "Verdict"],
      rows: [
        TableView.Row(
          .plain("3 of 4"), .none, .status(Status(word: "refuted", tone: .bad), href: "x.html", note: "2026-11-02"))
      ])
    let file = TableFile(table, of: "claims/index.html")
    #expect(file.address == "claims/index-refuted.csv")
    #expect(file.name == "index-refuted.csv")
    #expect(
      String(decoding: file.content.bytes, as: UTF8.self)
        == "Claim,Verdict,Verdict: note\r\n3 of 4,refuted,2026-11-02\r\n")
  }

  @Test func `a note has a column where a cell of one value has it, and stands in brackets among several`() {
    let table = TableView(
      "t", "", columns: ["Name", "Owner"],
      rows: [
        TableView.Row(.plain("a", note: "x"), .plain("ann")),
        TableView.Row(head: .plain("b"), cells: [.init(values: [.plain("bob", note: "1"), .plain("eve")])]),
      ])
    let file = TableFile(table, of: "index.html")
    let text = String(decoding: file.content.bytes, as: UTF8.self)
    #expect(text == "Name,Name: note,Owner\r\na,x,ann\r\nb,,\"bob (1); eve\"\r\n")
  }

  @Test func `a table that is cut has all its rows in its file, and the foot of the page in none`() {
    let rows = ["a", "b", "c"].map { TableView.Row(.plain($0), .plain("1")) }
    let table = TableView("cut", "3 rows", columns: ["Name", "Number"], rows: rows).cut(to: 1, rest: "all.html")
    #expect(table.rows.count == 1)
    #expect(table.rest.map(\.text) == ["and 2 more"])
    let file = TableFile(table, of: "index.html")
    #expect(String(decoding: file.content.bytes, as: UTF8.self) == "Name,Number\r\na,1\r\nb,1\r\nc,1\r\n")
  }

  @Test func `an id in another script still makes a plain name, and another one another`() {
    func name(_ id: String) -> String { TableFile(TableView(id, "", columns: [], rows: []), of: "index.html").address }
    #expect(name("checks-Надёжность-table") != name("checks-Безопасность-table"))
    #expect(name("checks-Надёжность-table").utf8.allSatisfy { $0 < 128 })
    #expect(name("matrix") == "index-matrix.csv")
  }

  @Test func `two tables whose ids are alike are two files`() {
    let table = TableView("a", "", columns: [], rows: [])
    #expect(TableFile.files(of: [table, table], on: "x/index.html").map(\.name) == ["index-a.csv", "index-a_2.csv"])
  }

  @Test func `every table that a page shows is a file beside it, and linked from it`() throws {
    let site = try SampleSiteTests.site()
    var tables = 0
    for (address, bytes) in site.files where address.hasSuffix(".html") && address != "brief.html" {
      let page = String(decoding: bytes, as: UTF8.self)
      let shown = page.components(separatedBy: "<table class=\"own\">").count - 1
      let linked = page.components(separatedBy: ".csv\">").count - 1
      #expect(shown == linked, "\(address)")
      tables += shown
    }
    #expect(site.files.keys.count { $0.hasSuffix(".csv") } == tables)
    #expect(tables > 100)
    let matrix = try site.text("index-matrix.csv")
    #expect(matrix.hasPrefix("Service,Deployment,Reliability,Observability,Operations,Security\r\n"))
    #expect(matrix.components(separatedBy: "\r\n").count == 9)
  }
}
