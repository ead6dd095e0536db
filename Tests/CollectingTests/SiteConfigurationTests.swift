import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// What a configuration says about the site and its sources' forges.
@Suite struct SiteConfigurationTests {
  private func read(_ text: String) -> (Configuration, [String]) {
    var log = DiagnosticLog()
    let configuration = Configuration(reading: text, at: FileLocation(path: "muster.yml"), into: &log)
    return (configuration, log.sorted.map(\.description))
  }

  @Test func `title, address and logo are read`() {
    let (configuration, found) = read(
      "site: { title: Ours, base_url: https://reports.example/payments, logo: docs/logo.png }\n")
    #expect(found == [])
    #expect(configuration.title == "Ours")
    #expect(configuration.baseURL == "https://reports.example/payments/")
    #expect(configuration.logo?.path == "docs/logo.png")
    #expect(configuration.logo?.place == FileLocation(path: "muster.yml", line: 1, column: 72))
  }

  @Test func `a thousand services have room in it`() {
    let lines = (1...1000).map { "  - { id: svc\($0), name: Service \($0), tier: 2, owner: team-\($0) }\n" }
    let (configuration, found) = read("services:\n" + lines.joined())
    #expect(found == [])
    #expect(configuration.services.count == 1000)
  }

  @Test func `a folder and a way to publish are read`() {
    let (configuration, found) = read("publish: { to: /srv/reports, mode: in-place }\n")
    #expect(found == [])
    #expect(configuration.publication?.folder == "/srv/reports")
    #expect(configuration.publication?.mode == .inPlace)
    #expect(configuration.publication?.place == FileLocation(path: "muster.yml", line: 1, column: 16))
    #expect(read("publish: { to: public }\n").0.publication?.mode == .exchange)
    #expect(read("").0.publication == nil)
  }

  @Test(arguments: [
    ("publish: { to: x, mode: relases }\n", "1:25: error: `relases` is no way to publish"),
    ("publish: { to: x, mod: releases }\n", "1:19: error: unknown key `publish.mod`"),
    ("publish: { mode: releases }\n", "1:10: error: `publish` names no folder"),
    ("publish: /srv/reports\n", "1:10: error: `publish` names no folder"),
    ("publish: { to: [ x ] }\n", "1:10: error: `publish` names no folder"),
  ])
  func `a slip in what is said of publishing has an id of its own`(text: String, expected: String) {
    let found = read(text).1
    #expect(found.contains { $0.hasPrefix("muster.yml:\(expected) [configuration.publish]") }, "\(found)")
    #expect(found.allSatisfy { $0.contains("[configuration.publish]") })
  }

