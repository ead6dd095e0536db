import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct CatalogueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var path: String
    var text: String
    var entries: [ServiceEntry]
    var titles: [String]
    var owners: [String?]
    var diagnostics: [String] = []
  }

  @Test(arguments: [
    ("docs/service-catalog.md", "Service | Port | Owner | Tier", true), ("docs/services.md", "Service | Team", true),
    ("docs/services.md", "Service | Port", false), ("docs/ports.md", "Service | Owner", false),
    ("docs/service-catalog.md", "Risk | Owner", false),
  ])
  func `a table of services in prose is told, and declares none`(_ path: String, _ header: String, _ isTold: Bool) {
    let columns = header.split(separator: "|").count
    let row = "|" + String(repeating: " x |", count: columns) + "\n"
    let read = ReadDocument(
      path, "# Services\n\n| \(header) |\n|" + String(repeating: "---|", count: columns) + "\n\(row)\(row)")
    #expect(read.records.isEmpty)
    #expect(read.diagnostics == (isTold ? ["3 service.table-unread"] : []))
  }

  @Test(arguments: [
    Case(
      testDescription: "Backstage's components, and not its other entities", path: "catalog-info.yaml",
      text: """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: shop, title: The shop}
        spec: {type: service, lifecycle: production, owner: "group:default/sales"}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: API
        metadata: {name: shop-api}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: mail
        spec: {lifecycle: experimental}
        """,
      entries: [
        ServiceEntry(id: "shop", lifecycle: "production"), ServiceEntry(id: "mail", lifecycle: "experimental"),
      ],
      titles: ["The shop", "mail"], owners: ["sales", nil], diagnostics: ["13:9 service.owner-missing"]),
    Case(
      testDescription: "OpsLevel, whose folder belongs to the component", path: "services/oxbow/opslevel.yml",
      text: "version: 1\ncomponent:\n  name: Oxbow\n  owner: queues\n  tier: tier_1\n  aliases: [ox]\n",
      entries: [ServiceEntry(id: "oxbow", tier: 1, aliases: ["ox"], paths: ["services/oxbow/**"])], titles: ["Oxbow"],
      owners: ["queues"]),
    Case(
      testDescription: "what a template leaves open is no service", path: "skeleton/catalog-info.yaml",
      text: """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: "${{ values.name }}"}
        spec: {type: service, owner: "${{ values.owner }}"}
        """, entries: [], titles: [], owners: []),
    Case(
      testDescription: "what a template makes a file of is no broken one", path: "skeleton/catalog-info.yaml",
      text: """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata:
          name: ${{ values.name }}
          {%- if values.docs %}
          annotations: {}
          {%- endif %}
        """, entries: [], titles: [], owners: []),
    Case(
      testDescription: "one that is broken is told", path: "catalog-info.yaml",
      text: "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: [shop\n", entries: [], titles: [],
      owners: [], diagnostics: ["5:1 document.yaml-invalid"]),
    Case(
      testDescription: "nobody runs a library, and owners are references", path: "catalog-info.yaml",
      text: """
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: dates}
        spec: {type: library, owner: "group:default/core"}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: site}
        spec: {type: website, owner: "Group:web/shop"}
        ---
        apiVersion: backstage.io/v1alpha1
        kind: Component
        metadata: {name: shop}
        spec: {type: service, owner: "default/sales"}
        """,
      entries: [ServiceEntry(id: "site"), ServiceEntry(id: "shop")], titles: ["site", "shop"],
      owners: ["web/shop", "sales"]),
    Case(
      testDescription: "Cortex's teams and domains are no services", path: "cortex/team.yaml",
      text: """
        openapi: 3.0.1
        info: {title: Team Pay, x-cortex-tag: team-pay, x-cortex-type: team}
        ---
        openapi: 3.0.1
        info: {title: Pay, x-cortex-tag: pay, x-cortex-type: service, x-cortex-owners: [{name: a}]}
        """, entries: [ServiceEntry(id: "pay", paths: ["cortex/**"])], titles: ["Pay"], owners: ["a"]),
    Case(
      testDescription: "OpsLevel with nothing in it", path: "opslevel.yml",
      text: "version: 1\nrepository:\n  owner:\n  tier:\n", entries: [], titles: [], owners: []),
    Case(
      testDescription: "Cortex in the shell of an API", path: "cortex.yaml",
      text: """
        openapi: 3.0.1
        info:
          title: Kites
          x-cortex-tag: kiteshop
          x-cortex-link:
          x-cortex-owners: [{type: group, name: sales}]
          x-cortex-groups: [frontend, tier-2]
        """, entries: [ServiceEntry(id: "kiteshop", tier: 2)], titles: ["Kites"], owners: ["sales"]),
    Case(
      testDescription: "another product's cortex.yaml", path: "cortex.yaml",
      text: "- {name: classifier, kind: RealtimeAPI}\n", entries: [], titles: [], owners: []),
    Case(
      testDescription: "Datadog in both schemas", path: "service.datadog.yaml",
      text: """
        schema-version: v2.1
        dd-service: lantern
        team: messages
        tier: "2"
        ---
        apiVersion: v3
        kind: service
        metadata: {name: auth, owner: identity}
        spec: {tier: "1", lifecycle: production}
        """,
      entries: [ServiceEntry(id: "lantern", tier: 2), ServiceEntry(id: "auth", tier: 1, lifecycle: "production")],
      titles: ["lantern", "auth"], owners: ["messages", "identity"]),
  ])
  func `catalogues declare services`(_ example: Case) {
    let read = ReadDocument(example.path, example.text)
    let entries = read.records.compactMap { if case .service(let entry) = $0.details { entry } else { nil } }
    #expect(entries == example.entries)
    #expect(read.records.map(\.title) == example.titles)
    #expect(read.records.map(\.owner) == example.owners)
    #expect(read.diagnostics == example.diagnostics)
  }
}

