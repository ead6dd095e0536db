#!/usr/bin/env bash
# What is decided from the certificates of the corpus, beside what its truth derives by hand; and the explanation of it.
source "$(dirname "$0")/prelude"

make_repository "$folder/app"
mkdir -p "$folder/app/agents/sre/certificates"
write "$folder/app/agents/sre/certificates/review_payments_20260220_101500.md" <<'END'
# Review certificate

**Component**: payments
**Agent**: sre
**Date**: 2026-02-20 10:15:00 UTC
**Certificate ID**: SRE-20260220-101500

## DECISION/OUTCOME
**Status**: EMERGENCY_STOP
**Rationale**: Charges are lost.
END
git -C "$folder/app" add -A
git -C "$folder/app" commit -q --no-gpg-sign -m "Stop"

explain() { "$muster" explain service:payments "$folder/app" --as-of 2026-03-01 >"$folder/explained" 2>/dev/null; }
explain
expect_text "a stop decides" "NO-GO, by rule 1" "$folder/explained"
expect_text "the stop is explained with its place" "agents/sre/certificates/review_payments_20260220_101500.md:9" "$folder/explained"
expect_text "the way to GO is told" "The shortest way to GO" "$folder/explained"
expect_text "and begins with the stop" "- have sre decide anew on payments (owner sre)" "$folder/explained"

sed -e 's/EMERGENCY_STOP/APPROVED/' -e 's/SRE-20260220-101500/CHIEF-20260225-090000/' -e 's/: sre/: chief-architect/' \
  -e 's/2026-02-20 10:15/2026-02-25 09:00/' -e 's/Charges are lost/SRE-20260220-101500 is lifted: nothing is lost/' \
  "$folder/app/agents/sre/certificates/review_payments_20260220_101500.md" |
  write "$folder/app/agents/chief-architect/certificates/review_payments_20260225_090000.md"
explain
expect_text "nobody lifts another's stop by himself" "NO-GO, by rule 1" "$folder/explained"
echo "personas: { may_lift: [chief-architect] }" >>"$folder/app/muster.yml"
explain
expect "a persona with the right lifts it by name" 0 "$(grep -c "by rule 1" "$folder/explained" || true)"

if [ ! -d "$shared/corpus/synthetic/certificates" ]; then
  skip "decisions of the corpus" "there is no ../shared/corpus"
  exit 0
fi
truth='.folders["synthetic/certificates"]'
"$muster" score "$shared/corpus/synthetic/certificates" --as-of "$(jq -r "$truth.as_of" "$shared/corpus/truth.json")" \
  --json --quiet >"$folder/services.json"
# The strictest of what the agents' newest certificates on a component say.
strictest='["EMERGENCY_STOP", "REJECTED", "NO_GO", "DO_NOT_RECOMMEND", "REQUIRES_REMEDIATION", "NEEDS_FURTHER_REVIEW",
  "CONDITIONALLY_APPROVED", "ADVISORY_ONLY", "RECOMMEND", "APPROVED", "GO"] as $order
  | [.[].stated_decisions[] | select(.component == $component) | .text | gsub("-"; "_")]
  | min_by(. as $word | $order | index($word) // 99)'
while read -r component status; do
  expect "$component stands at $status" "$status" \
    "$(jq -r --arg component "$component" "$strictest" "$folder/services.json")"
done < <(jq -r "$truth.derived | to_entries[] | \"\(.key) \(.value.status)\"" "$shared/corpus/truth.json")
expect "the service with the stop is NO-GO by rule 1, and the stop of the other component is lifted" 1 \
  "$(jq '[.[].rules_fired[] | select(.rule == 1) | .reasons[]] | length' "$folder/services.json")"
