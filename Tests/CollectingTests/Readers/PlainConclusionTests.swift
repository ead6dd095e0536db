import ReportModel
import Testing

@testable import Collecting

/// Reviews that name nothing a verdict, that speak Spanish or Portuguese, and whose verdict has parts.
@Suite struct PlainConclusionTests {
  private func reviews(_ path: String, _ text: String) -> [Record] { ReadDocument(path, text).only(.review) }

  private func verdicts(_ path: String, _ text: String) -> [Review.Verdict?] {
    reviews(path, text).map { record in if case .review(let review) = record.details { review.verdict } else { nil } }
  }

  @Test(
    arguments: [
      ("a status", "**Status:** ✅ Production ready", .pass),
      ("a state of the whole", "**Overall Status:** READY FOR LAUNCH", .pass),
      ("below a conclusion", "## Conclusion\n\n✅ **PRODUCTION READY**", .pass),
      ("below a status at the end", "## Auth\n\nText.\n\n## Final Status\n\n✅ Production ready", .pass),
      ("alone, further below", "## Conclusion\n\nIt holds.\n\n**READY FOR PRODUCTION**", .pass),
      ("with conditions", "**Status:** Production ready with conditions", .conditional),
      ("with a warning sign", "**Status:** ⚠️ Production ready", .conditional),
      ("with a share", "**Status:** Production ready (92/100)", .unrecognised),
      ("with what is not known", "## Conclusion\n\nReady for production testing", .unrecognised),
      ("a heading below a verdict", "## Final Verdict\n\n### ✅ PRODUCTION READY\n\nIt holds.", .pass),
      ("a heading beside one", "## Final Verdict\n\nText.\n\n## PRODUCTION READY\n\nWhat that is.", nil),
      ("of the text", "**Status:** Accepted", nil), ("ready, nobody knows for what", "**Status:** Ready", nil),
      ("of a part", "## Auth\n\n**Status:** ✅ Production ready", nil),
      ("alone, of a part", "## Auth\n\n**PRODUCTION READY**", nil),
      ("a topic", "**Status:** Production readiness", nil),
      ("a sentence", "## Conclusion\n\nIt is production ready", nil),
      ("a quotation", "## Conclusion\n\nIt holds.\n\n> PRODUCTION READY", nil),
      ("a verdict against it", "**Status:** ✅ Production ready\n\n**Verdict:** NO-GO", .fail),
      ("a conclusion against it", "**Status:** ✅ Production ready\n\n## Conclusion\n\nNot ready for production", .fail),
      ("a recommendation against it", "**Status:** Production ready\n\n**Recommendation:** NO-GO", .fail),
      ("sections against it", "**Status:** Production ready\n\n### Auth: ❌ Bad\n\n### Data: ✅ Good", .fail),
    ] as [(String, String, Review.Verdict?)])
  func `a launch that is ready is heard where nothing is called a verdict`(
    _: String, text: String, verdict: Review.Verdict?
  ) {
    let text = "# Production Readiness Assessment\n\nDate: 2026-11-10\n\n\(text)\n"
    #expect(verdicts("docs/reviews/assessment.md", text) == [verdict])
  }

  @Test(
    arguments: [
      ("# Audit Report", "**Auditor:** Ann Lee\n**Verdict:** APPROVED", .pass),
      ("# Audit Report", "**Auditor:** Ann Lee\n\n## Verdict\n\nCONDITIONAL GO", .conditional),
      ("# Readiness Report", "**Reviewed by:** Ann Lee\n**Overall verdict:** GO", .pass),
    ] as [(String, String, Review.Verdict)])
  func `a report with a verdict and who gave it is a review wherever it lies`(
    title: String, text: String, verdict: Review.Verdict
  ) {
    #expect(verdicts("docs/report.md", "\(title)\n\nDate: 2026-11-10\n\(text)\n") == [verdict])
  }

  @Test func `a refusal further below is heard in a report about readiness, whoever wrote it`() {
    let text = "## Decision\n\n> **VERDICT**: NO-GO\n> **Reason**: The forms are open.\n"
    #expect(verdicts("docs/report.md", "# Final Production Readiness Report\n\n\(text)") == [.fail])
    #expect(verdicts("docs/report.md", "# Audit Report\n\n\(text)") == [.fail])
    #expect(verdicts("docs/report.md", "# Readiness Guide\n\n\(text)") == [])
    #expect(verdicts("docs/report.md", "# Readiness Report\n\n## Decision\n\n**Verdict:** GO / NO-GO\n") == [])
    #expect(verdicts("docs/report.md", "# Sprint Review\n\n\(text)") == [])
  }

