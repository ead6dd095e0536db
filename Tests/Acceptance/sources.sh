#!/usr/bin/env bash
# Every sort of source is read, or says in one line what is missing; nothing in it is executed.
source "$(dirname "$0")/prelude"
cd "$folder"

# Each time another source takes the place of the one before, which the gate would not let pass.
build() { # NAME SOURCE ARGUMENTS...
  local name=$1
  shift
  expect_exit "$name is built" 0 "$muster" build "$@" -o "$folder/site" --as-of 2026-11-20 --quiet --allow-shrink
}
records() { jq "[.[] | select($1)] | length" "$folder/site/data/v1/records.json"; }

mkdir plain-empty
build "an empty folder" plain-empty
expect "and has a front page" yes "$([ -s site/index.html ] && echo yes || echo no)"
stop_if_failed
git init -q empty-repository
build "a repository without commits" empty-repository
mkdir prose && echo '# Only prose' >prose/notes.md
build "a folder without records" prose
expect "and has no records" 0 "$(records 'true')"

make_repository payments
build "a repository" payments
committed=$(records 'true')
expect "its records" yes "$([ "$committed" -ge 6 ] && echo yes || echo no)"
sed 's/ADR-1/ADR-2/' payments/records/decision.md >payments/records/untracked.md
echo 'ignored/' >payments/.gitignore
mkdir payments/ignored && sed 's/ADR-1/ADR-3/' payments/records/decision.md >payments/ignored/decision.md
build "a working tree with untracked files" payments
expect "the untracked record is read, the ignored one is not" $((committed + 1)) "$(records 'true')"
build "a revision" payments --at HEAD
expect "the records of the revision" "$committed" "$(records 'true')"
build "a folder inside a repository" payments/records
expect "is that repository, limited to it" 0 "$(records '(.path | startswith("records/")) and .kind == "service"')"

rm -rf plain && mkdir plain && cp -r payments/records payments/muster.yml plain/
build "a plain folder" plain
git clone -q --bare payments bare.git
build "a bare repository" bare.git
expect "the records of a bare repository" "$committed" "$(records 'true')"
git clone -q --depth 1 "file://$folder/payments" shallow
build "a shallow clone" shallow
git -C payments worktree add -q --detach ../worktree
build "a worktree" worktree
git -C shallow checkout -q --detach
build "a detached head" shallow
build "two sources" payments prose
expect "the sources are named" "payments prose" "$(jq -r '[.sources[].name] | join(" ")' site/data/v1/site.json)"
cp -a payments nested && git init -q nested/inner && cp payments/records/debt.md nested/inner/other.md
build "a repository inside another" nested

if can_be_nobody; then
  chmod 755 "$folder" && mkdir output && chmod 777 output
  expect_exit "a repository of another user is built" 0 \
    as_nobody "$muster" build payments -o output/site --as-of 2026-11-20 --quiet
  expect "with its commit" "$(git -C payments rev-parse HEAD)" "$(jq -r '.sources[0].commit' output/site/data/v1/site.json)"
  cp -a payments closed && chmod 700 closed/.git
  as_nobody "$muster" check closed --as-of 2026-11-20 >closed.txt 2>&1 || true
  expect_text "a git folder that may not be read is told of" "'.git' cannot be read" closed.txt
  chmod 755 closed/.git && chmod 600 closed/muster.yml
  expect_exit "a configuration that may not be read ends everything" 65 as_nobody "$muster" check closed --as-of 2026-11-20
  expect_text "and it is named" "muster.yml: error: the configuration cannot be read" err
else
  skip "a repository of another user is built" "that takes an administrator, and a program that everybody may run"
fi

cp -a payments damaged && find damaged/.git/objects -type f -exec sh -c 'chmod u+w "$1" && : >"$1"' sh {} \;
code=0
"$muster" build damaged -o "$folder/damaged-site" --as-of 2026-11-20 --quiet 2>err </dev/null || code=$?
case $code in 0 | 65) ok "a damaged repository is built or refused" ;; *) not_ok "a damaged repository is built or refused" "exit code $code" ;; esac
expect_exit "a source that is not there is refused" 65 "$muster" build nowhere -o "$folder/nowhere-site"
expect "in one line" 1 "$(wc -l <"$folder/err")"

