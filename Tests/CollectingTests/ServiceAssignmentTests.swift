import Diagnostics
import ReportModel
import Testing

@testable import Collecting

@Suite struct ServiceAssignmentTests {
  private func configuration(_ services: [(id: String, name: String)]) -> Configuration {
    var configuration = Configuration()
    configuration.services = services.map { service in
      Configuration.ConfiguredService(
        entry: ServiceEntry(id: service.id), name: service.name, owner: nil, line: 1)
    }
    return configuration
  }

  private func assigned(
    _ title: String, stated: String?, to services: [(id: String, name: String)]
  ) -> (id: String?, diagnostics: [String]) {
    var log = DiagnosticLog()
    var record = Record(
      origin: Origin(DocumentID(source: "s", path: SourcePath("docs/reviews/a.md")), line: 1), lines: 1...9,
      title: title,
      details: .review(Review()))
    record.statedService = stated
    var assignment = ServiceAssignment([record], configuration(services), sources: [Source(name: "s")], into: &log)
    let id = assignment.assign(record, into: &log)
    return (id, log.sorted.map(\.id.description))
  }

  @Test(arguments: [
    ("apps/web/load-test.md", "web"), ("packages/api/load-test.md", "api"), ("api/load-test.md", "api"),
    ("docs/api/deep/load-test.md", "api"), ("web/api/load-test.md", "api"), ("docs/load-test.md", nil),
    ("apps/website/load-test.md", nil), ("content/reviews/load-test.md", nil),
  ])
  func `of several services that one is meant whose id a folder has`(_ path: String, _ id: String?) {
    var log = DiagnosticLog()
    let record = Record(
      origin: Origin(DocumentID(source: "s", path: SourcePath(path)), line: 1), lines: 1...9, title: "Load test",
      details: .loadTest(LoadTest()))
    let services = [("web", "Web"), ("api", "API"), ("reviews", "Reviews")].map { (id: $0.0, name: $0.1) }
    var assignment = ServiceAssignment([record], configuration(services), sources: [Source(name: "s")], into: &log)
    #expect(assignment.assign(record, into: &log) == id)
  }

