#!/usr/bin/env bash
# The trend from git's commits, and what changed between them.
source "$(dirname "$0")/prelude"
cd "$folder"
"$root/Benchmarks/generate-history" ledger 200 60 60
day=(--as-of 2026-11-20)

expect_exit "a build shows its past from the first night on" 0 "$muster" build ledger -o site "${day[@]}" --history 60d
stop_if_failed
points() { jq -r ".points[] | select(.readable) | \"\(.day) \(.commits[0].commit)\"" site/data/v1/history.json; }
expect "every point can be read" "$(jq '.points | length' site/data/v1/history.json)" "$(points | wc -l)"
expect "a point for each of two weeks and each week before" yes \
  "$([ "$(points | wc -l)" -ge 18 ] && [ "$(points | wc -l)" -le 24 ] && echo yes || points)"

# The first, one in the middle and the last but one, each read alone; and what can be counted without Muster.
for place in 1 10 "$(($(points | wc -l) - 1))"; do
  read -r then commit < <(points | sed -n "${place}p")
  "$muster" score ledger --at "$commit" --as-of "$then" --json |
    jq -S '[.[] | {id, decision, level} + if .verified then {verified} else {} end]' >alone
  jq -S --arg day "$then" '[.points[] | select(.day == $day) | .services[] | {id, decision, level} + if .verified then {verified} else {} end]' \
    site/data/v1/history.json >point
  expect "the point of $then is what its commit gives alone" 0 "$(cmp alone point >&2; echo $?)"
  expect "with so many open debts as there are" "$(git -C ledger grep -l '^status: open' "$commit" -- debts | wc -l)" \
    "$(jq --arg day "$then" '.points[] | select(.day == $day) | .open_debts' site/data/v1/history.json)"
done
"$muster" build ledger -o again "${day[@]}" --history 60d --tasks 1
expect "twice the same bytes, with any number of tasks" "$(digests site)" "$(digests again)"
"$muster" build ledger -o none "${day[@]}" --history none
expect "without a past it says so" '{"read":false}' "$(cat none/data/v1/history.json)"
expect_exit "a span that is none" 64 "$muster" build ledger -o site --history soon

# The next day, with what the day before left: the same site as from nothing, and the past is not read again.
for then in 2026-11-20 2026-11-21; do
  "$muster" build ledger -o kept --as-of "$then" --history 60d --cache cache --allow-shrink
done
"$muster" build ledger -o cold --as-of 2026-11-21 --history 60d --no-cache
expect "a past that is known is drawn the same" "$(digests cold)" "$(digests kept)"
expect "what is known of it has a file" 1 "$(find cache -name 'past-*' | wc -l)"

git clone -q --depth 30 "file://$folder/ledger" shallow 2>/dev/null
"$muster" build shallow -o short "${day[@]}"
expect_text "a shallow clone says how far back it reaches" "whose past reaches back to 2026-11" short/data/v1/history.json

expect_exit "what a week made different" 0 "$muster" diff 7d now ledger "${day[@]}" --json
expect "has causes" yes "$(jq '[.services[].checks[].causes[].kind] | length > 0' "$folder/out" | sed 's/true/yes/')"
"$muster" build ledger -o week "${day[@]}" --since 7d --history none
expect "a build since then says the same" 0 "$(cmp <(jq -S . "$folder/out") <(jq -S . week/data/v1/changes.json) >&2; echo $?)"
"$muster" build ledger -o then --at "$(git -C ledger rev-list -1 --before=2026-11-14T00:00:00Z HEAD)" --as-of 2026-11-13 --history none
expect_exit "and so does one that has the site of then" 0 "$muster" diff then now ledger "${day[@]}" --json
expect "but for notes" 0 \
  "$(cmp <(jq -S 'del(.notes)' "$folder/out") <(jq -S 'del(.notes)' week/data/v1/changes.json) >&2; echo $?)"
expect_exit "nothing is different from itself" 0 "$muster" diff HEAD HEAD ledger "${day[@]}"
expect_text "and it says so" "no decision, answer or finding has changed" "$folder/out"
expect_exit "a day before the first commit" 0 "$muster" diff 2001-01-01 now ledger "${day[@]}"
expect_text "is taken for the day of that" "the comparison begins there" "$folder/err"
expect_exit "a commit that is not there" 65 "$muster" diff no-such-commit now ledger "${day[@]}"
expect_text "names what can be named" "Name a commit" "$folder/err"
expect_exit "--since and --baseline at once" 64 "$muster" build ledger -o site --since 7d --baseline then

for format in markdown text html; do
  expect_exit "a digest as $format" 0 "$muster" digest --since 7d ledger "${day[@]}" --format "$format"
done
expect_exit "a digest that is no gate" 0 "$muster" digest --since 30d ledger "${day[@]}"
expect "of each service a screen at most" yes \
  "$(awk '/^## / { if (n > 24) bad = 1; n = 0 } { n++ } END { print ((bad || n > 24) ? "no" : "yes") }' "$folder/out")"
expect "no line wider than one" 0 "$(grep -cE '^.{81,}$' "$folder/out" || true)"
expect_exit "nothing is worse than today" 0 "$muster" digest --since 2026-11-20 ledger "${day[@]}" --fail-on worse
write ledger/reviews/worse.md <<'END'
---
kind: review
service: service-1
persona: sre
date: 2026-11-20
verdict: fail
---
# Service 1

### 1. Card numbers are logged (CRITICAL)
END
expect_exit "a grave finding fails the gate" 1 "$muster" digest --since 2026-11-20 ledger "${day[@]}" --fail-on worse
expect_text "and is named" "[gate.grave-finding]" "$folder/err"
