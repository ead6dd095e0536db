#!/usr/bin/env bash
# A build that nobody watches: what it says, the log for machines, the time limit, and the metrics.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
day=(--as-of 2026-11-20)
# A front matter that never ends is an error of the document's.
printf -- '---\nkind: review\nservice: payments\n# Never ended\n' | write payments/records/broken.md

expect_exit "a build with a broken document" 0 "$muster" build payments -o site "${day[@]}"
stop_if_failed
expect "says one line" 1 "$(wc -l <err)"
expect_text "which is a summary" "muster: 1 service, " err
expect "and nothing on the output" 0 "$(wc -c <out)"
expect_exit "asked for, it prints the diagnostics" 0 "$muster" build payments -o site "${day[@]}" -v
expect_text "with their places" "records/" err
expect_exit "--quiet" 0 "$muster" build payments -o site "${day[@]}" --quiet
expect "says nothing" 0 "$(wc -c <err)"
expect_exit "a limit that is no duration is a usage error" 64 "$muster" build payments -o site --timeout soon

# The log for machines.
expect_exit "--log json" 0 "$muster" build payments -o site "${day[@]}" --log json -v
expect "is an object on each line" "$(wc -l <err)" "$(jq -c 'select(type == "object" and has("event") and has("time"))' err | wc -l)"
expect "begins and ends" "begin outcome" "$(jq -r .event err | sed -n '1p;$p' | tr '\n' ' ' | sed 's/ $//')"
stages="open collect assess history images plan render publish"
expect "each stage begins" "$stages" "$(jq -r 'select(.event == "stage-begin").stage' err | xargs)"
expect "and ends" "$stages" "$(jq -r 'select(.event == "stage-end" and (.seconds | type) == "number").stage' err | xargs)"
expect "its diagnostics are those of the site" \
  "$(jq -c 'sort_by(.id, .path, .line, .message)[]' site/data/v1/diagnostics.json | sha256sum)" \
  "$(jq -cs 'map(select(.event == "diagnostic").diagnostic) | sort_by(.id, .path, .line, .message)[]' err | sha256sum)"
expect "and its outcome what was published" "published 0 6" "$(jq -r 'select(.event == "outcome") | "\(.outcome) \(.exit_code) \(.records)"' err)"
mkdir foreign && echo mine >foreign/notes.txt
expect_exit "a build that is refused" 65 "$muster" build payments -o foreign "${day[@]}" --log json
expect "says so as its last line" "failed 65" "$(jq -rs '.[-1] | "\(.outcome) \(.exit_code)"' err)"
expect_text "with the reason" "not empty and holds no manifest.json" err

# The metrics.
sample() { sed -n "s/^$1 //p" textfile/muster.prom; }
mkdir textfile
before=$(date +%s)
expect_exit "--metrics" 0 "$muster" build payments -o site "${day[@]}" --quiet --metrics textfile/muster.prom
stop_if_failed
expect "is one file" muster.prom "$(ls -A textfile)"
expect "that everybody may read" 644 "$(umask 022; stat -c %a textfile/muster.prom)"
success=$(sample muster_last_success_timestamp_seconds)
[ "$success" -ge "$before" ] && [ "$success" -le "$(date +%s)" ] && ok "it says when" || not_ok "it says when" "$success"
expect "and with which exit code" 0 "$(sample muster_last_run_exit_code)"
expect "how many documents" "$(jq '[.inputs[]] | length' site/manifest.json)" "$(sample muster_documents)"
expect "how many errors" "$(jq '[.[] | select(.severity == "error")] | length' site/data/v1/diagnostics.json)" \
  "$(sample 'muster_diagnostics{severity="error"}')"
expect "the score" "$(jq '.[0].verified / 100' site/data/v1/services.json | xargs printf %.5f)" \
  "$(sample 'muster_service_score_ratio{service="payments"}')"
expect "the decision" 1 "$(sample "muster_decisions{decision=\"$(jq -r '.[0].decision' site/data/v1/services.json)\"}")"
if command -v promtool >/dev/null; then
  promtool check metrics <textfile/muster.prom >lint 2>&1 && ok "promtool takes it" || not_ok "promtool takes it" "$(tail -n 3 lint)"
else
  skip "promtool takes it" "promtool is not installed"
fi
sleep 1
cp textfile/muster.prom first.prom
expect_exit "a build that fails" 65 "$muster" build payments -o foreign "${day[@]}" --metrics textfile/muster.prom
expect "says so" 65 "$(sample muster_last_run_exit_code)"
expect "and when the last one succeeded" "$success" "$(sample muster_last_success_timestamp_seconds)"
[ "$(sample muster_last_run_timestamp_seconds)" -gt "$success" ] && ok "and when it ran" || not_ok "and when it ran" "the same time"
of_site='^muster_(last_success|site|documents|records|diagnostics|decisions|service)'
expect "and what stands on the site" "$(grep -E "$of_site" first.prom)" "$(grep -E "$of_site" textfile/muster.prom)"
expect_exit "metrics in the place of a document" 64 \
  "$muster" build payments -o unseen "${day[@]}" --metrics payments/records/review.md
expect "leave it" "" "$(git -C payments status --short records/review.md)"
expect_exit "metrics that cannot be written" 74 "$muster" build payments -o unseen "${day[@]}" --metrics nowhere/muster.prom
expect_text "are named" "nowhere/muster.prom" err
is_whole unseen >/dev/null 2>&1 && ok "and the site is published" || not_ok "and the site is published" "it is not whole"

# The time limit.
for number in $(seq 1 1500); do
  sed "s/ADR-1/ADR-$((number + 1))/" payments/records/decision.md | write "payments/records/decisions/$number.md"
done
digests site >before
mkdir working
expect_exit "a build that takes too long" 75 env TMPDIR="$PWD/working" timeout 20 "$muster" build payments -o site "${day[@]}" \
  --timeout 60ms --metrics textfile/muster.prom
expect "leaves no folder of git's work" "" "$(ls -A working)"
expect_text "says where it was" "in the stage '" err
expect "is in the metrics" 75 "$(sample muster_last_run_exit_code)"
digests site | cmp -s - before && ok "leaves the old site" || not_ok "leaves the old site" "its files differ"
TMPDIR="$PWD/working" "$muster" build payments -o site "${day[@]}" --no-cache --log json --metrics textfile/muster.prom 2>asked &
build=$!
until grep -q stage-begin asked; do sleep 0.01; done
kill -TERM $build
expect_exit "a build that is asked to end" 143 wait $build
expect "says so at its end" "failed 143" "$(jq -r 'select(.event == "outcome") | "\(.outcome) \(.exit_code)"' asked)"
expect "is in the metrics, too" 143 "$(sample muster_last_run_exit_code)"
expect "leaves no folder of git's work, either" "" "$(ls -A working)"
digests site | cmp -s - before && ok "and leaves the old site" || not_ok "and leaves the old site" "its files differ"
expect_exit "the next build succeeds" 0 "$muster" build payments -o site "${day[@]}" --quiet --timeout 10m
expect "and tidies up" "" "$(ls -A | grep '^\.' || true)"