  @Test(arguments: [
    ("Shop", "shop"), ("Shop v2", "shop"), ("Shop (Production)", "shop"), ("Launch of the Shop", "shop"),
    ("Payments (pay)", "pay"), ("Paying of everything (pay)", "pay"), ("pay", "pay"), ("Cart and Payments", "cart"),
    ("Cart Service", "cart"),
  ])
  func `a declared name is heard with what stands around it`(subject: String, id: String) {
    let services = [("shop", "Shop"), ("pay", "Payments"), ("cart", "Cart")].map { (id: $0.0, name: $0.1) }
    let found = assigned("Review: \(subject)", stated: subject, to: services)
    #expect(found.id == id)
    #expect(found.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ([("pay", []), ("shop", ["pay"])], "pay", "pay"), ([("shop", ["pay"]), ("pay", [])], "pay", "pay"),
      ([("a", ["till"]), ("b", ["till"])], "till", "a"), ([("a", []), ("b", ["till"])], "till", "b"),
      ([("pay-service", []), ("pay", [])], "pay", "pay-service"), ([("pay", []), ("shop", ["pay"])], "shop", "shop"),
    ] as [([(String, [String])], String, String)])
  func `the first keeps a name, and an id goes before an alias`(
    _ services: [(String, [String])], _ stated: String, _ id: String
  ) {
    var configuration = Configuration()
    configuration.services = services.map { service in
      Configuration.ConfiguredService(
        entry: ServiceEntry(id: service.0, aliases: service.1), name: nil, owner: nil, line: 1)
    }
    var log = DiagnosticLog()
    var record = Record(
      origin: Origin(DocumentID(source: "s", path: SourcePath("docs/reviews/a.md")), line: 1), lines: 1...9,
      title: "Review", details: .review(Review()))
    record.statedService = stated
    var assignment = ServiceAssignment([record], configuration, sources: [Source(name: "s")], into: &log)
    #expect(assignment.assign(record, into: &log) == id)
  }

  private func services(of titles: [String], in services: [(id: String, name: String)] = []) -> [String?] {
    var log = DiagnosticLog()
    let records = titles.map { title in
      var record = Record(
        origin: Origin(DocumentID(source: "mono", path: SourcePath("docs/reviews/a.md")), line: 1), lines: 1...9,
        title: title, details: .review(Review()))
      record.statedService = title.split(separator: ": ").last.map { String($0) }
      record.isServiceSubject = true
      return record
    }
    var assignment = ServiceAssignment(records, configuration(services), sources: [Source(name: "mono")], into: &log)
    return records.map { assignment.assign($0, into: &log) }
  }

  @Test func `a change to the code is no service, unless something else is about one that is called so`() {
    #expect(services(of: ["Code Review: Thread-Safety Fixes", "Security review: payments"]) == ["mono", "payments"])
    #expect(services(of: ["Code Review: Payments", "Security review: payments"]) == ["payments", "payments"])
    #expect(services(of: ["Code Review: Shop"], in: [("shop", "Shop"), ("web", "Web")]) == ["shop"])
    #expect(services(of: ["Code Review: Fixes"], in: [("shop", "Shop")]) == ["shop"])
    #expect(services(of: ["Architecture Review: Mill"]) == ["mill"])
  }

  @Test func `another name is another service, and whoever declares services is told`() {
    let found = assigned("Review: Shop API", stated: "Shop API", to: [("shop", "Shop")])
    #expect(found.id == "shop-api")
    #expect(found.diagnostics == ["service.inferred"])
  }

  @Test func `where nobody declares a service, a name is no surprise`() {
    let found = assigned("Review: Shop API", stated: "Shop API", to: [])
    #expect(found.id == "shop-api")
    #expect(found.diagnostics.isEmpty)
  }

  @Test func `a title that names a declared service is about it, and one that names none about nobody`() {
    let services = [(id: "shop", name: "Shop"), (id: "cart", name: "Cart")]
    #expect(assigned("Cart Service Security Review", stated: nil, to: services).id == "cart")
    #expect(assigned("Security Review", stated: nil, to: services).id == nil)
  }

  /// The service of a record whose title or component names `subject`, in `services/shop/a.md` or another place.
  private func place(
    _ subject: String, _ verdict: Review.Verdict, at path: String = "docs/a.md", paths: [String] = [],
    others: [(String, Review.Verdict)] = [], services: [String] = ["shop"]
  ) -> String? {
    var configuration = Configuration()
    configuration.services = services.map { id in
      var entry = ServiceEntry(id: id)
      entry.paths = id == "shop" ? paths : []
      return Configuration.ConfiguredService(entry: entry, name: id, owner: nil, line: 1)
    }
    let records = ([(subject, verdict)] + others).map { subject, verdict in
      var record = Record(
        origin: Origin(DocumentID(source: "s", path: SourcePath(path)), line: 1), lines: 1...9, title: subject,
        details: .review(Review(verdict: verdict)), statedService: subject, persona: "sre")
      record.isServiceSubject = true
      return record
    }
    var log = DiagnosticLog()
    var assignment = ServiceAssignment(records, configuration, sources: [Source(name: "s")], into: &log)
    return assignment.assign(records[0], into: &log)
  }

  @Test func `what a title names and nobody declares yields to the paths of the configuration`() {
    let path = "services/shop/a.md"
    #expect(place("Login", .fail, at: path, paths: ["services/shop/**"]) == "shop")
    #expect(place("Login", .pass, at: path, paths: ["services/shop/**"]) == "shop")
    #expect(place("cart", .fail, at: path, paths: ["services/shop/**"], services: ["shop", "cart"]) == "cart")
    #expect(place("Login", .pass, at: path, paths: ["other/**"]) == "login")
    // Nor does an approval of a part replace the refusal of the whole.
    let refused = [("shop", Review.Verdict.fail)]
    #expect(place("Login", .pass, at: path, paths: ["services/shop/**"], others: refused) == "login")
    #expect(place("Login", .fail, at: path, paths: ["services/shop/**"], others: refused) == "shop")
  }

  @Test func `what a field names is a service of its own, and no part`() {
    var log = DiagnosticLog()
    let records = [true, false].map { isSubject in
      var record = Record(
        origin: Origin(DocumentID(source: "s", path: SourcePath("a.md")), line: 1), lines: 1...9, title: "Ledger",
        details: .review(Review(verdict: .fail)), statedService: "ledger", persona: "sre")
      record.isServiceSubject = isSubject
      return record
    }
    var assignment = ServiceAssignment(
      records, configuration([(id: "shop", name: "Shop")]), sources: [Source(name: "s")], into: &log)
    #expect(records.map { assignment.assign($0, into: &log) } == ["ledger", "ledger"])
  }

  @Test func `a refusal of a part is one of the service`() {
    let two = ["shop", "cart"]
    #expect(place("shop (admin API)", .fail, services: two) == "shop")
    #expect(place("shop_deployment", .fail, services: two) == "shop")
    #expect(place("Authentication Module", .fail) == "shop")
    #expect(place("Authentication Module", .fail, services: two) == "authentication-module")
    #expect(place("Authentication Module", .fail, at: "services/cart/a.md", services: two) == "cart")
    #expect(place("shop (admin API)", .pass, services: two) == "shop-admin-api")
    #expect(place("Login", .pass, others: [("Login", .fail)]) == "shop")
  }
}
