import Markdown
import ReportModel

/// Who closes a finding by when, where no field of its own says so.
enum FindingPromise {
  /// From a field of another name, from what stands beside the owner, and from the title: `Assigned to: Ana`, `Owner: Ana, due
  /// 2026-12-10`, `Rotate the key (owner: ann, due 2026-12-20)`, `Rotate the key — @ann, due 2026-12-20`.
  static func add(to finding: inout Finding) {
    let remark =
      finding.title.utf8.last == UInt8(ascii: ")")
      ? finding.title.utf8.lastIndex(of: UInt8(ascii: "(")).map { finding.title.utf8[$0...].withText } : nil
    let (given, stated) = (finding, finding.field("owner"))
    if stated == nil,
      let owner = ownerNames.lazy.compactMap({ given.field($0) }).first
        ?? CommitmentText.statedOwner(in: remark ?? finding.title) ?? handle(in: finding.title)
    {
      finding.fields.append(Field(name: "Owner", value: owner, line: finding.line))
    }
    if FindingFields.due(of: finding) == nil,
      let day = remark.flatMap(CommitmentText.due) ?? CommitmentText.statedDue(in: finding.title)
        ?? stated.flatMap(CommitmentText.statedDue)
    {
      finding.fields.append(Field(name: "Due", value: day.iso, line: finding.line))
      if let stated { name(stated, alone: &finding) }
    }
  }

  /// `Title — @ann, due 2026-12-20`: behind the last dash.
  private static func handle(in title: String) -> String? {
    guard let rest = Parting(lastDash: title)?.rest, trimmedText(rest).utf8.first == UInt8(ascii: "@") else {
      return nil
    }
    return CommitmentText.owner(in: String(rest))
  }

  /// `Ana, due 2026-12-10` is Ana.
  private static func name(_ owner: String, alone finding: inout Finding) {
    guard CommitmentText.statedDue(in: owner) != nil,
      let index = finding.fields.firstIndex(where: { $0.value == owner })
    else {
      return
    }
    let name = trimmedText(owner.utf8.prefix { !",;(".utf8.contains($0) }.withText)
    if !name.isEmpty { finding.fields[index].value = name }
  }

  /// A table of one row below a finding: `| Owner | Due |`.
  static func fields(of table: MarkdownContent.Table) -> [Field] {
    guard table.rows.count == 1,
      table.header.allSatisfy({ name in columns.contains(FindingFields.words(name.text).joined(separator: " ")) })
    else { return [] }
    return zip(table.header, table.rows[0]).map { Field(name: $0.text, value: $1.text, line: $1.number) }
  }

  static var understood: [Understanding.Row] {
    [
      .init("Field of a finding: owner", ["owner"] + ownerNames),
      .init("Table of one row below a finding: its columns", columns.sorted(by: byBytes)),
    ]
  }

  private static let ownerNames = ["assigned to", "assigned", "responsible"]
  private static let columns: Set<String> = Set(
    ["owner", "status", "effort", "severity", "priority", "assignee", "dri"] + ownerNames + FindingFields.dueNames)
}
