#!/usr/bin/env bash
# The same inputs give the same bytes: twice, elsewhere, in another time zone and language, with any number of processors.
source "$(dirname "$0")/prelude"

sites=0
# reference SOURCE: builds the site with which the following ones are compared.
reference() {
  expect_exit "$1 is built" 0 "$muster" build "$1" -o "$folder/reference-$((++sites))/site" --as-of 2026-11-20 --quiet
  stop_if_failed
  digests "$folder/reference-$sites/site" >"$folder/expected"
}
# same NAME SOURCE COMMAND...: COMMAND stands before the program.
same() {
  local name=$1 source=$2 site=$folder/site-$((++sites))/site difference
  shift 2
  if ! "$@" "$muster" build "$source" -o "$site" --as-of 2026-11-20 --quiet 2>"$folder/err" </dev/null; then
    not_ok "$name" "$(tail -n 3 "$folder/err" | tr '\n' ' ')"
  elif difference=$(diff "$folder/expected" <(digests "$site")); then ok "$name"; else
    not_ok "$name" "$(echo "$difference" | head -n 4 | tr '\n' ' ')"
  fi
}

cd "$root"
reference .
same "this repository, twice" . env
cd /
same "this repository, from another working folder" "$root" env
same "this repository, on one processor" "$root" taskset -c 0

make_repository "$folder/here/payments"
mkdir -p "$folder/there/much/deeper"
cp -a "$folder/here/payments" "$folder/there/much/deeper/payments"
cd "$folder"
reference here/payments
expect "the site has pages" yes "$([ "$(wc -l <"$folder/expected")" -gt 10 ] && echo yes || echo no)"
same "twice" here/payments env
same "from another folder" there/much/deeper/payments env
same "TZ=Pacific/Kiritimati" here/payments env TZ=Pacific/Kiritimati
same "TZ=America/Los_Angeles LANG=tr_TR.UTF-8" here/payments \
  env TZ=America/Los_Angeles LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8
same "LC_ALL=C" here/payments env LC_ALL=C
same "--as-of stands above SOURCE_DATE_EPOCH" here/payments env SOURCE_DATE_EPOCH=1000000000
same "on one processor" here/payments taskset -c 0
touch -d 2020-01-01 here/payments/records/*.md
same "with other file times" here/payments env

again=$folder/again/site
for round in 1 2; do
  expect_exit "build $round into one folder" 0 "$muster" build here/payments -o "$again" --as-of 2026-11-20 --quiet
done
expect "a build over itself changes nothing" "" "$(diff "$folder/expected" <(digests "$again") | head -n 4)"
