#!/usr/bin/env bash
# What the program that is shipped derives: its optimizer has lost sums that the same code keeps in the tests.
source "$(dirname "$0")/prelude"

mkdir "$folder/source"
cat >"$folder/source/review.md" <<'END'
---
kind: review
service: tide
persona: sre
date: 2026-11-02
verdict: fail
---
# Readiness of Tide

### Recommendations

**Phase 1: Blockers**
1. A way back (3-4 days)
2. Alerts (1-2 days)
3. Traces (2-3 days)

**Estimated Timeline**: 8-12 days

**Phase 2: The rest**
4. Logs (4 hours)
5. Runbooks (2 hours)

**Estimated Timeline**: 6 hours
END
expect_exit "a plan is built" 0 "$muster" build "$folder/source" -o "$folder/site" --as-of 2026-11-20 --quiet
stop_if_failed
expect "sums of efforts" "3-4 days + 1-2 days + 2-3 days = 6-9 days, 4 hours + 2 hours = 6 h" \
  "$(jq -r '[.[] | select(.kind == "sum" and (.text | startswith("Phase"))) | .derivation] | join(", ")' \
    "$folder/site/data/v1/claims.json")"