@Suite struct OwnershipTests {
  private func read(_ files: [(path: String, text: String)]) -> (Ownership, [Diagnostic]) {
    var (ownership, log) = (Ownership(), DiagnosticLog())
    for file in files {
      let id = DocumentID(source: "s", path: SourcePath(file.path))
      var own = Ownership()
      own.read(Document(id, reading: Array(file.text.utf8), into: &log), into: &log)
      ownership.merge(own)
    }
    return (ownership, log.sorted)
  }

  @Test(arguments: [
    ("README.md", ["@o/platform"]), ("docs/a.md", ["@o/writers", "docs@example.invalid"]),
    ("src/kiosk/x/y.py", ["@o/kiosk"]), ("src/ledger/a.py", []), ("src/ledger/a.sql", ["@o/dba"]),
    ("lib/a/b.c", ["@o/platform"]), ("lib/b.c", ["@o/lib"]),
  ])
  func `the last pattern that matches decides`(_ path: String, _ expected: [String]) {
    let (ownership, diagnostics) = read([
      (
        "CODEOWNERS",
        """
        # the last one wins
        *              @o/platform
        /docs/         @o/writers docs@example.invalid
        /src/kiosk/**  @o/kiosk
        @o/dba @o/sre
        /src/ledger/   # nobody
        *.sql          @o/dba,
        lib/*          @o/lib
        """
      )
    ])
    #expect(ownership.owners(of: SourcePath(path)) == expected)
    #expect(diagnostics.map { "\($0.location?.line ?? 0) \($0.id)" } == ["5 ownership.pattern-is-team"])
  }

  @Test(arguments: [
    ("db/a.sql", ["@dba"]), ("docs/a.md", ["@writers"]), ("ops/a.md", ["@ops-lead"]), ("lib/a.c", ["@default"]),
    ("free/a.c", []),
  ])
  func `GitLab's sections have owners of their own`(_ path: String, _ expected: [String]) {
    let text = """
      * @default
      free/

      [Database] @dba
      db/
      ^[Docs] @writers
      docs/
      [Operations team][2] @ops
      ops/ @ops-lead
      """
    #expect(read([(".gitlab/CODEOWNERS", text)]).0.owners(of: SourcePath(path)) == expected)
  }

  @Test func `of several files the forge's own is used`() {
    let files = [("docs/CODEOWNERS", "* @docs\n"), (".github/CODEOWNERS", "* @forge\n"), ("CODEOWNERS", "* @root\n")]
    #expect(read(files).0.owners(of: "a.md") == ["@forge"])
    #expect(read(files.reversed()).0.owners(of: "a.md") == ["@forge"])
    #expect(read([("deep/CODEOWNERS", "* @deep\n")]).0.owners(of: "a.md") == nil)
  }

  @Test func `approvers are those of the nearest folder`() {
    let (ownership, _) = read([
      ("OWNERS", "approvers: [leads]\nreviewers: [all]\n"), ("keps/OWNERS", "approvers:\n  - node\n"),
      ("docs/OWNERS", "reviewers: [all]\n"),
    ])
    #expect(ownership.owners(of: "keps/a/b.md") == ["node"])
    #expect(ownership.owners(of: "docs/a.md") == ["leads"])
  }
}
