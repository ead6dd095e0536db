import Markdown
import ReportModel

/// The sections of one document in which several personas conclude something: `## 🔐 Security Engineer Review`, `## SRE`.
enum PersonaSections {
  /// None where the document says something of its own besides: a part of it would be lost.
  static func find(in document: Document) -> [(section: MarkdownContent.Section, title: ReviewTitle)] {
    var found: [(section: MarkdownContent.Section, title: ReviewTitle)] = []
    for section in document.sections where section.level > 1 && section.line > found.last?.section.lastLine ?? 0 {
      guard let persona = persona(of: section.title),
        StatedVerdict.find(in: document.content.blocks[section.blocks])?.isConclusion ?? false
      else { continue }
      found.append((section, ReviewTitle(persona: persona)))
    }
    let personas = Set(found.compactMap(\.title.persona))
    guard personas.count > 1, personas.count == found.count, document.frontMatter["persona", "verdict"] == nil,
      !concludes(outside: found.map(\.section), document.content.blocks)
    else { return [] }
    return found
  }

  private static func concludes(outside sections: [MarkdownContent.Section], _ blocks: [MarkdownContent.Block]) -> Bool
  {
    var (others, start) = ([MarkdownContent.Block](), blocks.startIndex)
    for section in sections {
      // The heading itself stands right before its blocks.
      others += blocks[start..<max(start, section.blocks.lowerBound - 1)]
      start = section.blocks.upperBound
    }
    others += blocks[start...]
    return StatedVerdict.find(in: others[...]) != nil || !Findings(in: others[...]).all.isEmpty
  }

  /// `Security Engineer — Jane`, `QA review (6/10)`; `Logging` and `Security` are areas, and nobody.
  private static func persona(of heading: String) -> String? {
    let title = withoutNumber(withoutLeadingMark(heading))
    let named = Parting(first: title).map { String($0.head) } ?? title
    let words = foldedWords(named.utf8.prefix { $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ":") }.withText)
    let role = words.reversed().drop(while: looks.contains).reversed().drop { $0 == "the" }
    guard (1...4).contains(role.count), let last = role.last else { return nil }
    let isRole = roles.contains(last) || role.count < words.count && !ReviewTitle.topics(of: Array(role)).isEmpty
    guard isRole else { return nil }
    return ReviewTitle.persona(ofRole: Array(role)) ?? role.joined(separator: "-")
  }

  static var understood: [Understanding.Row] {
    [
      .init("Several personas in one document: headings that end in", roles.sorted(by: byBytes)),
      .init("Behind the role or the area in such a heading", looks.sorted(by: byBytes)),
    ]
  }

  private static let roles: Set<String> = [
    "engineer", "architect", "lead", "manager", "analyst", "expert", "officer", "reviewer", "auditor", "designer",
    "developer", "tester", "sre", "qa", "ciso", "cto", "dba",
  ]
  private static let looks: Set<String> = [
    "review", "assessment", "perspective", "opinion", "view", "verdict", "audit", "sign", "off", "signoff",
  ]
}
