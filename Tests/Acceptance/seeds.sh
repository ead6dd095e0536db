#!/usr/bin/env bash
# What must come out of the five documents from which Muster was conceived, and what must not.
source "$(dirname "$0")/prelude"

if [ ! -d "$shared/seeds" ]; then
  skip "the seeds" "there is no ../shared/seeds"
  exit 0
fi
expect_exit "the seeds are built" 0 "$muster" build "$shared/seeds" -o "$folder/site" --as-of 2026-11-20 --quiet
stop_if_failed
records=$folder/site/data/v1/records.json
count() { jq "[.[] | select($1)] | length" "$records"; }

expect "personas" 13 "$(count '.kind == "persona"')"
expect "personas by document" "1 1 1 1 9" "$(for seed in 000 001 002 003 004; do
  count '.kind == "persona" and (.path | contains("'$seed'-"))'
done | paste -sd ' ')"
expect "key figures on the persona of 000" 8 \
  "$(jq '[.[] | select(.kind == "persona" and (.path | contains("000-"))) | .kpis[]] | length' "$records")"
expect "an objective of 99.95 % in 003" yes "$(jq -r 'if any(.[]; .kind == "slo" and (.path | contains("003-")) and
  .objective == "0.9995") then "yes" else "no" end' "$records")"
expect "p95 below 8 s, with a warning at 6 s, in 003" yes "$(jq -r 'if any(.[]; .kind == "slo" and (.path | contains("003-")) and
  .latency != null and (.latency.percentile | tostring) == "95" and (.latency.target | tostring | startswith("8")) and
  (.latency.warning | tostring | startswith("6"))) then "yes" else "no" end' "$records")"
expect "checklists by document" "0 0 2 1 0" "$(for seed in 000 001 002 003 004; do
  count '.kind == "checklist" and (.path | contains("'$seed'-"))'
done | paste -sd ' ')"
expect "no checklist was started" 0 \
  "$(jq '[.[] | select(.kind == "checklist") | .items[] | select(.state != "unknown")] | length' "$records")"
expect "no review out of a fence" 0 "$(count '.kind == "review"')"
expect "no certificate out of a fence" 0 "$(count '.kind == "certificate"')"
expect "no decision record out of a fence" 0 "$(count '.kind == "decision-record"')"
expect "every record has its place" 0 "$(count '(.path | length) == 0 or (.line | type) != "number"')"
expect "a warning about the front matter of 003" yes "$(jq -r 'if any(.[]; .severity == "warning" and
  ((.path // "") | contains("003-"))) then "yes" else "no" end' "$folder/site/data/v1/diagnostics.json")"
