#!/usr/bin/env bash
# A build stays as fast as it is: its processor time beside that of cmark on the same documents, so that the machine's own
# speed does not count; four times the documents cost four times as much; where nothing changed, next to nothing.
source "$(dirname "$0")/prelude"

if ! command -v cmark >/dev/null; then
  skip "speed" "there is no cmark"
  exit 0
fi

# processor COMMAND...: user and system time of the best of three runs, in milliseconds.
TIMEFORMAT='%U %S'
processor() {
  local round best=''
  for round in 1 2 3; do
    { time "$@" >"$folder/out" 2>"$folder/err" </dev/null; } 2>"$folder/time" || {
      echo "failed: $*: $(tail -n 3 "$folder/err")" >&2
      return 1
    }
    best=$(awk -v best="$best" '{ used = int(($1 + $2) * 1000); print best == "" || used < best ? used : best }' "$folder/time")
  done
  echo "$best"
}

# within NAME VALUE LIMIT: the value with one decimal.
within() {
  if awk -v value="$2" -v limit="$3" 'BEGIN { exit !(value <= limit) }'; then ok "$1: $2, at most $3"; else
    not_ok "$1" "$2 instead of at most $3"
  fi
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / (b > 0 ? b : 1) }'; }

anew() { # SOURCE
  rm -rf "$folder/site"
  "$muster" build "$1" -o "$folder/site" --as-of 2026-11-20 --no-cache --history none --quiet
}
again() { "$muster" build "$folder/thousand" -o "$folder/kept" --as-of 2026-11-20 --cache "$folder/cache" --history none --quiet; }
# Ten times, or there is too little to measure.
plain() {
  local round
  for round in 1 2 3 4 5 6 7 8 9 10; do xargs -0 cmark <"$folder/list" || return; done
}

sh "$root/Benchmarks/generate" 1000 "$folder/thousand" 10
sh "$root/Benchmarks/generate" 4000 "$folder/four" 40
find "$folder/thousand" -name '*.md' -print0 | LC_ALL=C sort -z >"$folder/list"

cmark=$(processor plain)
one=$(processor anew "$folder/thousand")
four=$(processor anew "$folder/four")
again
# Stamps as young as the build itself prove nothing.
sleep 1
again
nothing=$(processor again)

echo "milliseconds of processor: ten times cmark $cmark, 1,000 documents $one, 4,000 documents $four, nothing changed $nothing"
within "a thousand documents, times that of cmark ten times" "$(ratio "$one" "$cmark")" 4.5
within "four times the documents, times as long" "$(ratio "$four" "$one")" 5
within "nothing changed, percent of a build" "$(ratio "$((nothing * 100))" "$one")" 10
