import ReportModel

extension RecordKind {
  func intro(_ count: Int) -> String {
    guard count > 0 else { return "None was found. \(purpose)" }
    return purpose
  }

  private var purpose: String {
    switch self {
    case .service: "A service is what gets assessed."
    case .persona: "A persona is a reviewer's role: what it looks at, and what it is measured by."
    case .review: "A review is one persona's opinion of one service, with its findings and its verdict."
    case .decisionRecord: "A decision record says what was decided about the architecture, and why."
    case .debt: "Technical debt that somebody wrote down, with what it costs and when it is due."
    case .slo: "A service level objective says how good is good enough, and over which window."
    case .checklist: "A checklist answers the rubric's questions. A tick counts when its evidence can be followed."
    }
  }

  /// The shortest file that makes a record of this kind.
  var example: String {
    switch self {
    case .service: "---\nkind: service\nid: payments\ntier: 1\nowner: team-payments\n---\n# Payments\n"
    case .persona:
      """
      ---
      kind: persona
      name: security-engineer
      description: Looks for what an attacker would look for.
      ---
      # Security engineer

      | KPI | Target | Cadence |
      |---|---|---|
      | High findings older than 30 days | 0 | Weekly |

      """
    case .review:
      """
      ---
      kind: review
      service: payments
      persona: security-engineer
      date: 2026-11-02
      verdict: conditional
      ---
      # Security review of Payments

      ### 1. Card numbers appear in debug logs (HIGH)

      - Recommendation: mask them before they are logged
      - Owner: team-payments
      - Due: 2026-12-01

      """
    case .decisionRecord:
      "---\nkind: decision-record\nstatus: accepted\ndate: 2026-11-02\n---\n# 7. Keep the ledger in one database\n"
    case .debt:
      """
      ---
      kind: debt
      service: payments
      severity: high
      status: open
      opened: 2026-09-14
      due: 2026-12-01
      effort: 3 days
      ---
      # Refunds are retried without a limit

      """
    case .slo:
      """
      apiVersion: openslo/v1
      kind: SLO
      metadata:
        name: payments-availability
      spec:
        service: payments
        timeWindow:
          - duration: 28d
            isRolling: true
        objectives:
          - target: 0.9995

      """
    case .checklist:
      """
      ---
      kind: checklist
      service: payments
      date: 2026-11-02
      ---
      # Before we go live

      - [x] Rollback was tried: `docs/rollback.md:12`
      - [ ] Alerts reach somebody at night

      """
    }
  }
}