  @Test(arguments: [
    "# Audit Report\n\n**Verdict:** APPROVED\n", "# Audit Report\n\n**Auditor:** TBD\n**Verdict:** APPROVED\n",
    "# Audit Report\n\n**Auditor:** Ann Lee\n**Status:** Approved\n",
    "# Audit Report Guide\n\n**Auditor:** Ann Lee\n**Verdict:** APPROVED\n",
    "# Sprint Review\n\n**Reviewer:** Ann Lee\n**Verdict:** GO\n",
    "# Readiness Framework\n\n**Reviewer:** Ann Lee\n**Verdict:** GO\n",
    "# Release notes\n\n**Reviewer:** Ann Lee\n**Verdict:** GO\n",
  ])
  func `without one of them, or of something else, it is none`(text: String) {
    #expect(reviews("docs/report.md", text) == [])
  }

  @Test func `what stands behind a sign is what was reviewed`() {
    let head = "Date: 2026-11-10\nReviewer: Ann Lee\n"
    #expect(reviews("docs/x.md", "# Security Assessment: API\n\n\(head)").count == 1)
    #expect(reviews("docs/x.md", "# Security Audit Log\n\n\(head)") == [])
  }

  @Test(
    arguments: [
      (
        "# Revisión de seguridad", "## Conclusión\n\nEl servicio NO es APTO para producción.", "security-engineer",
        .fail
      ),
      ("# Revisión de arquitectura: Caja", "## Veredicto\n\nNO APTO para producción", "software-architect", .fail),
      ("# Revisão de desempenho", "**Status:** Ainda não está pronto para produção", "performance-engineer", .fail),
      ("# Avaliação de qualidade", "**Veredito:** O serviço está pronto para produção.", "qa-engineer", .pass),
    ] as [(String, String, String, Review.Verdict)])
  func `in Spanish and Portuguese the topic stands behind what is reviewed`(
    title: String, text: String, persona: String, verdict: Review.Verdict
  ) {
    let path = "docs/reviews/r.md"
    #expect(verdicts(path, "\(title)\n\n\(text)\n") == [verdict])
    #expect(reviews(path, "\(title)\n\n\(text)\n").first?.persona == persona)
  }

  @Test(
    arguments: [
      ("NO APTO", .fail), ("No está listo para producción", .fail), ("NÃO PRONTO", .fail),
      ("não está pronta", .fail), ("Todavía no está lista", .fail), ("No apto: faltan copias", .fail),
      ("APTO para producción", .pass), ("El sistema está listo", .pass), ("PRONTO PARA PRODUÇÃO", .pass),
      ("Sin problemas críticos, apto para producción", .pass), ("Não há bloqueadores e está pronto", .pass),
      ("No hay bloqueos y el servicio está listo", .pass), ("Apto con observaciones", .conditional),
      ("Pronto com ressalvas", .conditional), ("Listo cuando se cierre S-1", .unrecognised),
      ("Pronto se corrigirem os erros", .unrecognised), ("No geral o sistema está pronto", .unrecognised),
    ] as [(String, Review.Verdict)])
  func `the words of these languages`(words: String, verdict: Review.Verdict) {
    #expect(VerdictText.verdict(in: words) == verdict)
  }

  @Test(
    arguments: [
      ("**Verdict:** Backend: GO / Frontend: NO-GO", .fail),
      ("**Verdict:** GO for staging, NO-GO for production", .fail),
      ("**Verdict:** PASS (API) / CONDITIONAL (UI)", .conditional), ("**Verdict:** GO or NO-GO: GO", .pass),
      ("**Verdict:** GO or NO-GO: NO-GO", .fail), ("## Verdict\n\n- Backend: GO\n- Frontend: NO-GO", .fail),
      ("## Verdict\n\n- Backend: GO\n- Frontend: GO WITH CONDITIONS", .conditional),
      ("## Verdict\n\n- Backend: NO-GO\n- Frontend: GO\n\nGO again next week", .fail),
      ("## Verdict\n\n| Part | Verdict |\n|---|---|\n| Backend | GO |\n| Frontend | NO-GO |", .fail),
      ("## Verdict\n\n| Module | Verdict |\n|---|---|\n| Backend | GO |\n| Frontend | GO |", .pass),
      ("## Verdict\n\n- Risk: accepted\n- Next: rejected patches are looked at again", nil),
      ("## Verdict\n\n- Backend: GO\n- Frontend: see below", nil),
      ("## Verdict\n\nGO\n\n- Frontend: the no-go list is empty", .pass),
    ] as [(String, Review.Verdict?)])
  func `of a verdict with parts the strictest counts`(text: String, verdict: Review.Verdict?) {
    let text = "# Launch Review\n\nReviewer: Ann Lee\n\n\(text)\n"
    #expect(verdicts("docs/reviews/launch.md", text) == [verdict])
  }
}
