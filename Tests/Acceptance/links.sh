#!/usr/bin/env bash
# Links and images of a repository on disk: each link leads somewhere or is said to lead nowhere, an image is published once,
# and no byte of a file outside the source ever reaches the site.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
sentinel=the-bytes-of-a-file-outside

# A GIF of 3 by 2 pixels, a PNG header, and what only claims to be an image.
mkdir -p payments/img
printf 'GIF89a\003\000\002\000\200\000\000\000\000\000\377\377\377,\000\000\000\000\003\000\002\000\000\002\003\204o\005\000;' >payments/img/dot.gif
cp payments/img/dot.gif "payments/img/a dot.gif"
printf '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' >payments/img/drawing.svg
printf '<!doctype html><script>alert(1)</script>' >payments/img/page.png
printf 'GIF89a\003\000\002\000%s' "$sentinel" >outside.gif
ln -s ../../outside.gif payments/img/out.gif
ln -s ../../ payments/img/up
head -c 6000000 /dev/zero | sed '1s/^/GIF89a/' >payments/img/large.gif

write payments/records/linked.md <<'END'
---
kind: decision-record
service: payments
status: accepted
---
# Linked

![dot](../img/dot.gif) ![same](/img/dot.gif) ![blank](<../img/a dot.gif>) ![escaped](../img/a%20dot.gif)

![svg](../img/drawing.svg) ![html](../img/page.png) ![out](../img/out.gif) ![up](../img/up/outside.gif) ![large](../img/large.gif)

[review](review.md) [part](review.md#1-no-rollback-plan-high) [page](review.html) [bare](./review) [case](REVIEW.md) [self](#below)

[line](../muster.yml:2) [lines](../muster.yml#L1-L2) [folder](../img/) [gone](gone.md) [up](../../outside.gif) [no](review.md#no)

## Below
END
git -C payments remote add origin https://user:hunter22@codeberg.org/owner/payments.git
git -C payments add -A
git -C payments commit -q --no-gpg-sign -m "Add links"
commit=$(git -C payments rev-parse HEAD)

build=("$muster" build payments --as-of 2026-11-20)
expect_exit "a repository with links of all kinds is published" 0 "${build[@]}" -o site
stop_if_failed
page=$(find site/decision-records -path '*linked-*' -name index.html)
hash=$(sha256sum payments/img/dot.gif | cut -c1-32)
expect "each image has its content's name, and none but images is there" "a-dot-$hash.gif dot-$hash.gif" \
  "$(find site/assets -type f ! -name 'site.*' -printf '%f\n' | LC_ALL=C sort | paste -sd ' ')"
expect "its bytes are those of the repository" "" "$(cmp payments/img/dot.gif "site/assets/dot-$hash.gif" 2>&1)"
expect "four images are shown" 4 "$(grep -o '<img ' "$page" | wc -l)"
expect_text "with their size" "alt=\"dot\" width=\"3\" height=\"2\"" "$page"
expect "no byte from outside the source is published" "" "$(grep -rlF -- "$sentinel" site | head -n 1)"
expect "no link to a forge holds a password" "" "$(grep -rlF -- hunter22 site | head -n 1)"
expect_text "lines are linked on the forge" "https://codeberg.org/owner/payments/src/commit/$commit/muster.yml#L1-L2\"" "$page"
expect_text "a line behind a colon too" "/src/commit/$commit/muster.yml#L2\"" "$page"
expect_text "a folder too" "/src/commit/$commit/img\"" "$page"
expect_text "a heading of another record is an anchor of its page" "index.html#h-1-no-rollback-plan-high\">part</a>" "$page"
expect_text "a heading of its own too" '<a href="#h-below">self</a>' "$page"
expect "what could not be resolved is reported, once each" \
  "image.refused image.refused image.refused image.refused link.broken link.broken link.broken link.case link.heading" \
  "$(jq -r '.[] | select(.path == "records/linked.md") | .id' site/data/v1/diagnostics.json | LC_ALL=C sort | paste -sd ' ')"
expect "with its place" "10:8" "$(jq -r '.[] | select(.message | contains("drawing.svg")) | "\(.line):\(.column)"' site/data/v1/diagnostics.json)"
expect "and on the page of the record" 9 "$(grep -oE 'rules/(link|image)\.[a-z]+/index.html' "$page" | wc -l)"

# What did not change stays as it is, and a revision gives the same images.
inode=$(stat -c %i "site/assets/dot-$hash.gif")
expect_exit "it is published again" 0 "${build[@]}" -o site --quiet
expect "an unchanged image keeps its inode" "$inode" "$(stat -c %i "site/assets/dot-$hash.gif")"
[ -z "$(is_whole site 2>&1)" ] && ok "the manifest lists every image" || not_ok "the manifest lists every image" "$(is_whole site 2>&1 | head -n 1)"
digests site >expected
rm payments/img/dot.gif
expect_exit "a revision is published without a checkout" 0 "${build[@]}" --at "$commit" -o revision --quiet
expect "with the same bytes" "" "$(diff expected <(digests revision) | head -n 3)"
expect_exit "the folder is published without the image" 0 "${build[@]}" -o site --quiet
[ -e "site/assets/dot-$hash.gif" ] && ok "which stays for pages that were fetched before" || not_ok "which stays for pages that were fetched before" "it is gone"
expect_exit "and once more" 0 "${build[@]}" -o site --quiet --no-cache
[ ! -e "site/assets/dot-$hash.gif" ] && ok "then it is gone, too" || not_ok "then it is gone, too" "it is still there"

# Every known way to write a path that leaves a folder, as links and as images.
if [ -d "$shared/hostile" ]; then
  mkdir -p hostile && cp outside.gif hostile-outside.gif
  {
    printf -- '---\nkind: decision-record\n---\n# Ways out\n\n'
    { cat "$shared"/hostile/{deep_traversal,directory_traversal,traversals-8-deep-exotic-encoding,Open-Redirect-payloads}.txt
      jq -r '.[] | select(length < 300)' "$shared/hostile/path-vectors.json"; } |
      tr -d '\000\r' | sed "s|{FILE}|hostile-outside.gif|g; s/[<>]//g; /^\$/d" |
      awk '{ print "[x](<" $0 ">) ![y](<" $0 ">)\n" }'
  } | iconv -c -t UTF-8 >hostile/ways.md
  expect_exit "two thousand ways out of a folder are published as text" 0 "$muster" build hostile -o ways --as-of 2026-11-20 --quiet
  expect "and none leads out" "" "$(grep -rlF -- "$sentinel" ways | head -n 1)"
  expect "no file of the machine is linked" "" "$(grep -rhoE '(href|src)="(/|file:|\\)[^"]*"' ways | head -n 1)"
else
  skip "two thousand ways out of a folder" "there is no ../shared/hostile"
fi
