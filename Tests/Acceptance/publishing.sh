#!/usr/bin/env bash
# What is not ours is never deleted, the output is never input, and what did not change stays as it is.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
build=("$muster" build payments --as-of 2026-11-20 --quiet)

refused() { # NAME DESTINATION
  expect_exit "$1 is refused" 65 "${build[@]}" -o "$2"
  [ -s "$folder/err" ] && ok "with the reason" || not_ok "with the reason" "nothing on the error stream"
}
refused "/" /
HOME=$folder/home && mkdir home && echo mine >home/mine
export HOME
refused "the home folder" "$HOME"
refused "the source itself" payments
refused "a folder above the source" .
mkdir foreign && echo mine >foreign/mine.html
refused "a folder with files of somebody else" foreign
echo file >a-file
refused "a file" a-file
mkdir elsewhere && ln -s elsewhere linked
refused "a symbolic link" linked
expect "nothing was deleted" "mine mine file 1" \
  "$(cat home/mine foreign/mine.html a-file | paste -sd ' ') $(find payments -name review.md | wc -l)"

mkdir site && : >site/.gitkeep
expect_exit "a folder that holds .gitkeep alone counts as empty" 0 "${build[@]}" -o site
stop_if_failed
[ -e site/.gitkeep ] && ok ".gitkeep survives the first build" || not_ok ".gitkeep survives the first build" "it is gone"
mkdir site/well-known && echo mine >site/well-known/mine.txt && echo mine >site/CNAME
find site -type f -name '*.html' -printf '%i %T@ %p\n' | LC_ALL=C sort >before
expect_exit "the site is built again" 0 "${build[@]}" -o site
find site -type f -name '*.html' -printf '%i %T@ %p\n' | LC_ALL=C sort >after
expect "unchanged files keep their inode and time" "" "$(diff before after | head -n 3)"
expect "files of somebody else survive" "mine mine" "$(cat site/CNAME site/well-known/mine.txt | paste -sd ' ')"
[ -e site/.gitkeep ] && ok ".gitkeep survives" || not_ok ".gitkeep survives" "it is gone"

gone=$(jq -r '.[] | select(.path == "records/debt.md") | .url' site/data/v1/records.json)
rm payments/records/debt.md
expect_exit "a build without a record" 0 "${build[@]}" -o site --allow-shrink
[ -n "$gone" ] && [ ! -e "site/$gone" ] && ok "its page is gone" || not_ok "its page is gone" "$gone is still there"
git -C payments checkout -q -- records/debt.md

# The destination lies inside the source and is not ignored.
inside=("$muster" build payments -o payments/reports --as-of 2026-11-20 --quiet)
expect_exit "a destination inside the source" 0 "${inside[@]}"
digests payments/reports >expected
expect_exit "and again" 0 "${inside[@]}"
expect "the output is never input" "" "$(diff expected <(digests payments/reports) | head -n 3)"
expect "and does not make the source dirty" "false" "$(jq -r '.sources[0].dirty // false' payments/reports/data/v1/site.json)"
cp -a payments/reports payments/copy-of-reports
expect_exit "a copy of a site inside the source" 0 "${inside[@]}"
for name in records services; do
  expect "is not input either: $name.json" "" "$(diff expected <(digests payments/reports) | grep -F "data/v1/$name.json" || true)"
done
expect "and is told of in a note" 'note source.own-output' \
  "$(jq -r '.[] | select(.path == "copy-of-reports") | "\(.severity) \(.id)"' payments/reports/data/v1/diagnostics.json)"

# Every link of every page, looked up on disk by other means than Muster's.
find site -name '*.html' -print0 | xargs -0 grep -oHE '(href|src)="[^"]*"' | sed -E 's/:[a-z]+="/\t/; s/"$//; s/&amp;/\&/g' |
  awk -F '\t' '$2 !~ /^(https?:|mailto:|$)/ {
    hash = index($2, "#"); anchor = hash ? substr($2, hash + 1) : ""; target = hash ? substr($2, 1, hash - 1) : $2
    sub(/\?.*/, "", target)
    path = $1; if (target != "") { sub(/[^\/]*$/, "", path); path = path target }
    count = split(path, parts, "/"); depth = 0
    for (i = 1; i <= count; i++) {
      if (parts[i] == "..") { depth-- } else if (parts[i] != ".") { way[++depth] = parts[i] }
      if (depth < 1) { print $1 ": " $2 " leaves the site" >"/dev/stderr"; next }
    }
    file = way[1]; for (i = 2; i <= depth; i++) file = file "/" way[i]
    if (way[1] != "site") print $1 ": " $2 " leaves the site" >"/dev/stderr"
    print file "\t" anchor
  }' 2>broken-links | LC_ALL=C sort -u >targets
[ "$(wc -l <targets)" -gt 100 ] && ok "links were found" || not_ok "links were found" "$(wc -l <targets)"
cut -f 1 targets | LC_ALL=C sort -u | while IFS= read -r file; do [ -f "$file" ] || echo "$file is not there"; done >>broken-links
find site -name '*.html' -print0 | xargs -0 grep -oHE ' id="[^"]*"' | sed -E 's/: id="/\t/; s/"$//; s/&amp;/\&/g' | LC_ALL=C sort -u >ids
awk -F '\t' '$2 != ""' targets | LC_ALL=C sort -u | LC_ALL=C comm -23 - ids | sed 's/$/ is no anchor/' >>broken-links
expect "every link and anchor resolves" "" "$(head -n 3 broken-links)"
expect "no page speaks to another machine" "" "$(grep -rlE '<(script|img|link|iframe)[^>]*(src|href)="(https?:)?//' site | head -n 1)"
