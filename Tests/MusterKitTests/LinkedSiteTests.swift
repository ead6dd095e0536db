import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

@Suite struct LinkedSiteTests {
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [3, 0, 2, 0] + [UInt8](repeating: 0, count: 20)
  /// The one name that these bytes have in a site, from `sha256sum`.
  private static let published = "assets/shot-d0d6ccf37ca468de7756a3a5fc43f69f.gif"

  /// A repository whose decision shows images and links in many ways.
  private static func makeRepository(in folder: TemporaryFolder) throws -> RepositoryBuilder {
    let repository = try makePayments(in: folder)
    try folder.write(bytes: gif, to: "payments/docs/shot.gif")
    try folder.write(bytes: gif, to: "payments/other/Shot.gif")
    try repository.write(
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>\n", to: "docs/a.svg")
    try repository.write("<!doctype html><script>alert(1)</script>\n", to: "docs/fake.png")
    try folder.write("GIF89a, not of this repository", to: "outside.gif")
    try folder.makeLink("payments/docs/link.gif", to: "../../outside.gif")
    try repository.write(
      """
      ---
      kind: decision-record
      status: accepted
      ---
      # Pictures

      ![one](../docs/shot.gif) ![two](/docs/SHOT.gif) ![three](../other/Shot.gif)

      ![svg](../docs/a.svg) ![fake](../docs/fake.png) ![link](../docs/link.gif) ![gone](gone.png)

      [why](queue.md#why), [again](queue.md#Why), [gone](queue.md#gone), [lines](../muster.yml#L2-L3), [folder](../docs)

      | A |
      |---|
      | [broken](nowhere.md) |

      """, to: "decisions/pictures.md")
    try repository.git("remote", "add", "origin", "git@github.com:owner/payments.git")
    try repository.commit("Add pictures", on: "2026-10-03")
    return repository
  }

  private static func picturesPage(_ site: PublishedSite) throws -> String {
    try site.main(
      #require(site.files.keys.first { $0.hasPrefix("decision-records/pictures-") && $0.hasSuffix(".html") }))
  }

  @Test func `an image is published once, under the name of its content, and what is no image never`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try Self.makeRepository(in: folder)
      try await place.build("payments", to: "site")
      let site = try place.site("site")
      #expect(site.files.keys.filter { $0.hasPrefix("assets/") && !$0.hasPrefix("assets/site.") } == [Self.published])
      #expect(site.files[Self.published] == Data(Self.gif))
      #expect(!site.files.values.contains { $0.range(of: Data("not of this repository".utf8)) != nil })
      let main = try Self.picturesPage(site)
      let image = "<img src=\"../../\(Self.published)\" alt="
      #expect(main.components(separatedBy: image).count == 4)
      #expect(main.contains("\(image)\"one\" width=\"3\" height=\"2\" loading=\"lazy\">"))
      #expect(!main.contains(".svg\">") && main.components(separatedBy: "<img").count == 4)
      let manifest = try site.text("manifest.json")
      #expect(manifest.contains("{\"path\": \"\(Self.published)\", \"sha256\""))
      #expect(manifest.contains("\"path\": \"docs/shot.gif\"") && manifest.contains("\"path\": \"other/Shot.gif\""))
    }
  }

  @Test func `every link of a document is resolved, or said to be wrong on the page of its record`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try Self.makeRepository(in: folder)
      let commit = try repository.git("rev-parse", "HEAD")
      try await place.build("payments", to: "site")
      let site = try place.site("site")
      let main = try Self.picturesPage(site)
      let forge = "https://github.com/owner/payments"
      let queue = try #require(
        site.files.keys.first { $0.hasPrefix("decision-records/queue-") && $0.hasSuffix(".html") })
      #expect(main.contains("<a href=\"../../\(queue)\">gone</a>".replacing("../../decision-records", with: "..")))
      #expect(main.components(separatedBy: "index.html#h-why\">").count == 3)
      #expect(try site.text(queue).contains("id=\"h-why\""))
      #expect(main.contains("href=\"\(forge)/blob/\(commit)/muster.yml#L2-L3\""))
      #expect(main.contains("href=\"\(forge)/tree/\(commit)/docs\""))
      let found = place.diagnostics.filter { $0.hasPrefix("decisions/pictures.md") }
      let expected = [
        ("7:33", "'/docs/SHOT.gif' is written otherwise than the path 'docs/shot.gif' [link.case]"),
        (
          "9:8",
          "'docs/a.svg' is not shown as an image: it is SVG, which can hold script [image.refused]"
        ),
        ("9:31", "'docs/fake.png' is not shown as an image: it is HTML [image.refused]"),
        ("9:57", "'docs/link.gif' is not shown as an image: it is a symbolic link [image.refused]"),
        ("9:83", "link leads nowhere: no file 'decisions/gone.png' in this source [link.broken]"),
        ("11:52", "no heading '#gone' in 'decisions/queue.md' [link.heading]"),
        ("15:12", "link leads nowhere: no file 'decisions/nowhere.md' in this source [link.broken]"),
      ]
      #expect(
        found.map { String($0.prefix { $0 != "\n" }) }
          == expected.map { "decisions/pictures.md:\($0.0): warning: \($0.1)" })
      for (line, _) in expected { #expect(main.contains("decisions/pictures.md:\(line.prefix { $0 != ":" })")) }
      #expect(main.components(separatedBy: "/link.broken/index.html").count == 3)
    }
  }

  @Test func `a check finds what a build finds, and writes nothing`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try Self.makeRepository(in: folder)
      try await place.check("payments")
      let checked = place.diagnostics
      let before = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      try await place.build("payments", to: "site")
      #expect(checked == place.diagnostics)
      #expect(checked.contains { $0.contains("[link.broken]") })
      #expect(!before.contains("site"))
    }
  }

  @Test func `headings that only look alike are two, and no link to one keeps a site from being published`()
    async throws
  {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let (one, two) = ("Caf\u{E9}", "Cafe\u{301}")
      try folder.write(
        """
        ---
        kind: decision-record
        status: accepted
        ---
        # \(one)

        [a](#\(one.lowercased())) [b](#\(two.lowercased())) [c](#caf%C3%A9-x) [d](#cafe%CC%81-x)

        ## \(one) X

        """, to: "notes/a.md")
      try folder.write(
        """
        ---
        kind: decision-record
        status: accepted
        ---
        # \(two)

        [a](a.md#\(one.lowercased())) [b](a.md#\(two.lowercased())) [c](#\(one.lowercased())) [d](#\(two.lowercased()))

        """, to: "notes/b.md")
      let outcome = try await place.build("notes", to: "site")
      #expect(outcome.records == 2)
      #expect(place.diagnostics == [])
    }
  }

  @Test func `a second build links the images, and a revision publishes those of its commit`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try Self.makeRepository(in: folder)
      let commit = try repository.git("rev-parse", "HEAD")
      try await place.build("payments", to: "site")
      let first = try place.site("site")
      let again = try await place.build("payments", to: "site")
      #expect(again.written == 0)
      #expect(try place.site("site") == first)

      try folder.write(bytes: Self.gif + [1], to: "payments/docs/shot.gif")
      try await place.build("payments", to: "changed")
      #expect(try place.site("changed").files[Self.published] == Data(Self.gif), "the other copy is unchanged")
      #expect(try place.site("changed").files.keys.filter { $0.hasSuffix(".gif") }.count == 2)
      try await place.build("payments", to: "revision", at: commit)
      #expect(try place.site("revision").differences(from: first) == [])
    }
  }
}