  @Test(arguments: [
    (
      "services:\n  - { id: pay }\n  - { id: Pay, tier: 1 }\n",
      "3:11: error: the service `pay` is declared twice [configuration.invalid]"
    ),
    (
      "services:\n  - { id: pay, aliases: [ billing, till ] }\n  - { id: shop, aliases: [ Till Service ] }\n",
      "3:28: error: `Till Service` already means the service `pay` [configuration.invalid]"
    ),
    (
      "services:\n  - { id: pay, name: Payments }\n  - { id: shop, aliases: payments }\n",
      "3:26: error: `payments` already means the service `pay` [configuration.invalid]"
    ),
    (
      "services:\n  - { id: pay, aliases: [ shop ] }\n  - { id: shop }\n",
      "3:11: error: `shop` already means the service `pay` [configuration.invalid]"
    ),
    (
      "site:\n  title: a\npublish: { to: x }\nsite:\n  title: b\n",
      "4:1: error: not valid YAML: the key `site` twice [configuration.not-yaml]"
    ),
    (
      "site:\n  title: a\n  title: b\n",
      "3:3: error: not valid YAML: the key `title` twice [configuration.not-yaml]"
    ),
    ("site: { title: [ a, b ] }\n", "1:16: error: `title` takes one text, and this is a list [configuration.invalid]"),
    (
      "services: [ { id: pay, owner: { team: a } } ]\n",
      "1:31: error: `owner` takes one text, and this is a mapping [configuration.invalid]"
    ),
    (
      "exclude: [ a, [ b ] ]\n",
      "1:15: error: each item of `exclude` takes one text, and this is a list [configuration.invalid]"
    ),
    ("rubric: [ ours.yml ]\n", "1:9: error: `rubric` takes one text, and this is a list [configuration.invalid]"),
    (
      "services: [ { id: pay, aliases: { till: a } } ]\n", "1:33: error: `aliases` is no list [configuration.invalid]"
    ),
  ])
  func `what would be left out or mixed up in silence is an error`(text: String, expected: String) {
    let found = read(text).1
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("muster.yml:\(expected)") == true, "\(found)")
  }

  @Test func `a service may say its name again among its aliases`() {
    #expect(read("services: [ { id: pay, name: Pay Service, aliases: [ pay, Pay ] }, { id: shop } ]\n").1 == [])
  }

  @Test(arguments: [("1d", 1), ("7 days", 7), ("2w", 14), ("1", 1)])
  func `how often a site is rebuilt is a number of days`(text: String, days: Int) {
    let (configuration, found) = read("site: { rebuilt_every: \(text) }\n")
    #expect(found == [])
    #expect(configuration.rebuiltEvery == days)
  }

  @Test(arguments: ["0d", "nightly", "-1d", "[ 1d ]"])
  func `what is no number of days is an error at its place`(text: String) {
    let (configuration, found) = read("site:\n  rebuilt_every: \(text)\n")
    #expect(configuration.rebuiltEvery == nil)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("muster.yml:2:18: error: ") == true)
  }

  @Test(arguments: [
    "https://reports.example", "https://reports.example/", "http://localhost:8080/a/b//", "https://a.b/x%20y/",
  ])
  func `an address ends in one slash`(text: String) {
    let (configuration, found) = read("site: { base_url: \"\(text)\" }\n")
    #expect(found == [])
    #expect(configuration.baseURL?.hasSuffix("//") == false)
    #expect(configuration.baseURL?.hasSuffix("/") == true)
  }

  @Test(arguments: [
    "reports.example", "ftp://reports.example/", "javascript:alert(1)", "https://", "https:///x", "https://u:p@host/",
    "https://host/?q", "https://host/#a", "https://host/a b", "https://host/../x", "https://host/\\\"x",
    "https://host:/",
    "https://host:99x/",
  ])
  func `what is no address of a site is an error at its place`(text: String) {
    let (configuration, found) = read("site:\n  base_url: \"\(text)\"\n")
    #expect(configuration.baseURL == nil)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("muster.yml:2:13: error: ") == true)
    #expect(found.first?.hasSuffix("Write where it will be served: `https://reports.example/payments/`.") == true)
  }

  @Test func `a forge is an address whose host tells its kind, or both`() {
    let (configuration, found) = read(
      """
      sources:
        - { path: ., forge: "https://gitlab.example.org/team/payments" }
        - path: ../ledger
          forge: { url: "https://git.example/team/ledger/", style: gitea }
      """)
    #expect(found == [])
    #expect(
      configuration.sources.map(\.forge) == [
        .init(url: "https://gitlab.example.org/team/payments", style: .gitlab),
        .init(url: "https://git.example/team/ledger", style: .gitea),
      ])
  }

  @Test(arguments: [
    (
      "sources: [ { path: ., forg: x } ]\n",
      "muster.yml:1:23: error: unknown key `sources.forg` [configuration.invalid]\n  help: Did you mean `forge`?"
    ),
    (
      "sources: [ { path: ., forge: { url: \"https://git.example/a\", style: gitlb } } ]\n",
      "muster.yml:1:69: error: `gitlb` is no kind of forge [configuration.invalid]\n  help: Did you mean `gitlab`?"
    ),
    (
      "site: { titel: x }\n",
      "muster.yml:1:9: error: unknown key `site.titel` [configuration.invalid]\n  help: Did you mean `title`?"
    ),
    (
      "site: { logo: [ a ] }\n",
      "muster.yml:1:15: error: `logo` is no path [configuration.invalid]\n  help: Write `logo: docs/logo.png`."
    ),
  ])
  func `a slip is an error at its place, with a suggestion`(text: String, expected: String) {
    #expect(read(text).1.contains(expected))
  }

  @Test func `a forge of an unknown kind asks for it`() {
    let (configuration, found) = read("sources: [ { path: ., forge: \"https://git.example/a/b\" } ]\n")
    #expect(configuration.sources[0].forge == nil)
    #expect(
      found == [
        "muster.yml:1:30: error: nobody can tell from `git.example` which kind of forge it is [configuration.invalid]\n"
          + "  help: Write `forge: { url: https://git.example/a/b, style: gitlab }`; known are github, gitlab, bitbucket, "
          + "gitea."
      ])
  }
}