# Everything that a repository's own configuration can name, each leaving a mark when it runs.
make_repository hostile
sentinel=$folder/executed
trap_program=$folder/trap-program
printf '#!/bin/sh\necho "$0 $*" >>"%s"\ncat 2>/dev/null\n' "$sentinel" >"$trap_program" && chmod +x "$trap_program"
git -C hostile config core.fsmonitor "$trap_program"
git -C hostile config core.hooksPath "$folder/hooks"
git -C hostile config core.pager "$trap_program"
git -C hostile config core.sshCommand "$trap_program"
git -C hostile config core.gitProxy "$trap_program"
git -C hostile config core.alternateRefsCommand "$trap_program"
git -C hostile config diff.external "$trap_program"
git -C hostile config diff.mark.textconv "$trap_program"
git -C hostile config diff.mark.command "$trap_program"
git -C hostile config filter.mark.clean "$trap_program"
git -C hostile config filter.mark.smudge "$trap_program"
git -C hostile config filter.mark.process "$trap_program"
git -C hostile config filter.mark.required true
git -C hostile config gpg.program "$trap_program"
git -C hostile config log.showSignature true
git -C hostile config credential.helper "$trap_program"
git -C hostile config uploadpack.packObjectsHook "$trap_program"
mkdir hooks
for hook in post-checkout pre-commit post-index-change fsmonitor-watchman reference-transaction; do
  cp "$trap_program" "hooks/$hook"
  cp "$trap_program" "hostile/.git/hooks/$hook"
done
echo '* filter=mark diff=mark' >hostile/.gitattributes
rm -f "$sentinel"
touch hostile/records/*.md
build "a hostile repository" hostile
build "a revision of a hostile repository" hostile --at HEAD
expect "nothing of a hostile repository was executed" "" "$(cat "$sentinel" 2>/dev/null)"
git -C hostile status >/dev/null 2>&1 || true
[ -s "$sentinel" ] && ok "the trap works: git itself steps into it" || not_ok "the trap works" "plain git did not step into it"

git init -q --bare -b main borrower.git
git -C payments rev-parse HEAD >borrower.git/refs/heads/main
mkdir -p borrower.git/objects/info && echo "$folder/payments/.git/objects" >borrower.git/objects/info/alternates
build "a bare repository that names the objects of another" borrower.git
expect "and publishes nothing of it" 0 "$(records 'true')"
for part in pack a-folder-of-loose-ones a-single-one; do
  rm -rf linked.git && git init -q --bare -b main linked.git && git -C payments rev-parse HEAD >linked.git/refs/heads/main
  rm -rf linked.git/objects/*
  case $part in
    pack) git -C payments repack -q -a && ln -s "$folder/payments/.git/objects/pack" linked.git/objects/pack ;;
    *) for loose in payments/.git/objects/??; do
        if [ "$part" = a-single-one ]; then mkdir "linked.git/objects/${loose##*/}"; fi
        if [ "$part" = a-single-one ]; then ln -s "$folder/$loose"/* "linked.git/objects/${loose##*/}/"
        else ln -s "$folder/$loose" "linked.git/objects/${loose##*/}"; fi
      done ;;
  esac
  [ "$(git -C linked.git cat-file -t main)" = commit ] || not_ok "the trap of $part works" "git itself does not step into it"
  build "a bare repository whose objects are links ($part)" linked.git
  expect "and publishes nothing behind them ($part)" 0 "$(records 'true')"
done
mkdir -p claims/.g && echo 'gitdir: .g' >claims/.git && echo 'ref: refs/heads/main' >claims/.g/HEAD
echo "$folder/payments/.git" >claims/.g/commondir
expect_exit "a folder that says that its branches lie in another repository has none" 65 \
  "$muster" build claims --at main -o "$folder/site" --quiet --allow-shrink

# Twelve objects that name a hundred million files.
git init -q --bare -b main bomb.git
tree=$(printf '100644 blob %s\tx.bin\n' "$(echo x | git -C bomb.git hash-object -w --stdin)" | git -C bomb.git mktree)
for _ in 1 2 3 4 5 6 7 8; do
  tree=$(for name in 0 1 2 3 4 5 6 7 8 9; do printf '040000 tree %s\t%s\n' "$tree" "$name"; done | git -C bomb.git mktree)
done
git -C bomb.git update-ref refs/heads/main "$(git -C bomb.git commit-tree "$tree" -m 'Many files')"
expect_exit "a commit of very many files comes to an end" 0 \
  timeout 60 "$muster" build bomb.git -o "$folder/site" --as-of 2026-11-20 --allow-shrink
expect "and says that it was not read to its end" 1 \
  "$(jq '[.[] | select(.id == "source.too-many-files")] | length' site/data/v1/diagnostics.json)"

if no_git=$(mktemp -d "$folder/path.XXXX") && PATH=$no_git "$muster" build "$folder/payments" -o "$folder/no-git" >out 2>err </dev/null; then
  ok "without git it works"
else
  expect "without git it says in one line what is missing" 1 "$(wc -l <err)"
fi
