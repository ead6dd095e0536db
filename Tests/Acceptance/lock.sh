#!/usr/bin/env bash
# A second build into the same folder exits 75 at once, the first one is not disturbed, and readers notice nothing.
source "$(dirname "$0")/prelude"
load=$(cat /proc/loadavg)

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

# Whether others had kept the processors busy for a minute before all this.
busy=$(awk -v processors="$(nproc)" '{ print ($1 > 2 * processors) ? "yes" : "no" }' <<<"$load")

# read_until FILE PAGE: reads a page again and again until FILE is there, and leaves in it how often, and how often in vain.
read_until() {
  local reads=0 errors=0 text
  until [ -e "$1" ]; do
    text=
    { read -r -d '' text <"$2"; } 2>/dev/null || true
    [ "${text%</html>}" != "$text" ] || errors=$((errors + 1))
    reads=$((reads + 1))
  done
  echo "$reads $errors" >"$1.read"
}

# twenty NAME SITE OPTION...: twenty builds at once, while somebody reads.
twenty() {
  local name=$1 site=$2 number reader
  shift 2
  [ -e "$site" ] || "$muster" build "$folder/payments" --as-of 2026-11-20 --quiet "$@"
  sed -i "s/^# .*/# Changed for $name/" "$folder"/payments/records/decisions/*.md
  rm -f "$folder"/over* "$folder"/build-*
  read_until "$folder/over" "$site/index.html" &
  reader=$!
  for number in $(seq 1 20); do
    {
      begin=$(date +%s%N) code=0
      "$muster" build "$folder/payments" --as-of 2026-11-20 --quiet "$@" 2>/dev/null || code=$?
      echo "$code $((($(date +%s%N) - begin) / 1000000))" >"$folder/build-$number"
    } &
  done
  while [ "$(find "$folder" -maxdepth 1 -name 'build-*' -size +0 | wc -l)" -lt 20 ]; do sleep 0.1; done
  : >"$folder/over"
  wait "$reader"
  expect "$name: of twenty builds one runs" "1 of 0, 19 of 75" \
    "$(awk '{ print $1 }' "$folder"/build-* | sort -n | uniq -c | awk '{ printf "%s%s of %s", (NR > 1 ? ", " : ""), $1, $2 }')"
  longest=$(awk '$1 == 75 && $2 > most { most = $2 } END { print most + 0 }' "$folder"/build-*)
  if [ "$longest" -lt 1000 ]; then ok "$name: the others end within a second"
  elif [ "$busy" = yes ]; then skip "$name: the others end within a second" "$longest ms on a machine that is busy with other things"
  else not_ok "$name: the others end within a second" "$longest ms"; fi
  read -r reads errors <"$folder/over.read"
  echo "$name: $reads reads, the last of the nineteen ended after $longest ms"
  expect "$name: a reader meets no error" 0 "$errors"
  [ "$reads" -ge 100 ] && ok "$name: and reads all the time" || not_ok "$name: and reads all the time" "$reads"
  is_whole "$site" >/dev/null 2>&1 && ok "$name: the site is whole" || not_ok "$name: the site is whole" "the manifest disagrees"
}
twenty exchange "$folder/published/site" -o "$folder/published/site"
twenty releases "$folder/releases/current" --releases "$folder/releases"
twenty in-place "$folder/place" -o "$folder/place" --in-place
