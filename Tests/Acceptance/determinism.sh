#!/usr/bin/env bash
# The same inputs give the same bytes: twice, elsewhere, in another time zone and language, with any number of processors.
source "$(dirname "$0")/prelude"

same() { # NAME SITE
  if difference=$(diff "$folder/expected" <(digests "$2")); then ok "$1"; else
    not_ok "$1" "$(echo "$difference" | head -n 4 | tr '\n' ' ')"
  fi
}
build() { "$muster" build "$1" -o "$2" --as-of 2026-11-20 --quiet 2>"$folder/err"; }

# This repository, when it is one: a folder of sources without its history has no commits to read.
cd "$root"
build . "$folder/own/site" && digests "$folder/own/site" >"$folder/expected"
build . "$folder/own-again/site" && same "this repository, twice" "$folder/own-again/site"
(cd / && build "$root" "$folder/own-root/site") && same "this repository, from another working folder" "$folder/own-root/site"

make_repository "$folder/here/payments"
mkdir -p "$folder/there/much/deeper"
cp -a "$folder/here/payments" "$folder/there/much/deeper/payments"
cd "$folder"
build here/payments "$folder/first/site" && digests "$folder/first/site" >"$folder/expected"
expect "the site has pages" yes "$([ "$(wc -l <"$folder/expected")" -gt 10 ] && echo yes || echo no)"
build here/payments "$folder/second/site" && same "twice" "$folder/second/site"
build here/payments "$folder/first/site" && same "over itself" "$folder/first/site"
build there/much/deeper/payments "$folder/elsewhere/site" && same "from another folder" "$folder/elsewhere/site"
TZ=Pacific/Kiritimati build here/payments "$folder/zone/site" && same "TZ=Pacific/Kiritimati" "$folder/zone/site"
TZ=America/Los_Angeles LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 build here/payments "$folder/language/site" &&
  same "LANG=tr_TR.UTF-8" "$folder/language/site"
LC_ALL=C build here/payments "$folder/posix/site" && same "LC_ALL=C" "$folder/posix/site"
SOURCE_DATE_EPOCH=1000000000 build here/payments "$folder/epoch/site" && same "--as-of before SOURCE_DATE_EPOCH" "$folder/epoch/site"

taskset -c 0 "$muster" build "$root" -o "$folder/one-processor/site" --as-of 2026-11-20 --quiet 2>"$folder/err"
digests "$folder/own/site" >"$folder/expected"
same "this repository, on one processor" "$folder/one-processor/site"

# Three files with another modification time and order on disk.
touch -d 2020-01-01 "$folder/here/payments/records/"*.md
digests "$folder/second/site" >"$folder/expected"
build here/payments "$folder/touched/site" && same "with other file times" "$folder/touched/site"
