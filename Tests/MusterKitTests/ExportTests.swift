import Diagnostics
import Digest
import Foundation
import MusterKit
import ReportModel
import TestSupport
import Testing

@Suite struct BriefBuildTests {
  @Test func `a site has a brief with the digest of all its other files`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      _ = try makePayments(in: folder)
      try await place.build("payments", to: "site")
      let site = try place.site("site")
      let written = Data(try site.text("manifest.json").utf8)
      let manifest = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
      let outputs = try #require(manifest["outputs"] as? [[String: Any]])
      let lines = outputs.compactMap { output -> String? in
        guard let path = output["path"] as? String, let sum = output["sha256"] as? String else { return nil }
        return path == "brief.html" ? nil : "\(sum)  \(path)\n"
      }
      #expect(lines.count == outputs.count - 1)
      let digest = ContentDigest(of: lines.joined().utf8).description
      #expect(try site.text("brief.html").contains("<code>\(digest)</code>"))
      var log = DiagnosticLog()
      let exported = try await export(.brief, place.request(["payments"]), into: &log)
      #expect(String(decoding: exported, as: UTF8.self).contains("<code>\(digest)</code>"))
    }
  }

  @Test func `a brief says what changed since an earlier build`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try await place.build("payments", to: "old")
      #expect(try place.site("old").text("brief.html").contains("There is no earlier build to compare with."))
      let review = try folder.read("payments/reviews/sre.md").replacing("verdict: conditional", with: "verdict: fail")
      try repository.write(review, to: "reviews/sre.md")
      var request = place.request(["payments"])
      request.baseline = "old"
      var log = DiagnosticLog()
      let page = String(decoding: try await export(.brief, request, into: &log), as: UTF8.self)
      #expect(
        page.contains(
          "Since an earlier build of the same day, 1 decision changed for the worse; no finding came or went."))
      #expect(page.contains("was NOT ASSESSED"))
    }
  }
}

@Suite struct ServiceExportTests {
  @Test func `a service's page is a file that needs no other`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try repository.write("---\nkind: service\nid: payments\n---\n# Payments\n\n![Harbour](a.png)\n", to: "service.md")
      let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 9, 0, 0, 0, 9]
      try folder.write(bytes: png, to: "payments/a.png")
      var log = DiagnosticLog()
      let bytes = try await export(.service("payments"), place.request(["payments"]), into: &log)
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(page.contains("<p class=\"decision\">"))
      #expect(page.contains("src=\"data:image/png;base64,\(Data(png).base64EncodedString())\" alt=\"Harbour\""))
      #expect(page.contains("default-src 'none'; style-src 'sha256-"))
      let links = page.components(separatedBy: " href=\"").dropFirst()
      #expect(links.allSatisfy { $0.hasPrefix("#") })
      #expect(!page.contains("<link") && !page.contains("<script"))
    }
  }

  @Test func `a service that is not there is named, with the nearest that is`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      var log = DiagnosticLog()
      let error = await #expect(throws: RequestError.self) {
        try await export(.service("paymens"), place.request(["payments"]), into: &log)
      }
      #expect(error.map { "\($0)" } == "there is no service 'paymens'\n  help: Did you mean 'payments'?")
      #expect(error?.exitCode == 65)
    }
  }

  @Test func `where there is no Chromium the remedy is said`() {
    let error = #expect(throws: RequestError.self) { try Chromium(in: "/nonexistent:relative") }
    #expect(error?.exitCode == 69)
    #expect(error.map { "\($0)" }?.contains("apt-get install chromium") == true)
  }

  @Test func `a browser that hangs is ended, and one that prints nothing is noticed`() async throws {
    try await withTemporaryFolder { folder in
      for (name, script) in [("hangs", "exec sleep 300"), ("silent", "exit 0"), ("fails", "exit 3")] {
        try folder.writeProgram("#!/bin/sh\n\(script)\n", to: "\(name)/chromium")
        let browser = try Chromium(in: folder[name])
        let error = #expect(throws: RequestError.self) { try browser.pdf(of: [], patience: 1) }
        let word = ["hangs": "after 1 seconds", "silent": "made no PDF", "fails": "status 3"][name]!
        let said = error.map { "\($0)" } ?? ""
        #expect(said.contains(word), "\(name): \(said)")
      }
    }
  }
}

