#!/usr/bin/env bash
# A build that is killed leaves a whole site, the old one or the new one, and the next build needs no help. In place it leaves
# whole files, each of the old site or of the new one, and the next build finishes what was begun.
#
# KILLS moments (8) for each way to publish, drawn from a fixed seed between nothing and the length of a build, every second
# one in its last third.
source "$(dirname "$0")/prelude"
kills=${KILLS:-8}

make_repository "$folder/payments"
for number in $(seq 1 300); do
  sed "s/ADR-1/ADR-$((number + 1))/; s/Queue every charge/Decision $number/" "$folder/payments/records/decision.md" |
    write "$folder/payments/records/decisions/$number.md"
done

# Every file is one that the old site or the new one says it has. FILES is what lay there after the kill, as digests prints it.
of_either() { # MANIFEST... FILES
  jq -r '(.outputs // .kept)[] | "\(.sha256)  ./\(.path)"' "${@:1:$#-1}" | LC_ALL=C sort -u >"$folder/either"
  grep -vE '  \./(\.muster-.*|manifest\.json|CNAME)$' "${!#}" | LC_ALL=C sort | LC_ALL=C comm -23 - "$folder/either"
}

# kill_builds NAME SITE OPTION...: SITE is where readers look, OPTION... how it is published.
kill_builds() {
  local name=$1 site=$2 killed=0 whole=0 recovered=0 old=0 process code length last number moment moments begin
  shift 2
  local build=("$muster" build "$folder/payments" --as-of 2026-11-20 --quiet "$@")
  "${build[@]}"
  # As long as the shortest of three: a kill that comes too late tries nothing.
  length=1000000
  for number in 1 2 3; do
    echo "Changed before the builds of $name." >>"$folder/payments/records/review.md"
    sed -i "s/^# .*/# Decision before build $number of $name/" "$folder"/payments/records/decisions/1*.md
    begin=$(date +%s%N)
    "${build[@]}"
    last=$((($(date +%s%N) - begin) / 1000000))
    [ "$last" -ge "$length" ] || length=$last
  done
  echo "not ours" >"$site/CNAME"
  moments=$(awk -v n="$kills" -v length_ms="$length" 'BEGIN {
    seed = 20261120
    for (i = 0; i < n; i++) {
      seed = (seed * 16807) % 2147483647; share = seed / 2147483647
      if (i % 2) share = (2 + share) / 3
      printf "%.3f\n", share * length_ms / 1000
    }
  }')
  for moment in $moments; do
    # What the site was, and a change, so that there is something to write.
    cp "$site/manifest.json" "$folder/before.json"
    cp "$site/BUILD.json" "$folder/before-kept.json"
    echo "Changed before the kill at $moment." >>"$folder/payments/records/review.md"
    sed -i "s/^# .*/# Decision at $moment/" "$folder"/payments/records/decisions/1*.md

    "${build[@]}" 2>"$folder/err" &
    process=$!
    sleep "$moment"
    kill -KILL "$process" 2>/dev/null || true
    code=0
    wait "$process" 2>/dev/null || code=$?
    [ "$code" -ne 137 ] || killed=$((killed + 1))

    if cmp -s "$site/manifest.json" "$folder/before.json"; then old=$((old + 1)); fi
    cp "$site/manifest.json" "$folder/after.json"
    if [ "$name" = in-place ]; then
      digests "$site" >"$folder/files"
    elif is_whole "$site" >"$folder/broken" 2>&1; then whole=$((whole + 1)); else
      not_ok "$name: whole after a kill at $moment s" "$(head -n 3 "$folder/broken" | tr '\n' ' ')"
    fi

    if "${build[@]}" 2>"$folder/err" && is_whole "$site" >/dev/null 2>&1; then recovered=$((recovered + 1)); else
      not_ok "$name: the build after a kill at $moment s" "$(tail -n 2 "$folder/err" | tr '\n' ' ')"
    fi
    # A site that was not the old one must have been the new one, to the byte.
    cmp -s "$folder/after.json" "$folder/before.json" || cmp -s "$folder/after.json" "$site/manifest.json" ||
      not_ok "$name: old or new after a kill at $moment s" "neither"
    if [ "$name" = in-place ]; then
      of_either "$folder"/before*.json "$site/manifest.json" "$folder/files" >"$folder/broken"
      if [ ! -s "$folder/broken" ]; then whole=$((whole + 1)); else
        not_ok "$name: whole files after a kill at $moment s" "$(head -n 3 "$folder/broken" | tr '\n' ' ')"
      fi
    fi
  done

  echo "$name: a build takes $length ms; $killed of $kills were killed, $old of them left the old manifest"
  expect "$name: what readers see was whole each time" "$kills" "$whole"
  expect "$name: the next build succeeded each time" "$kills" "$recovered"
  # The moments come from one build's length, and a shared machine may be twice as fast in the next minute.
  [ "$killed" -ge $((kills / 4)) ] && ok "$name: the kills hit running builds" ||
    not_ok "$name: the kills hit running builds" "$killed of $kills"
  expect "$name: a file that is not ours lives on" "not ours" "$(cat "$site/CNAME" 2>/dev/null)"
  expect "$name: nothing is left behind" "" "$(find "$folder/$name" -name '.*muster-*' ! -name '*lock*' -printf '%f ')"
}

kill_builds exchange "$folder/exchange/site" -o "$folder/exchange/site"
kill_builds releases "$folder/releases/current" --releases "$folder/releases"
kill_builds in-place "$folder/in-place/site" -o "$folder/in-place/site" --in-place
