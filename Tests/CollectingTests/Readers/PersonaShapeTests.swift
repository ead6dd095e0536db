import ReportModel
import Testing

@Suite struct PersonaShapeTests {
  @Test(arguments: [
    (
      "front matter", ".claude/agents/qa.md", "---\nname: qa\ndescription: Tests.\ntools: Read, Bash\n---\nYou test.",
      "qa [Read, Bash]"
    ),
    ("a list of tools", "a/qa.md", "---\nname: qa\ndescription: Tests.\ntools:\n  - Read\n---\n", "qa [Read]"),
    (
      "a map of tools", "agents/keeper.md", "---\ndescription: Keeps.\ntools:\n  write: false\n  bash: true\n---\n",
      "keeper [bash]"
    ),
    (
      "front matter that is not YAML", "a/qa.md", "---\nname: qa\ndescription: Use: for tests\nmodel: m\n---\n", "qa []"
    ),
    ("a role in a folder of personas", "personas/panel.md", "# Panel\n\n**Role:** Judge\n", "panel []"),
    (
      "a name and a role in a folder of agents", "agents/ida.md", "# Ida — Harbour master\n\n## KPIs\n\nNone.\n",
      "Ida []"
    ),
    ("another document there", "agents/notes.md", "# Notes\n\n## KPIs\n\nNone.\n", "-"),
    ("instructions to a tool", "CLAUDE.md", "---\nname: a\ndescription: b\n---\n", "-"),
  ])
  func `a definition is known in every form`(sentence: String, path: String, text: String, expected: String) {
    let found = ReadDocument(path, text).only(.persona).map { record -> String in
      guard case .persona(let persona) = record.details else { return "" }
      return "\(persona.name) [\(persona.tools.joined(separator: ", "))]"
    }
    #expect((found.isEmpty ? "-" : found.joined(separator: "; ")) == expected, "\(sentence)")
  }

  @Test(arguments: [
    ("docs/runbooks/on-call.md", "name: On-call\ndescription: What we do", "# On-call\n\n## Triage\n\nLook.", 0),
    ("docs/team.md", "name: Team\ndescription: Who we are", "# Team", 0),
    ("agents/sre.md", "name: sre\ndescription: Watches", "Watch it.", 1),
    ("any/sre.md", "name: sre\ndescription: Watches", "You are an SRE.", 1),
    ("any/sre.md", "description: Watches\ntools: Read", "Watch it.", 1),
  ])
  func `a name and a description make a role only where one is meant`(
    _ path: String, _ front: String, _ body: String, _ count: Int
  ) {
    #expect(ReadDocument(path, "---\n\(front)\n---\n\n\(body)\n").only(.persona).count == count)
  }
}
