import Diagnostics
import ReportModel
import Testing

@testable import Collecting

/// Alerts in OpenSLO's files, inline and by reference, within a file and across files.
@Suite struct WrittenAlertTests {
  private struct Files {
    var alerts: [WrittenAlert] = []
    var diagnostics: [String] = []

    init(_ texts: String...) {
      var (log, definitions, records) = (DiagnosticLog(), AlertDefinitions(), [Record]())
      for (index, text) in texts.enumerated() {
        let id = DocumentID(source: "s", path: SourcePath("\(index + 1).yml"))
        let document = Document(id, reading: Array(text.utf8), into: &log)
        definitions.read(document, into: &log)
        records += readRecords(in: document, into: &log)
      }
      joinAlerts(definitions, to: &records, into: &log)
      alerts = records.flatMap { if case .slo(let slo) = $0.details { slo.alerts } else { [WrittenAlert]() } }
      diagnostics = log.sorted.filter { $0.id.description.hasPrefix("slo.alert") }.map { diagnostic in
        let place = diagnostic.location
        return "\(place?.path ?? ""):\(place?.line ?? 0):\(place?.column ?? 0) \(diagnostic.id)"
      }
    }
  }

  private func slo(_ policies: String) -> String {
    """
    apiVersion: openslo/v1
    kind: SLO
    metadata: {name: a}
    spec:
      service: login
      timeWindow: [{duration: 28d}]
      objectives: [{target: 0.999}]
      alertPolicies:
    \(policies)
    """
  }

  private let condition = """
    apiVersion: openslo/v1
    kind: AlertCondition
    metadata: {name: fast, displayName: Burns fast}
    spec:
      severity: page
      condition:
        kind: burnrate
        op: gte
        threshold: 14.4
        lookbackWindow: 1h
        alertAfter: 5m
    """
  private let policy = """
    apiVersion: openslo/v1
    kind: AlertPolicy
    metadata: {name: call}
    spec:
      alertWhenBreaching: true
      conditions:
        - conditionRef: fast
      notificationTargets:
        - targetRef: rota
    """
  private let target = """
    apiVersion: openslo/v1
    kind: AlertNotificationTarget
    metadata: {name: rota}
    spec: {target: pager}
    """

  @Test func `references lead through any file of the source`() throws {
    let read = Files(target, slo("    - alertPolicyRef: call"), policy + "\n---\n" + condition)
    #expect(
      read.alerts == [
        WrittenAlert(
          name: "Burns fast", severity: "page", comparator: .atLeast, rate: ExactDecimal("14.4")!, window: 3600,
          delay: 300, targets: ["pager"],
          origin: Origin(DocumentID(source: "s", path: "3.yml"), line: 17))
      ])
    #expect(read.diagnostics == [])
  }

  @Test func `what stands in the objective itself needs no other file`() {
    let read = Files(
      slo(
        """
            - kind: AlertPolicy
              metadata: {name: p}
              spec:
                conditions:
                  - kind: AlertCondition
                    metadata: {name: slow}
                    spec:
                      severity: ticket
                      condition: {kind: burn-rate, op: gt, threshold: 2, lookbackWindow: 1d}
                notificationTargets:
                  - target: chat
                  - kind: AlertNotificationTarget
                    metadata: {name: m}
                    spec: {target: mail}
        """))
    #expect(read.alerts.map(\.name) == ["slow"])
    #expect(read.alerts.map(\.comparator) == [.above])
    #expect(read.alerts.map(\.window) == [86_400])
    #expect(read.alerts.map(\.delay) == [0])
    #expect(read.alerts.map(\.targets) == [["chat", "mail"]])
    #expect(read.diagnostics == [])
  }

  @Test func `v1alpha looks back by a negative time, has a type for a kind and no operator`() {
    let read = Files(
      """
      apiVersion: openslo/v1alpha
      kind: SLO
      metadata: {name: a}
      spec:
        service: s
        objectives: [{target: 0.99}]
        alertPolicies:
          - call
          - kind: AlertPolicy
            metadata: {name: call}
      """,
      """
      apiVersion: openslo/v1alpha
      kind: AlertPolicy
      metadata: {name: call}
      spec:
        conditions:
          - kind: AlertCondition
            metadata: {name: c}
            spec:
              severity: warning
              condition: {type: burnrate, threshold: 2, lookbackWindow: -1h, alertAfter: 5m}
        notificationTargets: [{target: slack}]
      """)
    #expect(read.alerts.map(\.window) == [3600, 3600])
    #expect(read.alerts.map(\.comparator) == [.above, .above])
    #expect(read.diagnostics == [])
  }

  @Test func `an empty list of policies is none`() {
    let read = Files(slo("    # to come"))
    #expect(read.alerts == [])
    #expect(read.diagnostics == [])
  }

  @Test func `a name that nothing defines is said at its place, and the rest is read`() {
    let read = Files(slo("    - alertPolicyRef: cal\n    - alertPolicyRef: call"), policy + "\n---\n" + condition)
    #expect(read.alerts.map(\.name) == ["Burns fast"])
    #expect(read.alerts.map(\.targets) == [[]])
    #expect(read.diagnostics == ["1.yml:9:23 slo.alert-missing", "2.yml:9:18 slo.alert-missing"])
  }

  @Test(arguments: [
    ("kind: anomaly, threshold: 2, lookbackWindow: 1h", "of another kind"),
    ("kind: burnrate, op: over, threshold: 2, lookbackWindow: 1h", "with an operator of its own"),
    ("kind: burnrate, op: gt, lookbackWindow: 1h", "without a threshold"),
    ("kind: burnrate, op: gt, threshold: 0, lookbackWindow: 1h", "at a rate of nothing"),
    ("kind: burnrate, op: gt, threshold: 2", "without a window"),
    ("kind: burnrate, op: gt, threshold: 2, lookbackWindow: soon", "over no time"),
  ])
  func `a condition that cannot be judged is reported`(_ fields: String, _ description: String) {
    let read = Files(
      """
      apiVersion: openslo/v1
      kind: AlertCondition
      metadata: {name: c}
      spec: {severity: page, condition: {\(fields)}}
      """)
    #expect(read.diagnostics.count == 1, "\(description)")
    #expect(read.diagnostics.allSatisfy { $0.hasPrefix("1.yml:4:") && $0.hasSuffix(" slo.alert-unreadable") })
  }

  @Test func `a policy that tells nobody is reported`() {
    let read = Files(
      "apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: {name: p}\nspec: {conditions: [{conditionRef: x}]}\n")
    #expect(read.diagnostics == ["1.yml:1:1 slo.alert-tells-nobody"])
  }
}
