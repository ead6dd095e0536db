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
}
