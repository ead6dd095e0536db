#!/usr/bin/env bash
# `muster check` as a gate: what fails it, and what became worse than an earlier build.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
day=(--as-of 2026-02-10)

expect_exit "an earlier build" 0 "$muster" build payments -o site "${day[@]}"
stop_if_failed
expect_exit "worse than nothing is a usage error" 64 "$muster" check payments "${day[@]}" --fail-on worse
expect_exit "a baseline that is not there" 65 "$muster" check payments "${day[@]}" --fail-on worse --baseline nowhere
expect_text "and it says what to name" "services.json" "$folder/err"
mkdir broken && echo '{"no": "list"}' >broken/services.json
expect_exit "a baseline that is no list" 65 "$muster" check payments "${day[@]}" --fail-on worse --baseline broken
expect_text "and it names the file" "broken/services.json" "$folder/err"

expect_exit "nothing changed, nothing is worse" 0 "$muster" check payments "${day[@]}" --fail-on worse --baseline site
expect "and nothing is printed" 0 "$(wc -c <"$folder/out")"
expect_text "but on the error stream" "nothing became worse" "$folder/err"
expect_exit "the data alone will do" 0 "$muster" check payments "${day[@]}" --fail-on worse --baseline site/data/v1
expect_exit "old faults still fail the other gates" 1 "$muster" check payments "${day[@]}" --fail-on not-assessed --baseline site

mkdir old && cp site/data/v1/services.json old/
expect_exit "a baseline of services alone" 0 "$muster" check payments "${day[@]}" --fail-on worse --baseline old
expect_text "says what it cannot compare" "findings are not compared" "$folder/err"

# A new Critical finding: worse by the finding and by the decision that it leads to.
cp -R payments worse
cat >>worse/records/review.md <<'END'

### 2. Card numbers are logged (CRITICAL)

- Owner: data
END
git -C worse commit -qam "Find more" --no-gpg-sign
expect_exit "a new Critical finding" 1 "$muster" check worse "${day[@]}" --fail-on worse --baseline site
expect_text "is printed with its place" "records/review.md:16" "$folder/out"
expect_text "and its id" "[gate.grave-finding]" "$folder/out"
expect_exit "--json prints it too" 1 "$muster" check worse "${day[@]}" --fail-on worse --baseline site --json
expect "as JSON alone" 1 "$(jq '[.[] | select(.id == "gate.grave-finding")] | length' "$folder/out")"
expect_exit "and only on request does it fail" 0 "$muster" check worse "${day[@]}" --fail-on never --baseline site

# A blocker that begins to fail, and an error that was not there.
cp -R payments failing
cat >>failing/records/checklist.md <<'END'

- ❌ deployment.rollback: it does not work
END
sed -i 's/^objective: 99.9 %/objective: 140 %/' failing/records/slo.md
git -C failing commit -qam "Fail" --no-gpg-sign
expect_exit "a blocker that fails" 1 "$muster" check failing "${day[@]}" --fail-on worse --baseline site
expect_text "is printed with the check" "the blocker deployment.rollback fails now" "$folder/out"
errors=$("$muster" check failing "${day[@]}" --json --fail-on never | jq '[.[] | select(.severity == "error")] | length')
known=$(jq '[.[] | select(.severity == "error")] | length' site/data/v1/diagnostics.json)
expect "a new error is one" "$((errors - known))" "$(grep -c 'gate.new-error' "$folder/out" || true)"

# A waiver that runs out makes the same sources worse on a later day.
cp -R failing waived
write waived/records/waiver.md <<'END'
---
kind: waiver
service: payments
check: reliability.slo-approved
reason: The customers meet in April
author: checkout
approver: platform
created: 2026-02-01
expires: 2026-02-20
---
# No agreed objective before April
END
echo "- ❌ reliability.slo-approved: nobody was asked" >>waived/records/checklist.md
git -C waived add -A && git -C waived commit -qm "Waive" --no-gpg-sign
expect_exit "a build with a waiver" 0 "$muster" build waived -o waived-site "${day[@]}"
state() { jq -r '.[0].checks[] | select(.id == "reliability.slo-approved") | .state' "$1/data/v1/services.json"; }
expect "the failure is waived" waived "$(state waived-site)"
expect_exit "ten days later" 0 "$muster" build waived -o later-site --as-of 2026-02-21
expect "the waiver has expired" waiver-expired "$(state later-site)"
expect "its end is in the calendar" 1 "$(grep -c 'DTSTART;VALUE=DATE:20260220' later-site/expiry/expiry.ics)"
expect "and in the data" 2026-02-20 "$(jq -r '.[] | select(.kind == "waiver") | .day' later-site/data/v1/expiry.json)"

# A rubric of one's own, named by a configuration that the operator gives.
write rubric.yml <<'END'
id: small
title: Our three questions
checks:
  - id: way.back
    question: Can it be rolled back?
    category: Deployment
    severity: blocker
    claims: [Rollback was tried]
  - id: way.watch
    question: Do alerts reach somebody?
    category: Operations
    severity: required
    claims: [Alerts go to somebody]
    evidence: { minimum: 1, ttl: 90d }
END
echo 'services: [{ id: payments, tier: 2 }]
rubric: rubric.yml' >own.yml
expect_exit "a rubric of one's own" 0 "$muster" check payments "${day[@]}" --config own.yml
expect "its checks are asked, and no others" "way.back way.watch" \
  "$("$muster" score payments "${day[@]}" --config own.yml --json | jq -r '[.[0].checks[].id] | join(" ")')"
sed -e 's/severity: blocker/severity: bloker/' -e 's/claims: \[Alerts/clams: [Alerts/' rubric.yml >slip.yml
sed 's/rubric.yml/slip.yml/' own.yml >slip-own.yml
expect_exit "mistakes in it end everything" 65 "$muster" check payments "${day[@]}" --config slip-own.yml
expect_text "with the line and the column" "slip.yml:7:15: error: \`bloker\`" "$folder/err"
expect_text "and what was meant" "Did you mean \`blocker\`?" "$folder/err"
expect_text "keys too" "slip.yml:13:5: error: unknown key \`clams\`" "$folder/err"
if command -v python3 >/dev/null && python3 -c 'import icalendar' 2>/dev/null; then
  expect "another program reads the calendar" 0 \
    "$(python3 -c 'import icalendar,sys; c=icalendar.Calendar.from_ical(open(sys.argv[1],"rb").read()); assert len(c.walk("VEVENT")) > 0' later-site/expiry/expiry.ics; echo $?)"
else
  skip "another program reads the calendar" "Python's icalendar is not installed"
fi

# What changed since an earlier build, for people.
expect_exit "a build beside an earlier one" 0 "$muster" build worse -o compared "${day[@]}" --baseline site
expect "names the day" 2026-02-10 "$(jq -r .since compared/data/v1/changes.json)"
expect "and the new finding" "new" "$(jq -r '.findings[] | select(.title == "Card numbers are logged") | .change' compared/data/v1/changes.json)"
expect_text "on a page too" "Card numbers are logged" compared/changes/index.html
expect_exit "the same again" 0 "$muster" build worse -o compared "${day[@]}" --baseline compared/data/v1/services.json
expect_text "is no change" ", no decision, answer or finding has changed." compared/changes/index.html
expect_exit "a build alone" 0 "$muster" build worse -o alone "${day[@]}"
expect "is compared with nothing" false "$(jq -r .compared alone/data/v1/changes.json)"
expect_exit "a baseline of a build that is not there" 65 "$muster" build worse -o refused "${day[@]}" --baseline nowhere
expect "costs no site" no "$([ -e refused ] && echo yes || echo no)"
