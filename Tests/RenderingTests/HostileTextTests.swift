import Diagnostics
import ReportModel
import Testing

@testable import Rendering

@Suite struct HostileTextTests {
  static let attack = "\"\u{301} autofocus onfocus=alert(1) x='\u{FE0F}<script>alert(1)</script>{{title}}"

  /// Every text of a sample's records and services replaced by an attack.
  static func report() -> Report {
    var report = SamplePortfolio().report
    for index in report.portfolio.records.indices {
      report.portfolio.records[index].title = attack
      report.portfolio.records[index].owner = attack
      report.portfolio.records[index].statusRaw = attack
      report.portfolio.records[index].fields = [Field(name: attack, value: attack, line: 1)]
    }
    for index in report.assessments.indices {
      report.assessments[index].service.name = attack
      report.assessments[index].service.owner = attack
      for result in report.assessments[index].results.indices { report.assessments[index].results[result].reason = attack }
      for rule in report.assessments[index].decision.fired.indices {
        report.assessments[index].decision.fired[rule].reasons = [FiredRule.Reason(text: attack)]
      }
    }
    return report
  }

  @Test func `text from a repository never becomes a tag or an attribute`() throws {
    let diagnostic = Diagnostic(
      "test.attack", .warning, Self.attack, help: Self.attack, at: FileLocation(source: "shop", path: Self.attack, line: 1))
    let site = try RenderedSite(
      Self.report(), diagnostics: [diagnostic], settings: SiteSettings(title: Self.attack))
    var seen = 0
    for (address, bytes) in site.files where address.hasSuffix(".html") {
      for tag in tags(bytes) {
        #expect(!tag.contains("onfocus=alert(1) x="), "\(address): \(tag)")
        #expect(tag != "<script>", "\(address)")
      }
      if String(decoding: bytes, as: UTF8.self).contains("{{title}}") { seen += 1 }
    }
    #expect(seen > 60, "the attack stands as text on \(seen) pages")
  }

  /// The attributes outside of quotes, found as a browser would: a tag's text without its quoted values.
  private func tags(_ bytes: [UInt8]) -> [String] {
    var tags: [String] = []
    var (tag, isInside, isQuoted): ([UInt8], Bool, Bool) = ([], false, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<") where !isInside: (tag, isInside) = ([byte], true)
      case UInt8(ascii: "\"") where isInside: isQuoted.toggle()
      case UInt8(ascii: ">") where isInside && !isQuoted:
        tags.append(String(decoding: tag + [byte], as: UTF8.self))
        isInside = false
      case _ where isInside && !isQuoted: tag.append(byte)
      default: break
      }
    }
    return tags
  }
}
