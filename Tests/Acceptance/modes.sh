#!/usr/bin/env bash
# Other ways to publish than the exchange of two folders, the way back, and the gate against a site that shrank.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
for number in $(seq 1 20); do
  sed "s/ADR-1/ADR-$((number + 1))/" payments/records/decision.md | write "payments/records/decisions/$number.md"
done
build=("$muster" build payments --as-of 2026-11-20 --quiet)
change() { echo "Changed: $1." >>payments/records/review.md; }

# Releases.
expect_exit "a first release" 0 "${build[@]}" --releases reports
stop_if_failed
"${build[@]}" -o plain
first=$(readlink reports/current)
[[ $first =~ ^releases/[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}$ ]] && ok "current leads to it" || not_ok "current leads to it" "$first"
expect "it ends in the digest of its manifest" "$(sha256sum <reports/current/manifest.json | head -c 12)" "${first##*-}"
expect "it is the site that an exchange publishes" "" "$(diff <(digests plain) <(digests reports/current/) | head -n 3)"
expect_exit "the same again" 0 "${build[@]}" --releases reports
expect "makes no release" 1 "$(ls reports/releases | wc -l)"
for number in 1 2 3 4 5 6; do
  change "$number"
  "${build[@]}" --releases reports
  # As if it were of a night long ago.
  id=$(basename "$(readlink reports/current)")
  mv "reports/releases/$id" "reports/releases/2001010${number}T020000Z-${id##*-}"
  ln -sfn "releases/2001010${number}T020000Z-${id##*-}" reports/current
done
rm -rf "reports/$first"
change 7
expect_exit "one more than the newest five" 0 "${build[@]}" --releases reports
expect "the newest five stay" "20010103 20010104 20010105 20010106" \
  "$(ls reports/releases | cut -c 1-8 | head -n 4 | paste -sd ' ')"
expect "and no other" 5 "$(ls -A reports/releases | wc -l)"
last=$(basename "$(readlink reports/current)")

expect_exit "rollback" 0 "$muster" rollback --releases reports
expect "shows the release before" 20010106 "$(basename "$(readlink reports/current)" | cut -c 1-8)"
expect_exit "rollback --list" 0 "$muster" rollback --releases reports --list
expect "lists the newest first, and says which is shown" "$last 2001010" "$(sed -n '1s/ .*//p' out) $(sed -n '2s/[0-9]T.*  shown$//p' out)"
expect "with the time, and with what it holds" 5 \
  "$(grep -cE '^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}  [0-9-]{10}T[0-9:]{8}Z +[0-9]+ files +[0-9]+ pages' out)"
expect_exit "a release by its name" 0 "$muster" rollback "$last" --releases reports
expect "is shown" "releases/$last" "$(readlink reports/current)"
expect_exit "one that is not there is a usage error" 64 "$muster" rollback 20010101 --releases reports
expect_text "and those that are there are listed" "$last  2" err
expect_exit "there may be none to go back to" 65 "$muster" rollback --releases plain
expect_exit "the folder is to be named" 64 "$muster" rollback
expect_exit "--releases goes without -o" 64 "${build[@]}" --releases reports -o site
mkdir foreign && echo mine >foreign/mine
for option in "--releases foreign" "--in-place -o foreign"; do
  # shellcheck disable=SC2086
  expect_exit "a folder of somebody else is refused: $option" 65 "${build[@]}" $option
done
expect "and nothing is made in it" mine "$(ls -A foreign)"
expect_exit "a site is no folder of releases" 65 "${build[@]}" --releases plain

"${build[@]}" -o served
"${build[@]}" --releases kept
expect_exit "adopt" 0 "$muster" adopt served --releases kept
shown=$(digests kept/current/)
for path in served payments/../served; do
  expect_exit "adopt $path again" 0 "$muster" adopt "$path" --releases kept
  expect_text "says that there was nothing to do" "led already" err
  expect "and the release stays" "$shown" "$(digests kept/current/)"
done
expect_exit "nothing is published through the link" 65 "${build[@]}" -o payments/../served
expect_exit "the old line of a crontab" 65 "${build[@]}" -o served
expect_text "is told how to publish now" "Publish with \`--releases $folder/kept\`" err

# In place: the folder stays the same one, and may be a mount point.
expect_exit "in place" 0 "${build[@]}" -o place --in-place
inode=$(stat -c %i place)
echo mine >place/CNAME
change "in place"
expect_exit "and again" 0 "${build[@]}" -o place --in-place
expect "the folder is the same" "$inode" "$(stat -c %i place)"
expect "a file of somebody else stays" mine "$(cat place/CNAME)"
"${build[@]}" -o fresh
expect "the manifest is that of any other site" "$(sha256sum <fresh/manifest.json)" "$(sha256sum <place/manifest.json)"
is_whole place >/dev/null 2>&1 && ok "the site is whole" || not_ok "the site is whole" "the manifest disagrees"
expect "nothing is left in it" "" "$(find place -name '.muster*' | head -n 3)"
"${build[@]}" -o either
(flock -n 9 && "${build[@]}" -o either --in-place 2>err || echo $? >code) 9>.either.muster-lock
expect "while an exchange is at work it is turned away" 75 "$(cat code)"
expect "and leaves nothing" "" "$(find either -name '.muster*' | head -n 3)"
expect_exit "so that the next exchange is none the worse" 0 "${build[@]}" -o either
mkdir either/.muster-stage-1 && : >either/.muster-lock
expect_exit "nor for one that was killed before it moved anything" 0 "${build[@]}" -o either
expect "which is tidied" "" "$(find either -name '.muster*' | head -n 3)"
mkdir either/.muster-arriving
(flock -n 9 && "${build[@]}" -o either 2>err || echo $? >code) 9>either/.muster-lock
expect "an exchange is turned away while files are moved in" 75 "$(cat code)"
expect_exit "and refused when that was stopped" 65 "${build[@]}" -o either
expect_text "with what to do" "--in-place" err

