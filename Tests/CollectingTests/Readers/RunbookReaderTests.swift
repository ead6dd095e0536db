import ReportModel
import Testing

@testable import Collecting

@Suite struct RunbookReaderTests {
  private func runbook(_ path: String, _ text: String) throws -> (record: Record, details: Runbook) {
    let record = try #require(ReadDocument(path, text).only(.runbook).first, "\(path)")
    guard case .runbook(let details) = record.details else { throw NotThere() }
    return (record, details)
  }

  private struct NotThere: Error {}

  @Test func `a runbook in the canonical form is read whole`() throws {
    let (record, details) = try runbook(
      "ops/refunds.md",
      """
      ---
      kind: runbook
      service: payments
      owner: team-payments
      last_reviewed_on: 2026-08-31
      review_in: 6 months
      ---
      # Refunds are stuck

      ## Symptoms

      TBD

      ## Diagnosis

      <!-- how to find out -->

      ## Impact

      ### For customers

      They wait.

      ## Remediation

      ```
      restart
      ```

      ## Symptoms again

      Nothing is paid back.

      ## Prevention
      """)
    #expect(record.title == "Refunds are stuck")
    #expect(record.statedService == "payments")
    #expect(record.owner == "team-payments")
    #expect(details.lastReviewed?.iso == "2026-08-31")
    #expect(details.reviewIn == "6 months")
    #expect(details.reviewDue?.iso == "2027-02-28", "the last day of a month that has no 31st")
    #expect(
      details.parts == [.symptoms: "Symptoms again", .impact: "Impact", .remediation: "Remediation"],
      "a part is one below which something stands")
  }

  @Test(
    arguments: [
      ("Meaning", [.symptoms]), ("1. Trigger Conditions", [.symptoms]), ("Possible checks", [.diagnosis]),
      ("Steps to check", [.diagnosis]), ("Steps", [.remediation]),
      ("Diagnosis and mitigation", [.diagnosis, .remediation]),
      ("Troubleshooting Pointers", [.diagnosis]), ("How to escalate", [.escalation]), ("Background", []),
    ] as [(String, Set<Runbook.Part>)])
  func `a heading is the part that its words mean`(heading: String, parts: Set<Runbook.Part>) {
    #expect(RunbookParts.parts(in: heading) == parts)
  }

  @Test(arguments: [
    ("docs/runbooks/disk.md", "# Disk full\n\nDelete logs.\n", true, "a page in a folder of runbooks"),
    ("Run-Books/disk.md", "# Disk full\n", true, "the folder in another spelling"),
    ("alerts/db/Down.md", "# Down\n\n## Meaning\n\nIt is.\n", true, "an alert with a part of a runbook"),
    ("alerts/db/notes.md", "# Notes\n\n## People\n", false, "an alert's folder with something else in it"),
    ("docs/db/slow.md", "# Slow\n\n## Symptoms\n\n## Resolution\n", true, "the shape of a runbook anywhere"),
    ("docs/db/about.md", "# About\n\n## Overview\n\n## Recovery\n", false, "an overview is not a symptom"),
    ("docs/restore-runbook.md", "# Restore\n", true, "the name of the file"),
    ("docs/runbooks/README.md", "# Runbooks\n\n- [Disk](disk.md)\n", false, "an index"),
    ("docs/runbooks/index.html.md.erb", "# Runbooks\n\n[a](a.html)\n", false, "an index behind three extensions"),
    ("docs/runbooks/disk/README.md", "# Disk\n\n## Symptoms\n\n## Fix\n", true, "a folder for each runbook"),
    ("docs/runbooks/TEMPLATE.md", "# <Alert>\n\n## Symptoms\n\n## Fix\n", false, "a template"),
    ("docs/runbooks/new.md", "# {Alert name}\n\n## Symptoms\n\n## Fix\n", false, "a heading to be filled in"),
    ("docs/runbooks/empty.md", "", false, "nothing"),
  ])
  func `a runbook is known by its folder, its name or its shape`(path: String, text: String, isOne: Bool, why: String) {
    #expect(ReadDocument(path, text).only(.runbook).isEmpty != isOne, "\(why)")
  }

  @Test func `the next review is stated, even behind another field on its line`() throws {
    let (record, details) = try runbook(
      "docs/playbooks/keys.md",
      "# Keys\n\n> **Status:** Active\n> **Last validated:** 2026-02-10 **Next review:** 2026-08-10\n")
    #expect(details.lastReviewed?.iso == "2026-02-10")
    #expect(details.reviewDue?.iso == "2026-08-10")
    #expect(record.statusRaw == "Active")
    #expect(record.date?.iso == "2026-02-10", "the day on which it was last true")
  }

  @Test(arguments: [
    (["last_exercised: 2026-01-01", "last_reviewed_on: 2026-10-31"], "2026-10-31", "an exercise is no review"),
    (["last_updated: 2026-11-02", "last_reviewed_on: 2026-10-31"], "2026-10-31", "nor is a change"),
    (["last_tested: 2026-01-01", "last_validated: 2026-10-31"], "2026-10-31", "by another name"),
    (["last_exercised: 2026-10-31", "last_updated: 2026-01-01"], "2026-10-31", "the newest sign of a reader"),
    (["last_exercised: soon", "updated: 2026-10-31"], "2026-10-31", "a word before a day"),
    (["last_exercised: 2026-10-31"], "2026-10-31", "an exercise alone"),
  ])
  func `who reviewed it last is said in whatever order`(fields: [String], day: String, why: String) throws {
    for fields in [fields, fields.reversed()] {
      let head = (["kind: runbook", "review_in: 6 months"] + fields).joined(separator: "\n")
      let details = try runbook("a.md", "---\n\(head)\n---\n# A\n").details
      #expect(details.lastReviewed?.iso == day, "\(why)")
      #expect(details.reviewDue?.iso == "2027-04-30", "\(why)")
      let exercised = fields.first { $0.hasPrefix("last_exercised") || $0.hasPrefix("last_tested") }
      #expect(details.lastExercised?.iso == exercised.flatMap { DateText.day(in: $0)?.iso }, "\(why)")
    }
  }

  @Test func `a name in bold instead of a heading has a part below or behind it`() throws {
    let text = """
      # Disk

      **Symptoms**

      5xx

      **Diagnosis:**
      1. look

      **Remediation:** restart it

      **Prevention**

      TBD

      **Note:** the diagnosis is hard
      """
    let parts = try runbook("runbooks/a.md", text).details.parts
    #expect(parts == [.symptoms: "Symptoms", .diagnosis: "Diagnosis", .remediation: "Remediation"])
  }

  @Test(arguments: [
    "[Describe the symptoms]", "<Describe how users see it>", "<Describe: how users see it>", "{what to do}", "FIXME",
    "TODO: write this\nwhen there is time", "Not written yet", "(none yet)", "Nothing so far.",
    "To be filled in by platform", "- [ ] TBD", "- [Describe step 1]\n- [Describe step 2]", "Add the steps here.",
    "| Sign | Graph |\n|---|---|", "| Sign | Graph |\n|---|---|\n| TBD | - |", "```bash\n# TODO\n```",
    "```\n# what to run\n\n# and then\n```", "    # TODO", "<!-- how\nto see it -->", "Owner: TBD", "...",
    "```\n<command>\n```", "[Describe what users\nsee of it]",
  ])
  func `a section that waits to be written is no part`(text: String) throws {
    #expect(try runbook("runbooks/a.md", "# A\n\n## Symptoms\n\n\(text)\n").details.parts == [:])
  }

  @Test(arguments: [
    "5xx", "To be safe, look at the queue.", "[Graph](https://x.org/graph)", "Restart [pod] now.", "Look here.",
    "```console\n# systemctl restart till\n```", "```bash\n# first\nrestart till\n```", "Run:\n\n    restart till",
    "| Sign | Graph |\n|---|---|\n| 5xx | - |", "<img src=\"a.png\">", "{{< include signs.md >}}",
    "None of the tills answers.",
    "<details><summary>Signs</summary></details>", "TODO\n\nTills do not answer.", "- ![Graph](a.png)",
  ])
  func `a section that says something is a part`(text: String) throws {
    #expect(try runbook("runbooks/a.md", "# A\n\n## Symptoms\n\n\(text)\n").details.parts == [.symptoms: "Symptoms"])
  }

  @Test(arguments: [
    ("Quarterly", "2026-04-30"), ("every 90 days", "2026-05-01"), ("90d", "2026-05-01"), ("6 month", "2026-07-31"),
    ("1 year", "2027-01-31"),
    ("two weeks", "2026-02-14"), ("annually", "2027-01-31"),
  ])
  func `a period is counted from the last review`(period: String, due: String) throws {
    let text = "# A\n\n**Last Updated**: 2026-01-31\n**Review Cycle**: \(period)\n"
    #expect(try runbook("runbooks/a.md", text).details.reviewDue?.iso == due)
  }

  @Test func `a period that cannot be read is reported where it stands`() {
    let read = ReadDocument("runbooks/a.md", "# A\n\n**Review Cycle**: when we feel like it\n")
    #expect(read.only(.runbook).count == 1)
    #expect(read.diagnostics == ["3:19 runbook.review-period"])
  }

  @Test(arguments: ["# Old [Deprecated]\n", "# Old\n\n**Status**: Deprecated since May\n"])
  func `a deprecated runbook says so`(text: String) throws {
    #expect(try runbook("runbooks/old.md", text).details.isDeprecated)
  }

  @Test(arguments: [
    ("runbooks/INCIDENT-LOG.md", "# Incident log", 0), ("runbooks/on-call-rotation.md", "# On-call rotation", 0),
    ("runbooks/api.md", "# Runbook: {{TITLE}}", 0), ("runbooks/api.md", "# Runbook: API down", 1),
    ("runbooks/on-call-pages.md", "# On-call pages", 1),
  ])
  func `not everything beside runbooks is one`(path: String, title: String, count: Int) {
    #expect(
      ReadDocument(path, "\(title)\n\n## 🚨 Symptoms\n\n5xx\n\n## Fix\n\nRestart.\n").only(.runbook).count == count)
  }
}
