import ReportModel
import Testing

@testable import Collecting

/// Names in other scripts than ours, and names that are none.
@Suite struct HostileNameTests {
  @Test(arguments: [
    ("Cyrillic", "Оплата"), ("Chinese", "支付"), ("Arabic", "الدفع"), ("an emoji", "💳"), ("a mark alone", "\u{301}"),
    ("control characters", "\\u202e\\u200b"), ("punctuation alone", "!!!"), ("dots", "../.."), ("a blank", " "),
  ])
  func `a service always has an id that can be an address`(what: String, name: String) throws {
    let document = "---\nkind: service\nid: \"\(name)\"\ntitle: \"\(name)\"\n---\n"
    let record = try #require(ReadDocument("服务/\(what == "a blank" ? "空" : "日").md", document).only(.service).first)
    guard case .service(let entry) = record.details else { return }
    #expect(!entry.id.isEmpty)
    #expect(entry.id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
  }

  @Test func `a service of another script is told apart from others, and one of ours keeps its words`() {
    #expect(serviceIdentifier("Оплата") != serviceIdentifier("Каталог"))
    #expect(serviceIdentifier("Оплата").hasPrefix("service-"))
    #expect(serviceIdentifier("Card Payments") == "card-payments")
    #expect(serviceIdentifier("!!!") == "")
  }
}
