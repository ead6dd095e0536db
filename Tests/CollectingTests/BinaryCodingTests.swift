import Testing

@testable import Collecting

@Suite struct BinaryCodingTests {
  enum Shape: Hashable, Codable {
    case point
    case circle(radius: Double)
    case named(String, sides: Int?)
  }

  enum Word: String, Codable { case yes, no }

  struct Member: Hashable, Codable {
    var text: String
    var number: Int
    var byte: UInt8
    var maybe: Int?
    var word: Word
    var other: Word?
    var flags: [Bool]
    var range: ClosedRange<Int>
    var shapes: [Shape]
    var shape: Shape?
    var names: Set<String>
    var members: [Member]
  }

  private let value = Member(
    text: "größer \u{0} \u{1F600}", number: .min, byte: 255, maybe: nil, word: .no, other: .yes, flags: [true, false],
    range: -3...1_000_000, shapes: [.point, .circle(radius: -0.1), .named("", sides: nil), .named("x", sides: 3)],
    shape: .point, names: ["one"],
    members: [
      Member(
        text: "", number: .max, byte: 0, maybe: 0, word: .yes, other: nil, flags: [], range: 0...0, shapes: [],
        shape: nil, names: [], members: [])
    ])

  @Test func `what is decoded is what was encoded`() throws {
    let bytes = try encoded([value, value])
    #expect(try decoded([Member].self, from: bytes) == [value, value])
    #expect(try encoded([value, value]) == bytes)
  }

  @Test func `a text that was there before takes a byte`() throws {
    let text = String(repeating: "a", count: 90)
    #expect(try encoded([text, text, text]).count == 4 + 2 + 90 + 1 + 1)
  }

  @Test func `texts that look alike stay two`() throws {
    let texts = ["\u{E9}", "e\u{301}"]
    #expect(try decoded([String].self, from: encoded(texts)).map { Array($0.utf8) } == texts.map { Array($0.utf8) })
  }

  @Test func `no beginning of the bytes is a value`() throws {
    let bytes = try encoded(value)
    for length in bytes.indices {
      #expect(throws: (any Error).self) { try decoded(Member.self, from: Array(bytes[..<length])) }
    }
    #expect(throws: NotDecodable.self) { try decoded(Member.self, from: bytes + [0]) }
  }

  @Test func `other bytes are another value or none, and nothing worse`() throws {
    let bytes = try encoded([value])
    var refused = 0
    for position in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[position] ^= 1 << bit
        if (try? decoded([Member].self, from: changed)) == nil { refused += 1 }
      }
    }
    #expect(refused > bytes.count)
  }
}
