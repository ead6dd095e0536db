#!/usr/bin/env bash
# A build that is killed leaves a whole site, the old one or the new one, and the next build needs no help.
#
# KILLS moments (25), drawn from a fixed seed between nothing and the length of a build.
source "$(dirname "$0")/prelude"
kills=${KILLS:-25}

make_repository "$folder/payments"
for number in $(seq 1 300); do
  sed "s/ADR-1/ADR-$((number + 1))/; s/Queue every charge/Decision $number/" "$folder/payments/records/decision.md" |
    write "$folder/payments/records/decisions/$number.md"
done
site=$folder/published/site
mkdir -p "$folder/published"
build=("$muster" build "$folder/payments" -o "$site" --as-of 2026-11-20 --quiet)

begin=$(date +%s%N)
"${build[@]}"
length=$((($(date +%s%N) - begin) / 1000000))
echo "not ours" >"$site/CNAME"

moments=$(awk -v n="$kills" -v length_ms="$length" 'BEGIN {
  seed = 20261120
  for (i = 0; i < n; i++) { seed = (seed * 16807) % 2147483647; printf "%.3f\n", seed / 2147483647 * length_ms * 1.05 / 1000 }
}')

killed=0 whole=0 recovered=0 old=0
for moment in $moments; do
  # What the site was, and a change, so that there is something to write.
  cp "$site/manifest.json" "$folder/before.json"
  echo "Changed before the kill at $moment." >>"$folder/payments/records/review.md"
  sed -i "s/^# .*/# Decision at $moment/" "$folder"/payments/records/decisions/1*.md

  "${build[@]}" 2>"$folder/err" &
  process=$!
  sleep "$moment"
  kill -KILL "$process" 2>/dev/null || true
  code=0
  wait "$process" 2>/dev/null || code=$?
  [ "$code" -ne 137 ] || killed=$((killed + 1))

  if is_whole "$site" >"$folder/broken" 2>&1; then whole=$((whole + 1)); else
    not_ok "whole after a kill at $moment s" "$(head -n 3 "$folder/broken" | tr '\n' ' ')"
  fi
  if cmp -s "$site/manifest.json" "$folder/before.json"; then old=$((old + 1)); fi
  cp "$site/manifest.json" "$folder/after.json"

  if "${build[@]}" 2>"$folder/err" && is_whole "$site" >/dev/null 2>&1; then recovered=$((recovered + 1)); else
    not_ok "the build after a kill at $moment s" "$(tail -n 2 "$folder/err" | tr '\n' ' ')"
  fi
  # A site that was not the old one must have been the new one, to the byte.
  cmp -s "$folder/after.json" "$folder/before.json" || cmp -s "$folder/after.json" "$site/manifest.json" ||
    not_ok "old or new after a kill at $moment s" "neither"
done

echo "a build takes $length ms; $killed of $kills were killed, $old of them left the old site"
expect "the site was whole each time" "$kills" "$whole"
expect "the next build succeeded each time" "$kills" "$recovered"
[ "$killed" -ge $((kills / 2)) ] && ok "the kills hit running builds" || not_ok "the kills hit running builds" "$killed of $kills"
expect "a file that is not ours lives on" "not ours" "$(cat "$site/CNAME" 2>/dev/null)"
leftovers=$(find "$folder/published" -mindepth 1 -maxdepth 1 ! -name site ! -name '*lock*' -printf '%f ')
expect "nothing is left beside the site" "" "$leftovers"
