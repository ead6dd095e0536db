#!/usr/bin/env bash
# New records and a first configuration: written where they are read, never over what is there.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
cd payments

expect_exit "a new review" 0 "$muster" new review "Security review" --as-of 2026-11-20
expect "its path is printed, beside the other review" records/2026-11-20-security-review.md "$(cat "$folder/out")"
expect_text "and it is of the only service" 'service: "payments"' records/2026-11-20-security-review.md
expect_exit "the same again is refused" 74 "$muster" new review "Security review" --as-of 2026-11-20
expect_text "with a remedy" "give another title" "$folder/err"
expect_exit "a decision record has a number" 0 "$muster" new decision-record "Queue every charge" --as-of 2026-11-20
expect "and lies beside the others" records/0001-queue-every-charge.md "$(cat "$folder/out")"
for kind in $("$muster" new --help | sed -n '/Kinds:/,/^$/p' | tr ',.' '\n\n' | sed 's/Kinds://' | tr -d ' '); do
  expect_exit "a new $kind" 0 "$muster" new "$kind" "Another $kind" --as-of 2026-11-20
  [ -f "$(cat "$folder/out")" ] || not_ok "a new $kind" "there is no file '$(cat "$folder/out")'"
done
expect_exit "what is new has no error" 0 "$muster" check --as-of 2026-11-20 --quiet
before=$(git status --short | wc -l)
expect_exit "--print" 0 "$muster" new checklist "Printed" --print --as-of 2026-11-20
expect_text "prints the items of the rubric" "- [ ] deployment.rollback:" "$folder/out"
expect "and writes nothing" "$before" "$(git status --short | wc -l)"
expect_exit "a kind that is none" 64 "$muster" new reveiw "Security review"
expect_text "is told which was meant" "Did you mean 'review'?" "$folder/err"
expect_exit "a title of two lines" 64 "$muster" new review $'one\ntwo'
expect_exit "a folder outside the source" 65 "$muster" new review "Elsewhere" --in ../elsewhere
expect_exit "a folder that is not read" 65 "$muster" new review "Elsewhere" --in .git
expect_exit "nor is this one" 65 "$muster" new review "Elsewhere" --in node_modules/x
expect_exit "a commit cannot be written into" 64 "$muster" new review "Past" --at HEAD

expect_exit "a configuration that is there stays" 74 "$muster" init
expect_text "with a remedy" "see with --print" "$folder/err"
expect_exit "and another can be printed" 0 "$muster" init --print --as-of 2026-11-20
rm muster.yml
expect_exit "a first configuration" 0 "$muster" init --as-of 2026-11-20
expect_text "names the services that records name" "{ id: payments," muster.yml
expect_exit "and is read" 0 "$muster" check --as-of 2026-11-20 --quiet
expect "without a word on it" 0 "$(grep -c configuration "$folder/err" || true)"
