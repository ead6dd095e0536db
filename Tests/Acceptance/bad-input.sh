#!/usr/bin/env bash
# Whatever a document is, the build succeeds, says where it is wrong, and shows everything else.
source "$(dirname "$0")/prelude"

make_repository "$folder/payments"
cd "$folder/payments"
# debt ID TITLE: a record without fault, to which each case below does something.
debt() {
  printf -- '---\nkind: debt\nid: %s\nservice: payments\nseverity: low\nstatus: open\nopened: 2026-01-01\n---\n# %s\n' "$@"
}
debt TD-2 "Carriage returns" | sed 's/$/\r/' | write good/crlf.md
{ printf '\xef\xbb\xbf'; debt TD-3 "Byte order mark"; } | write good/bom.md
debt TD-4 "$(printf 'Not \xff\xfe UTF-8 \xc3')" | write bad/bytes.md
{ debt TD-5 "Long" && echo && head -c 5000000 /dev/zero | tr '\0' x; } | write bad/line.md
{ debt TD-6 "Deep" && echo && head -c 60000 /dev/zero | tr '\0' '>' && echo ' end'; } | write bad/deep.md
debt TD-7 "Never closed" | sed '8,$d' | write bad/unclosed.md
debt TD-9 "Twice" | write bad/twice-a.md
cp bad/twice-a.md bad/twice-b.md
printf -- '---\nkind: [review\nservice: "payments\n---\n# Front matter that is no YAML\n' | write bad/yaml.md
sed 's/2026-02-01/2026-02-30/; s/conditional/splendid/' records/review.md | write bad/words.md
: | write bad/empty.md
head -c 300000 /dev/urandom | write bad/noise.md
mkfifo bad/pipe.md
ln -s /etc/passwd bad/outside.md
ln -s . bad/loop
mkdir closed && echo '# Closed' >closed/record.md && chmod 000 closed
printf 'services:\n  - { id: payments, name: Payments, tier: 2 }\nexclud: [ "x/**" ]\n' >muster.yml

run=()
if can_be_nobody; then
  # The administrator of a machine can read what nobody may.
  chmod 755 "$folder" && mkdir "$folder/output" && chmod 777 "$folder/output"
  run=(as_nobody)
fi
begin=$(date +%s)
expect_exit "a repository full of bad documents is built" 0 \
  "${run[@]}" timeout 120 "$muster" build . -o "$folder/output/site" --as-of 2026-11-20 --quiet
stop_if_failed
[ $(($(date +%s) - begin)) -le 30 ] && ok "within half a minute" || not_ok "within half a minute" "$(($(date +%s) - begin)) s"
diagnostics=$folder/output/site/data/v1/diagnostics.json
records=$folder/output/site/data/v1/records.json

for path in bad/words.md bad/yaml.md bad/unclosed.md bad/bytes.md bad/line.md bad/deep.md bad/pipe.md bad/outside.md; do
  expect "a diagnostic at $path" yes \
    "$(jq -r --arg path "$path" 'if any(.[]; .path == $path) then "yes" else "no" end' "$diagnostics")"
done
expect "two records with one id are noticed" yes \
  "$(jq -r 'if any(.[]; (.path // "") | startswith("bad/twice-")) then "yes" else "no" end' "$diagnostics")"
expect "an unknown key of the configuration, with its line" 3 \
  "$(jq -r '[.[] | select((.path // "") | endswith("muster.yml"))][0].line' "$diagnostics")"
expect "and what was meant" yes \
  "$(jq -r 'if any(.[]; (.message + (.help // "")) | contains("exclude")) then "yes" else "no" end' "$diagnostics")"
for id in review decision debt slo checklist; do
  expect "the good $id is shown" 1 "$(jq --arg path "records/$id.md" '[.[] | select(.path == $path)] | length' "$records")"
done
for path in good/crlf.md good/bom.md bad/deep.md bad/twice-a.md bad/twice-b.md bad/words.md; do
  expect "a record from $path" 1 "$(jq --arg path "$path" '[.[] | select(.path == $path)] | length' "$records")"
done
expect "nothing of a linked file is shown" "" "$(grep -rl 'root:x:0:0' "$folder/output/site" | head -n 1)"
if [ "$(id -u)" -eq 0 ] && ! can_be_nobody; then
  skip "a folder that cannot be read" "the administrator reads everything"
else
  expect "a folder that cannot be read is reported" yes \
    "$(jq -r 'if any(.[]; (.path // "") | startswith("closed")) then "yes" else "no" end' "$diagnostics")"
fi

expect_exit "check fails on a warning" 1 "$muster" check . --fail-on warning --as-of 2026-11-20
grep -qE '^[^ :]+:[0-9]+(:[0-9]+)?: (error|warning|note): .* \[[a-z0-9.-]+\]$' "$folder/out" "$folder/err" &&
  ok "diagnostics are printed as path:line:column: severity: message [id]" ||
  not_ok "diagnostics are printed as path:line:column: severity: message [id]" "$(head -n 2 "$folder/out" "$folder/err" | tr '\n' ' ')"
