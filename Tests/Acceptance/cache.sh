#!/usr/bin/env bash
# Work is not done twice: what is kept between builds, where, what makes it worthless, and that nothing else depends on it.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
day=(--as-of 2026-11-20)
# The clock that dates files goes on, so that what was written is settled.
tick() { sleep 0.05; }
# reused NAME WANTED COMMAND...: whether a build says that it made no site.
reused() {
  local name=$1 wanted=$2
  shift 2
  expect_exit "$name" 0 "$@" --log json
  expect "  reused: $wanted" "$wanted" "$(jq -r 'select(.event == "outcome").reused' err)"
}
# same_as_cold NAME SITE SOURCE OPTION...
same_as_cold() {
  local name=$1 site=$2 source=$3 difference
  shift 3
  rm -rf cold
  "$muster" build "$source" -o cold "${day[@]}" --no-cache --quiet "$@" 2>err </dev/null || not_ok "$name" "no cold build: $(cat err)"
  if difference=$(diff <(digests cold) <(digests "$site")); then ok "$name"; else not_ok "$name" "$(echo "$difference" | head -n 4 | tr '\n' ' ')"; fi
}

for place in payments . / payments/records; do
  expect_exit "a cache at $place would hide records" 65 "$muster" check payments "${day[@]}" --cache "$place"
done
expect_text "and says so" "would hide" err
expect_exit "no name is no folder" 64 "$muster" check payments "${day[@]}" --cache ""
expect_exit "a file is no folder" 65 "$muster" check payments "${day[@]}" --cache payments/records/review.md
expect_text "and says so" "is no folder" err
expect_exit "a site is no place for a cache" 65 "$muster" build payments "${day[@]}" -o site --cache site/cache
expect_exit "nor a cache for a site" 65 "$muster" build payments "${day[@]}" -o cache/site --cache cache
expect "and nothing was made" "" "$(ls -d site cache 2>/dev/null)"
mkdir payments/.cache
expect_exit "a folder of its own in a source is one" 0 "$muster" check payments "${day[@]}" --cache payments/.cache
expect_exit "also when it has been used" 0 "$muster" check payments "${day[@]}" --cache payments/.cache
rm -r payments/.cache

build=("$muster" build payments -o site "${day[@]}" --cache cache)
tick
reused "a first build" false "${build[@]}"
stop_if_failed
inode=$(stat -c %i site)
cp err first
tick
reused "a second one, of which nothing changed" true "${build[@]}" -v
expect "it leaves the site where it is" "$inode" "$(stat -c %i site)"
for key in services records documents errors warnings; do
  of() { jq -r "select(.event == \"outcome\").$1" "$2"; }
  expect "it says as many $key" "$(of $key first)" "$(of $key err)"
done
expect "its diagnostics are those of the site" \
  "$(jq -c 'sort_by(.id, .path, .line, .message)[]' site/data/v1/diagnostics.json | sha256sum)" \
  "$(jq -cs 'map(select(.event == "diagnostic").diagnostic) | sort_by(.id, .path, .line, .message)[]' err | sha256sum)"
"${build[@]}" --quiet --metrics again.prom
"$muster" build payments -o other "${day[@]}" --no-cache --quiet --metrics cold.prom
of_site='^muster_(site|documents|records|diagnostics|decisions|service)'
expect "and its metrics" "$(grep -E "$of_site" cold.prom)" "$(grep -E "$of_site" again.prom)"
expect "nobody else may read the cache" 700 "$(stat -c %a cache)"

# What changes.
echo "More." >>payments/records/debt.md
tick
reused "a changed document" false "${build[@]}"
same_as_cold "gives the site of a cold build" site payments
git -C payments commit -qam "More" --no-gpg-sign
tick
reused "a commit" false "${build[@]}"
same_as_cold "gives the site of a cold build" site payments
reused "another day" false "${build[@]}" --as-of 2026-11-21
reused "the day before again" false "${build[@]}"
tick
reused "and again" true "${build[@]}"
rm site/index.html
reused "a page that somebody removed" false "${build[@]}"
same_as_cold "is there again" site payments
reused "no cache" false "$muster" build payments -o site "${day[@]}" --no-cache

# The same length and the same time, by somebody who sets the time back.
tick
reused "after a build that another made" false "${build[@]}"
tick
reused "before" true "${build[@]}"
touch -r payments/records/slo.md stamp
sed -i 's/99.9 %/99.8 %/' payments/records/slo.md
touch -r stamp payments/records/slo.md
tick
reused "a change with the old time" false "${build[@]}"
same_as_cold "is seen" site payments

# Damage, of every file of the cache.
damage() { # HOW FILE
  case $1 in
    shortened) truncate -s -1 "$2" ;;
    beheaded) tail -c +2 "$2" >"$2.rest" && mv "$2.rest" "$2" ;;
    empty) truncate -s 0 "$2" ;;
    changed)
      local byte
      byte=$(od -An -tu1 -j200 -N1 "$2")
      printf "\\$(printf %o $((255 - byte)))" | dd conv=notrunc status=none bs=1 seek=200 of="$2"
      ;;
  esac
}
for how in shortened beheaded empty changed; do
  tick
  "${build[@]}" --quiet
  for file in cache/*; do damage "$how" "$file"; done
  expect_exit "a cache that is $how" 0 "${build[@]}" -v
  expect "is said, once for each file" "$(ls cache | wc -l)" "$(grep -c cache.damaged err)"
done
same_as_cold "and the site is what it was" site payments

# Where it is.
export XDG_CACHE_HOME=$folder/xdg
"$muster" build payments -o site "${day[@]}" --quiet
[ -d xdg/muster ] && ok "\$XDG_CACHE_HOME/muster" || not_ok "\$XDG_CACHE_HOME/muster" "is not there"
unset XDG_CACHE_HOME
HOME=$folder/home "$muster" build payments -o site "${day[@]}" --quiet
[ -d home/.cache/muster ] && ok "~/.cache/muster" || not_ok "~/.cache/muster" "is not there"
expect_exit "both a cache and none are a usage error" 64 "${build[@]}" --no-cache
expect_exit "a cache that cannot be written stops nothing" 0 "$muster" build payments -o site "${day[@]}" --cache payments/muster.yml/cache -v
expect_text "and is said" "cache.not-kept" err

# Many at once, in one cache and for one place: one builds, or finds nothing to do; the others are told to go.
for number in $(seq 8); do
  (code=0; "${build[@]}" --quiet 2>/dev/null || code=$?; echo $code >"code-$number") &
done
wait
expect "of many at once each ends well or is told to go" "" "$(cat code-* | grep -vxE '0|75' || true)"
same_as_cold "and the site is whole" site payments
