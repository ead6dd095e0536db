import Markdown
import ReportModel
import Testing

@testable import Rendering

@Suite struct ImageHeaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var format: ImageHeader.Format
    var width: Int?
    var height: Int?
  }

  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 0x40, 0, 0, 0, 0xF0]

  @Test(arguments: [
    Case(testDescription: "PNG", bytes: png, format: .png, width: 320, height: 240),
    Case(
      testDescription: "PNG without a width", bytes: png.prefix(16) + [0, 0, 0, 0, 0, 0, 0, 9], format: .png,
      width: nil,
      height: nil),
    Case(testDescription: "PNG that is cut off", bytes: Array(png.prefix(18)), format: .png, width: nil, height: nil),
    Case(
      testDescription: "GIF", bytes: Array("GIF87a".utf8) + [0x40, 1, 0xF0, 0], format: .gif, width: 320, height: 240),
    Case(
      testDescription: "JPEG, with two segments before its frame",
      bytes: [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 17, 8, 0, 0xF0, 1, 0x40, 3,
      ],
      format: .jpeg, width: 320, height: 240),
    Case(
      testDescription: "JPEG whose segment has an impossible length",
      bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xC0],
      format: .jpeg, width: nil, height: nil),
    Case(
      testDescription: "JPEG without a frame", bytes: [0xFF, 0xD8, 0xFF, 0xD9], format: .jpeg, width: nil, height: nil),
    Case(
      testDescription: "WebP, lossy",
      bytes: webp("VP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x40, 0x41, 0xF0, 0x80].dropFirst(0)), format: .webp,
      width: 320, height: 240),
    Case(
      // Fourteen bits each, less one: 319 and 239.
      testDescription: "WebP, lossless", bytes: webp("VP8L", [0, 0, 0, 0, 0x2F, 0x3F, 0xC1, 0x3B, 0]), format: .webp,
      width: 320, height: 240),
    Case(
      testDescription: "WebP, extended", bytes: webp("VP8X", [0, 0, 0, 0, 0, 0, 0, 0, 0x3F, 1, 0, 0xEF, 0, 0]),
      format: .webp, width: 320, height: 240),
    Case(testDescription: "WebP of no known kind", bytes: webp("XXXX", [1]), format: .webp, width: nil, height: nil),
    Case(
      testDescription: "AVIF", bytes: [0, 0, 0, 0x1C] + Array("ftypavif".utf8), format: .avif, width: nil, height: nil),
  ])
  func `a format is known by its first bytes, and so is its size`(_ example: Case) throws {
    let header = try #require(ImageHeader(of: example.bytes))
    #expect(header.format == example.format)
    #expect(header.size?.width == example.width)
    #expect(header.size?.height == example.height)
  }

  private static func webp(_ kind: String, _ rest: some Sequence<UInt8>) -> [UInt8] {
    Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBP\(kind)".utf8) + rest
  }

  @Test(arguments: [
    "", "GIF", "GIF88a", "<svg xmlns=", "\u{FEFF}<svg>", "RIFF....WAVE", "BM", "%PDF-1.4", "....ftypisom", "GIF89",
  ])
  func `anything else is no image`(text: String) { #expect(ImageHeader(of: Array(text.utf8)) == nil) }

  @Test func `a prefix of a header never reads beyond its end`() {
    let whole = [
      Self.png, Self.webp("VP8L", [0, 0, 0, 0, 0x2F, 0x3F, 0xC1, 0x3B, 0]), Self.webp("VP8 ", [0, 0, 0, 0]),
    ]
    for bytes in whole {
      for count in 0...bytes.count { _ = ImageHeader(of: Array(bytes.prefix(count))) }
    }
  }
}

@Suite struct SiteImageTests {
  private static let gif: [UInt8] = Array("GIF89a".utf8) + [3, 0, 2, 0]

  @Test func `an address says what the file was called and what is in it, never where it lay`() throws {
    let image = try SiteImage(Self.gif, at: "docs/Screen Shot (2).PNG")
    // sha256sum of the ten bytes, its first half.
    #expect(image.address == "assets/screen-shot-2-2c4c453f430cff0136dd18408b466d28.gif")
    #expect(try SiteImage(Self.gif, at: "elsewhere/screen-shot-2.gif").address == image.address)
    #expect(try SiteImage(Self.gif + [0], at: "docs/Screen Shot (2).PNG").address != image.address)
    #expect(try SiteImage(Self.gif, at: "\u{56FE}.png").address.hasPrefix("assets/image-"))
    let longest = try SiteImage(Self.gif, at: SourcePath(String(repeating: "x", count: 300))).address
    #expect(longest.utf8.count == 7 + 40 + 1 + 32 + 4)
  }

  @Test(arguments: [
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "it is SVG, which can hold script"),
    ("<?xml version=\"1.0\"?><!-- x --><SVG>", "it is SVG, which can hold script"),
    ("<!DOCTYPE html><script>alert(1)</script>", "it is HTML"), ("<HTML>", "it is HTML"),
    (
      "version https://git-lfs.github.com/spec/v1\n",
      "it is a pointer of Git LFS, and what it points to is not in the repository"
    ),
    ("%PDF-1.4", "its first bytes are not those of PNG, JPEG, GIF, WebP or AVIF"),
    ("", "it is empty"),
  ])
  func `what is no image is refused with the reason`(text: String, reason: String) {
    #expect(throws: ImageRefusal(reason: reason)) { try SiteImage(Array(text.utf8), at: "a.png") }
  }

  @Test func `a file that is too large, or claims to be, is refused`() {
    let large = Self.gif + [UInt8](repeating: 0, count: 5 << 20)
    #expect(throws: ImageRefusal(reason: "it has 5242890 bytes, more than 5242880")) {
      try SiteImage(large, at: "a.gif")
    }
    let bomb = ImageHeaderTests.png.prefix(16) + [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]
    #expect(throws: ImageRefusal(reason: "it claims to have 2147483647 by 2147483647 pixels")) {
      try SiteImage(Array(bomb), at: "a.png")
    }
  }
}

@Suite struct ImagesWantedTests {
  @Test func `each file that a document with a page shows is wanted once`() {
    let paths: Set<SourcePath> = ["a.md", "b.md", "c.md", "img/x.png", "img/y.png", "img/z.png"]
    let source = "s"
    func facts(_ path: SourcePath, _ links: [(String, Bool)]) -> DocumentFacts {
      DocumentFacts(
        id: DocumentID(source: source, path: path), sha256: "", size: 0,
        links: links.map { DocumentLink(destination: $0.0, line: 1, isImage: $0.1) })
    }
    let records = ["a.md", "b.md"].map { path in
      Record(
        origin: Origin(DocumentID(source: source, path: SourcePath(path)), line: 1), lines: 1...1, title: path,
        details: .decisionRecord(DecisionRecord()))
    }
    let portfolio = Portfolio(
      documents: [
        facts("a.md", [("img/x.png", true), ("/img/X.PNG", true), ("img/gone.png", true), ("img", true)]),
        facts("b.md", [("./img/x.png?raw=true", true), ("img/y.png", false), ("https://h/img/y.png", true)]),
        // No record was read from it, so it has no page.
        facts("c.md", [("img/z.png", true)]),
      ],
      records: records, paths: [source: paths])
    #expect(imagesWanted(by: portfolio) == [DocumentID(source: source, path: "img/x.png")])
  }
}
