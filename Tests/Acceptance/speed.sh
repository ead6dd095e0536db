#!/usr/bin/env bash
# A build stays as fast as it is: its processor time beside that of cmark on the same documents, so that the machine's own
# speed does not count; four times the documents cost four times as much; where nothing changed, next to nothing. The limits
# are twice what was measured, because machines that are shared change their speed by half within a minute: they stop what
# doubles the work, and `make bench` shows the rest.
source "$(dirname "$0")/prelude"

if ! command -v cmark >/dev/null; then
  skip "speed" "there is no cmark"
  exit 0
fi

# processor FILE COMMAND...: user and system time in milliseconds, into FILE when it has no less.
TIMEFORMAT='%U %S'
processor() {
  local file=$folder/$1.ms
  shift
  { time "$@" >"$folder/out" 2>"$folder/err" </dev/null; } 2>"$folder/time" || {
    not_ok "speed" "failed: $*: $(tail -n 3 "$folder/err" | tr '\n' ' ')"
    exit 1
  }
  awk -v best="$(cat "$file" 2>/dev/null)" \
    '{ used = int(($1 + $2) * 1000); print best == "" || used < best ? used : best }' "$folder/time" >"$folder/best"
  mv "$folder/best" "$file"
}

# within NAME VALUE LIMIT: the value with one decimal.
within() {
  if awk -v value="$2" -v limit="$3" 'BEGIN { exit !(value <= limit) }'; then ok "$1: $2, at most $3"; else
    not_ok "$1" "$2 instead of at most $3"
  fi
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / (b > 0 ? b : 1) }'; }

# In one thread, as cmark: two on one core take more time of it than one.
anew() { # SOURCE
  rm -rf "$folder/site"
  "$muster" build "$1" -o "$folder/site" --as-of 2026-11-20 --no-cache --history none --tasks 1 --quiet
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

again
# Stamps as young as the build itself prove nothing.
sleep 1
again
# By turns and the best of three: the machine's speed changes from minute to minute.
for round in 1 2 3; do
  processor cmark plain
  processor one anew "$folder/thousand"
  processor four anew "$folder/four"
  processor nothing again
done
cd "$folder"
read -r cmark one four nothing <<<"$(cat cmark.ms one.ms four.ms nothing.ms | tr '\n' ' ')"

echo "milliseconds of processor: ten times cmark $cmark, 1,000 documents $one, 4,000 documents $four, nothing changed $nothing"
within "a thousand documents, times that of cmark ten times" "$(ratio "$one" "$cmark")" 8
within "four times the documents, times as long" "$(ratio "$four" "$one")" 7
within "nothing changed, percent of a build" "$(ratio "$((nothing * 100))" "$one")" 10