@Suite struct OwnTemplateTests {
  @Test func `one file of one's own replaces one, and all others stay`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      try folder.write(
        "{{<layout}}\n{{$main}}\n<h1>Lost at sea</h1>\n{{/main}}\n{{/layout}}\n",
        to: "ours/site/pages/not-found.mustache")
      var request = place.request(["payments"], to: "site", templates: folder["ours"])
      request.builtInTemplates = "\(ownRepository)/templates"
      var log = DiagnosticLog()
      _ = try await build(request, into: &log)
      #expect(try place.site("site").text("404.html").contains("<h1>Lost at sea</h1>"))
      #expect(try place.site("site").main("index.html").contains("Payments readiness"))
    }
  }

  @Test func `a slip in it publishes nothing, and is shown where it is`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      try folder.write(
        "{{<layout}}\n{{$main}}<h1>{{hom}}</h1>{{/main}}\n{{/layout}}\n", to: "ours/site/pages/not-found.mustache")
      try folder.write("<p>Ours</p>\n", to: "ours/site/parts/headr.mustache")
      var request = place.request(["payments"], to: "site", templates: "ours")
      request.builtInTemplates = "\(ownRepository)/templates"
      var log = DiagnosticLog()
      let error = await #expect(throws: RequestError.self) { try await build(request, into: &log) }
      #expect(error?.exitCode == 65)
      let found = log.sorted.filter { $0.id.description.hasPrefix("template.") }.map {
        "\($0.location!.path):\($0.location!.line ?? 0):\($0.location!.column ?? 0) \($0.id)"
      }
      #expect(
        found == [
          "ours/site/pages/not-found.mustache:2:14 template.unknown-key",
          "ours/site/parts/headr.mustache:0:0 template.unused",
        ])
      #expect(!FileManager.default.fileExists(atPath: folder["site"]))
    }
  }

  @Test func `a file that is no text is refused by name`() async throws {
    try await withTemporaryFolder { folder in
      let place = Workplace(folder)
      _ = try makePayments(in: folder)
      try folder.write(bytes: [0x89, 0xFF], to: "ours/site/static/logo.png")
      var request = place.request(["payments"], to: "site", templates: "ours")
      request.builtInTemplates = "\(ownRepository)/templates"
      var log = DiagnosticLog()
      let error = await #expect(throws: RequestError.self) { try await build(request, into: &log) }
      #expect(error.map { "\($0)" }?.contains("ours/site/static/logo.png' is no text in UTF-8") == true)
    }
  }
}

@Suite struct SiteSettingsTests {
  @Test func `logo, address and forge of the configuration are on the pages`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 80, 0, 0, 0, 40]
      try folder.write(bytes: png, to: "payments/logo.png")
      try repository.write(
        """
        site: { title: Ours, base_url: "https://reports.example/ours", logo: logo.png }
        sources: [ { path: ., forge: { url: "https://git.example/team/payments", style: gitlab } } ]
        services: [ { id: payments, name: Payments, tier: 2 } ]

        """, to: "muster.yml")
      try repository.commit("Configure", on: "2026-10-03")
      try await place.build("payments", to: "site")
      #expect(place.diagnostics.filter { $0.contains("error") } == [])
      let site = try place.site("site")
      let logo = try #require(site.files.keys.first { $0.hasPrefix("assets/logo-") && $0.hasSuffix(".png") })
      #expect(try site.text("index.html").contains("<img src=\"\(logo)\" alt=\"\" width=\"56\" height=\"28\">"))
      #expect(try site.text("services/payments/index.html").contains("<img src=\"../../\(logo)\""))
      #expect(try site.text("404.html").contains("<img src=\"https://reports.example/ours/\(logo)\""))
      #expect(try site.text("brief.html").contains("<a href=\"https://reports.example/ours/\">"))
      #expect(try site.text("index.html").contains("https://git.example/team/payments/-/tree/"))
    }
  }

  @Test(arguments: [
    ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "it is SVG, which can hold script"),
    ("<html><script>", "it is HTML"), ("", "it is empty"),
  ])
  func `what is no image is no logo`(content: String, reason: String) async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try repository.write(content, to: "logo.png")
      try repository.write("site: { title: Ours,\n  logo: logo.png }\n", to: "muster.yml")
      try await place.build("payments", to: "site")
      #expect(
        place.diagnostics.contains(
          "muster.yml:2:9: error: 'logo.png' is not shown as the logo: \(reason) [configuration.logo]\n"
            + "  help: Name a PNG, JPEG, GIF, WebP or AVIF file of the first source, from its root."))
      #expect(try !place.site("site").text("index.html").contains("<img"))
    }
  }

  @Test func `a logo may not lie outside its source`() async throws {
    try await withTemporaryFolder { folder in
      var place = Workplace(folder)
      let repository = try makePayments(in: folder)
      try folder.write("secret", to: "secret.png")
      try repository.write("site: { logo: ../secret.png }\n", to: "muster.yml")
      try await place.build("payments", to: "site")
      #expect(place.diagnostics.contains { $0.contains("'../secret.png' is not shown as the logo") })
    }
  }
}