mount_point() { unshare -m bash -c 'mount -t tmpfs none "$0" && "$@"' "$@"; }
mkdir mounted
if mount_point mounted true 2>/dev/null; then
  expect_exit "a mount point cannot be exchanged" 65 mount_point mounted "${build[@]}" -o mounted
  expect_text "and the message says how else" "--in-place" err
  expect_exit "in place it is published to" 0 mount_point mounted "${build[@]}" -o mounted --in-place
  read_only() { unshare -m bash -c 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && "$@"' "$@"; }
  expect_exit "rollback on a read-only file system is a matter of the disk" 74 \
    read_only reports "$muster" rollback --releases reports
  full() {
    unshare -m bash -c 'mount -t tmpfs -o size=1500k none mounted && mkdir mounted/in && code=0 &&
      { "$@" || code=$?; } && ls -A mounted/in >left && exit $code' full "$@"
  }
  expect_exit "a disk that fills up while pages are written" 74 full "${build[@]}" -o mounted/in/site
  expect_text "is named" "No space left on device" err
  expect "and what was written is gone at once" "" "$(cat left)"
else
  skip "a mount point is published to in place" "mounting is not allowed here"
fi

# Who may read, and who may build.
(umask 077 && "${build[@]}" -o shut)
expect_exit "a night after one with a wrong umask" 0 bash -c 'umask 022 && "$@"' shut "${build[@]}" -o shut
expect "mends the pages" "" "$(find shut -type f ! -perm 644 | head -n 3)"
expect "and leaves the folder's own bits alone" 700 "$(stat -c %a shut)"
if can_be_nobody; then
  mkdir shared && chown 65534:65534 shared && chmod 755 . && cp -R payments readable && chmod -R a+rX readable
  theirs=(as_nobody "$muster" build "$folder/readable" --as-of 2026-11-20 --quiet --no-cache -o "$folder/shared/site")
  : >shared/.site.muster-lock
  expect_exit "a lock that another account has left locks nothing" 0 "${theirs[@]}"
  (umask 077 && : >shared/.site.muster-lock)
  expect_exit "one that cannot even be read" 74 "${theirs[@]}"
  expect_text "is named, with what to do" "Remove it when no build of that account is at work" err
  rm shared/.site.muster-lock && : >shared/.site.muster-lock
  (flock -n 9 && "${theirs[@]}" 2>err || echo $? >code) 9<shared/.site.muster-lock
  expect "one that is held locks, whosever it is" 75 "$(cat code)"
else
  skip "a lock of another account" "nobody cannot be played here"
fi

# What a configuration may say.
echo "publish: { to: configured, mode: releases }" >own.yml
expect_exit "a folder and a mode from a configuration that is given" 0 "${build[@]}" --config own.yml
[ -L configured/current ] && ok "are in force" || not_ok "are in force" "there is no configured/current"
expect_exit "rollback reads them too" 0 "$muster" rollback --config own.yml --list
expect_exit "the command line goes before them" 0 "${build[@]}" --config own.yml -o said
[ -f said/index.html ] && ok "all of them" || not_ok "all of them" "there is no said/index.html"
echo "publish: { to: slip, mode: relases }" >slip.yml
expect_exit "a mistake in them publishes nothing" 65 "${build[@]}" --config slip.yml
expect_text "and is shown with its place" "slip.yml:1:28: error: " err
expect "and with a suggestion" "1 no" "$(grep -c 'Did you mean `releases`?' err) $([ -e slip ] || [ -e public ] && echo yes || echo no)"
cp -R payments greedy && echo "publish: { to: elsewhere }" >>greedy/muster.yml
expect_exit "a configuration in a source" 0 "$muster" build greedy -o greedy-site --as-of 2026-11-20
expect "may not say it" 1 "$(jq '[.[] | select(.id == "configuration.reaches-out")] | length' greedy-site/data/v1/diagnostics.json)"
[ ! -e elsewhere ] && ok "and is not heard" || not_ok "and is not heard" "elsewhere is there"

# The gate.
digests plain >before
rm payments/records/decisions/1*.md
expect_exit "a site that shrank by more than a tenth" 65 "${build[@]}" -o plain
expect_text "says so" "[site.shrunk]" err
expect "and the old one stays" "" "$(diff before <(digests plain) | head -n 3)"
expect_exit "releases have the same gate" 65 "${build[@]}" --releases reports
expect_exit "--allow-shrink" 0 "${build[@]}" -o plain --allow-shrink
expect_exit "and then the smaller one is what stands" 0 "${build[@]}" -o plain
make_repository ledger
expect_exit "a second source" 0 "$muster" build payments ledger --as-of 2026-11-20 --quiet -o both
expect_exit "that is lost" 65 "$muster" build payments --as-of 2026-11-20 --quiet -o both
expect_text "is named" 'the source "ledger"' err
mv ledger/.git aside
expect_exit "and so is one that has lost its commits" 65 "$muster" build payments ledger --as-of 2026-11-20 --quiet -o both
expect_text "with that reason" 'the source "ledger" has no commit' err
mv aside ledger/.git
rm -rf payments/records payments/muster.yml
expect_exit "a source that was emptied is lost too" 65 "${build[@]}" -o plain
expect_text "and is named" "[site.lost-source]" err
