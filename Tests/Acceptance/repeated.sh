#!/usr/bin/env bash
# A document that says the same over and over takes time in proportion to its length: four times as long a one may take at
# most eight times as long. What is quick anyway is not compared, for the start of the program would be all that is seen.
source "$(dirname "$0")/prelude"
cd "$folder"

TIMEFORMAT='%U'
# seconds KILOBYTES: how long checking takes the processor, of a document with that much of "$head" and then "$snippet".
seconds() {
  rm -rf source && mkdir -p "source/$(dirname "$path")"
  awk -v head="$head" -v snippet="$snippet" -v size="$1" 'BEGIN {
    print head
    for (written = 0; written < size * 1000; written += length(snippet) + 1) { number++; text = snippet; gsub(/NUMBER/, number, text); print text }
  }' >"source/$path"
  { time timeout 120 "$muster" check source --no-cache --tasks 1 --as-of 2026-11-20 >/dev/null 2>&1 </dev/null || true; } 2>time
  cat time
}

# grows NAME PATH HEAD SNIPPET: `\n` is the end of a line, NUMBER counts.
grows() {
  local name=$1
  path=$2 head=$3 snippet=$4
  local long short
  long=$(seconds 160)
  if awk -v long="$long" 'BEGIN { exit !(long < 0.6) }'; then
    ok "$name: $long s"
    return
  fi
  short=$(seconds 40)
  if awk -v long="$long" -v short="$short" 'BEGIN { exit !(long <= 8 * short) }'; then ok "$name: $short s, then $long s"; else
    not_ok "$name" "a document four times as long takes $long s instead of $short s"
  fi
}

review='---\nkind: review\nservice: payments\npersona: sre\ndate: 2026-11-01\nverdict: fail\n---\n# Review\n'
certificate='---\nkind: certificate\ncomponent: payments\nagent: sre\ndate: 2026-11-01\n---\n# REVIEW CERTIFICATE\n\n## DECISION/OUTCOME\n\n**Status**: CONDITIONALLY_APPROVED\n'
checklist='---\nkind: checklist\nservice: payments\ndate: 2026-11-01\n---\n# Readiness\n'

grows "findings" review.md "$review" '### NUMBER. [HIGH] Slow\n\n- Owner: team\n- Status: open\n- Location: src/a.swift:NUMBER\n'
grows "findings in a table" review.md "$review\n## Findings\n\n| ID | Severity | Finding | Status |\n|---|---|---|---|" '| F-NUMBER | High | Slow | Open |'
grows "findings in a list" review.md "$review\n## Findings" '- **HIGH**: number NUMBER is slow'
grows "refusing headings" review.md "$review" '### NO-GO\n\n- one\n'
grows "sentences with numbers" review.md "$review" 'There are 3 high findings, 25 of 30 checks (12 %) passed, and 5 days are left. '
grows "citations" review.md "$review" '- `src/a.swift:NUMBER-20`'
grows "conditions" certificate.md "$certificate\n**Conditions**:\n" '- [ ] Rotate the keys by 2026-12-01 (owner: team)'
grows "one condition" certificate.md "$certificate\n**Conditions**:\n\n- [ ] Rotate \\" 'by x \'
grows "evidence" certificate.md "$certificate\n## EVIDENCE\n" '- src/a.swift:NUMBER-20: looked at'
grows "items" checklist.md "$checklist" '- [x] Rollback tested number NUMBER (src/a.swift:10)'
grows "a promise in an item" checklist.md "$checklist\n- [x] Rollback \\" 'will be before each \'
grows "items in a table" checklist.md "$checklist\n| Check | Status | Notes |\n|---|---|---|" '| Rollback tested NUMBER | ✅ | done 2026-11-01 |'
grows "a register of debts" TECH_DEBT.md '# Technical debt\n\n| ID | Severity | Title | Status |\n|---|---|---|---|' '| TD-NUMBER | High | Retries are not bounded | Open |'
grows "debts under headings" TECH_DEBT.md '# Technical debt' '## TD-NUMBER — Retries\n\n**Severity:** High\n**Status:** Open since 2026-01-01, 3 of 5 done (60 %).\n'
grows "objectives" SLO.md '# SLOs\n\n| SLO | Target | Window |\n|---|---|---|' '| Charges NUMBER | 99.9 % | 30 days |'
grows "objectives under headings" SLO.md '# SLOs' '### SLO-NUMBER: Charges\n\n- **Target**: 99.9 % over 30 days, 43.2 minutes\n'
grows "decisions" DECISIONS.md '# Decisions' '## D-NUMBER: Queue\n\n**Status:** Accepted\n**Date:** 2026-01-01\n\nSupersedes D-1.\n'
grows "an incident's timeline" postmortems/2026-01-01-down.md '# Outage\n\n**Severity:** SEV1\n**Started:** 2026-01-01 10:00 UTC\n\n## Timeline' '- 10:15 UTC somebody looked at number NUMBER'
grows "an incident's actions" postmortems/2026-01-01-down.md '# Outage\n\n**Severity:** SEV1\n\n## Action items' '- [ ] Do NUMBER (owner: team, due 2026-02-01)'
grows "incidents" INCIDENTS.md '# Incidents\n\n| ID | Date | Severity | Summary |\n|---|---|---|---|' '| INC-NUMBER | 2026-01-01 | SEV2 | It was down for 30 minutes |'
grows "sections of a runbook" runbooks/restart.md '# Restart' '## Symptoms\n\nIt is down, 5 of 7 times.\n'
grows "personas" personas.md '# Personas' '## Persona NUMBER\n\n### KPIs\n\n| Metric | Target |\n|---|---|\n| Uptime | >= 99.9 % |\n'
grows "phases" plan.md '---\nkind: plan\nservice: payments\n---\n# Plan\n\n| Phase | Goal | Estimate | Status |\n|---|---|---|---|' '| NUMBER | Build | 5 days | done |'
grows "indicators" kpis.md '---\nkind: kpi\nservice: payments\n---\n# KPIs\n\n| Metric | Target | Actual |\n|---|---|---|' '| Uptime NUMBER | >= 99.9 % | 99.5 % |'
grows "waivers" exceptions.md '# Exceptions' '## Waiver NUMBER\n\n- Check: deployment.rollback\n- Approver: lead\n- Expires: 2026-12-01\n'
grows "measurements" measurements.csv 'service,slo,start,end,good,valid' 'payments,Charges NUMBER,2026-11-01,2026-11-02,999,1000'
grows "a load test" load-test.md '---\nkind: load-test\nservice: payments\ndate: 2026-11-01\n---\n# Load test\n\n| Metric | Target | Measured |\n|---|---|---|' '| p95 | < 500 ms | 300 ms |'
