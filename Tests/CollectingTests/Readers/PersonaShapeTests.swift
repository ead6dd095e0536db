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
}
