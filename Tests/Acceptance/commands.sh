#!/usr/bin/env bash
# Commands, exit codes, and what goes to which stream.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments

expect_exit "version" 0 "$muster" version
expect "the version is one line on the output" 1 "$(wc -l <"$folder/out")"
expect "and nothing on the error stream" 0 "$(wc -c <"$folder/err")"
expect_exit "an unknown option is a usage error" 64 "$muster" build --no-such-option
expect_exit "an unknown command is a usage error" 64 "$muster" no-such-command
expect_exit "an --as-of that is no day is a usage error" 64 "$muster" build payments -o site --as-of 2026-02-30
expect_exit "a SOURCE_DATE_EPOCH that is no number is a usage error" 64 env SOURCE_DATE_EPOCH=yesterday "$muster" build payments -o site
expect_exit "a --config that is not there" 65 "$muster" build payments -o site --config nowhere.yml
expect_exit "templates that are not there" 65 "$muster" build payments -o site --templates nowhere
expect "no site was written" no "$([ -e site ] && echo yes || echo no)"

expect_exit "build" 0 "$muster" build payments -o site --as-of 2026-11-20
stop_if_failed
expect "build prints nothing on the output" 0 "$(wc -c <"$folder/out")"
if [ -w /dev/full ]; then
  for command in "explain rule-3" "records payments" "score payments --json" "check payments --json" version; do
    "$muster" $command >/dev/full 2>"$folder/err" && code=0 || code=$?
    expect "$command to a full disk" 74 "$code"
    expect_text "and says so" "standard output cannot be written" "$folder/err"
  done
fi
"$muster" records payments 2>"$folder/err" | head -c 1 >/dev/null
expect "a reader who goes away is no error" 0 "${PIPESTATUS[0]}"
expect "and nothing is said of it" 0 "$(grep -c -i fatal "$folder/err" || true)"
expect_exit "build --quiet" 0 "$muster" build payments -o site --as-of 2026-11-20 --quiet
expect_exit "score" 0 "$muster" score payments --as-of 2026-11-20
expect_text "score names the service" payments "$folder/out"
expect "score has no colour in a pipe" 0 "$(grep -c $'\033' "$folder/out" || true)"
expect_exit "score --json" 0 "$muster" score payments --as-of 2026-11-20 --json
expect "and is JSON alone" 0 "$(jq -e . "$folder/out" >/dev/null 2>&1; echo $?)"
expect_exit "records --json" 0 "$muster" records payments --as-of 2026-11-20 --json
expect "the records are those of the site" 0 \
  "$(cmp -s <(jq -S . "$folder/out") <(jq -S . site/data/v1/records.json); echo $?)"
expect_exit "check" 0 "$muster" check payments --as-of 2026-11-20
expect_exit "check --json" 0 "$muster" check payments --as-of 2026-11-20 --json
expect "and is JSON alone" 0 "$(jq -e . "$folder/out" >/dev/null 2>&1; echo $?)"
expect_exit "check --fail-on not-assessed" 1 "$muster" check payments --as-of 2026-11-20 --fail-on not-assessed --quiet
expect_text "says who is held back, and why" "the gate failed: payments is NOT ASSESSED" "$folder/err"
expect_exit "which --fail-on no-go lets pass" 0 "$muster" check payments --as-of 2026-11-20 --fail-on no-go --quiet
mkdir prose && echo '# Only prose' >prose/notes.md
expect_exit "what has no service passes no gate for decisions" 1 "$muster" check prose --as-of 2026-11-20 --fail-on no-go --quiet
expect_text "and says so" "there is no service to decide about" err
expect_exit "but that for errors" 0 "$muster" check prose --as-of 2026-11-20 --quiet
expect_exit "explain a service" 0 "$muster" explain service:payments payments --as-of 2026-11-20
expect_text "with the rule that decided" "by rule" "$folder/out"
expect_exit "explain a word that pages print" 0 "$muster" explain "out of date"
expect_exit "explain an unknown id" 64 "$muster" explain no.such-id payments --as-of 2026-11-20
check=$(jq -r '[.[].checks[]?.id][0] // empty' site/data/v1/services.json)
[ -n "$check" ] && expect_exit "explain a check" 0 "$muster" explain "$check" || not_ok "explain a check" "services.json has no check"

for name in site records services findings expiry diagnostics citations claims changes history; do
  expect "data/v1/$name.json is JSON" 0 "$(jq -e . "site/data/v1/$name.json" >/dev/null 2>&1; echo $?)"
  expect "and has a schema" 0 "$(jq -e '."$schema"' "site/data/v1/$name.schema.json" >/dev/null 2>&1; echo $?)"
  expect "and no null" 0 "$(jq '[.. | select(. == null)] | length' "site/data/v1/$name.json" 2>/dev/null)"
done
