#!/usr/bin/env bash
# A second build into the same folder exits 75 at once, and the first one is not disturbed.
source "$(dirname "$0")/prelude"

make_repository "$folder/payments"
for number in $(seq 1 2000); do
  sed "s/ADR-1/ADR-$((number + 1))/" "$folder/payments/records/decision.md" | write "$folder/payments/records/decisions/$number.md"
done
mkdir "$folder/published"
"$muster" build "$folder/payments" -o "$folder/published/site" --as-of 2026-11-20 --quiet 2>"$folder/first" &
process=$!

# Held as soon as there is something beside the destination; stopped there, so that the rest is no race.
for _ in $(seq 1 2000); do
  [ -z "$(ls -A "$folder/published")" ] || break
  kill -0 "$process" 2>/dev/null || break
  sleep 0.005
done
if kill -STOP "$process" 2>/dev/null && [ ! -e "$folder/published/site" ]; then
  expect_exit "a second build exits 75 at once" 75 \
    timeout 3 "$muster" build "$folder/payments" -o "$folder/published/site" --as-of 2026-11-20
  [ -s "$folder/err" ] && ok "and says why" || not_ok "and says why" "nothing on the error stream"
  expect_exit "another destination is free" 0 \
    "$muster" build "$folder/payments" -o "$folder/other/site" --as-of 2026-11-20 --quiet
  kill -CONT "$process"
else
  not_ok "a second build exits 75 at once" "the first one was over before it could be stopped"
fi
code=0
wait "$process" || code=$?
expect "the first build finishes" 0 "$code"
is_whole "$folder/published/site" >/dev/null 2>&1 && ok "its site is whole" || not_ok "its site is whole" "the manifest disagrees"
expect_exit "the lock is free afterwards" 0 \
  "$muster" build "$folder/payments" -o "$folder/published/site" --as-of 2026-11-20 --quiet
