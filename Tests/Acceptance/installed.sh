#!/usr/bin/env bash
# The installed program runs where there is no Swift toolchain and no libcmark.
source "$(dirname "$0")/prelude"
cd "$root"

if ! command -v swift >/dev/null; then
  skip "make install" "there is no toolchain to build with"
  exit 0
fi
expect_exit "make install" 0 make install PREFIX="$folder/prefix"
stop_if_failed
program=$folder/prefix/bin/muster
expect "no library of Swift or of cmark is needed" "" "$(ldd "$program" | grep -iE 'swift|foundation|cmark' || true)"
expect "every library is there" "" "$(ldd "$program" | grep 'not found' || true)"
make_repository "$folder/payments"
# A bare environment: the templates are found beside the program.
expect_exit "it runs without the toolchain" 0 \
  env -i PATH=/usr/bin:/bin HOME="$folder" "$program" build "$folder/payments" -o "$folder/site" --as-of 2026-11-20 --quiet
expect "and writes the same site" "" "$(
  "$muster" build "$folder/payments" -o "$folder/reference/site" --as-of 2026-11-20 --quiet 2>/dev/null
  diff <(digests "$folder/reference/site") <(digests "$folder/site") | head -n 3
)"
ln -s "$program" "$folder/link-to-muster"
expect_exit "also through a symbolic link" 0 \
  env -i PATH=/usr/bin:/bin HOME="$folder" "$folder/link-to-muster" build "$folder/payments" -o "$folder/site-2" --quiet
