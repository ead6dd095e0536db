#!/usr/bin/env bash
# A certificate is sealed and verified, and what changes afterwards is found: by `verify`, by `check` and on the site.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
write payments/src/pay.py <<'END'
LIMIT = 100

def pay(amount):
    if amount > LIMIT:
        raise ValueError(amount)
    return amount
END
git -C payments add -A
git -C payments commit -q --no-gpg-sign -m "Add the code"
reviewed=$(git -C payments rev-parse HEAD)
certificate=payments/records/certificates/limits_payments_20260301_101500.md
write "$certificate" <<'END'
# CERTIFICATE

**Component**: payments
**Agent**: sre
**Date**: 2026-03-01 10:15:00
**Certificate ID**: SRE-1

## DECISION
**Status**: APPROVED

## EVIDENCE
- `src/pay.py:3-6`: the limit is kept

## SIGNATURE
Agent: sre
END

expect_exit "a certificate without a seal does not hold" 1 "$muster" verify "$certificate"
expect_text "for it has no hash" "not ok hash: absent" "$folder/out"
echo '# changed' >>payments/src/pay.py
cp "$certificate" before
expect_exit "a changed cited file is refused" 65 "$muster" seal "$certificate"
expect_text "by name" "'src/pay.py' differs from the newest commit" "$folder/err"
expect "and the certificate is as it was" 0 "$(cmp -s before "$certificate"; echo $?)"
git -C payments checkout -q src/pay.py

expect_exit "seal" 0 "$muster" seal "$certificate"
expect_text "says at which commit" "sealed at ${reviewed:0:12}, with 1 cited place" "$folder/out"
expect_text "the commit is in the certificate" "**Reviewed Commit**: $reviewed" "$certificate"
expect "the hash is that of the published rule" \
  "Certificate Hash: sha256:$(sed 's/\r$//' "$certificate" | grep -v '^Certificate Hash:' | sha256sum | cut -d' ' -f1)" \
  "$(grep '^Certificate Hash:' "$certificate")"
expect "the digest is that of the cited lines" \
  "Cited Lines: src/pay.py 3-6 sha256:$(sed -n 3,6p payments/src/pay.py | sha256sum | cut -d' ' -f1)" \
  "$(grep '^Cited Lines:' "$certificate")"
expect_exit "verify" 0 "$muster" verify "$certificate"
expect "with a line for the hash, the commit and the place" 3 "$(grep -c '^ok ' "$folder/out")"
cp "$certificate" sealed
expect_exit "seal again" 0 "$muster" seal "$certificate"
expect "changes nothing" 0 "$(cmp -s sealed "$certificate"; echo $?)"
expect "and leaves nothing behind" 1 "$(find "$(dirname "$certificate")" -type f | wc -l)"

git -C payments add -A && git -C payments commit -q --no-gpg-sign -m "Add the certificate"
state() { jq -r ".[] | select(.cited == \"src/pay.py:3-6\") | .at_newest" site/data/v1/citations.json; }
expect_exit "build" 0 "$muster" build payments -o site --as-of 2026-03-02 --quiet
expect "the citation is the same" same "$(state)"
sed -i '1i # Payments' payments/src/pay.py
git -C payments commit -qam "Move the code"
expect_exit "code that only moved still holds" 0 "$muster" verify "$certificate"
expect_exit "build" 0 "$muster" build payments -o site --as-of 2026-03-02 --quiet
expect "and the site says so" moved "$(state)"
sed -i 's/amount > LIMIT/amount >= LIMIT/' payments/src/pay.py
git -C payments commit -qam "Change the code"
expect_exit "code that changed does not hold" 1 "$muster" verify "$certificate"
expect_text "by name" "not ok src/pay.py:3-6: changed; sealed as it was reviewed" "$folder/out"
expect_exit "build" 0 "$muster" build payments -o site --as-of 2026-03-02 --quiet
expect "and the site says so" changed "$(state)"
cp "$certificate" before
expect_exit "sealing it again" 0 "$muster" seal "$certificate"
expect "does not make it newer" 0 "$(cmp -s before "$certificate"; echo $?)"
expect_exit "unless it was reviewed anew" 0 "$muster" seal --reviewed-now "$certificate"
expect_exit "and then it holds" 0 "$muster" verify "$certificate"
cp before "$certificate"
if can_be_nobody; then
  chmod 755 "$folder"
  expect_exit "a folder that may not be written to" 74 as_nobody "$muster" seal --reviewed-now "$certificate"
  expect "and the certificate is as it was" 0 "$(cmp -s before "$certificate"; echo $?)"
else
  skip "a folder that may not be written to" "the script runs as a user who may not become another"
fi
expect_exit "check" 0 "$muster" check payments --as-of 2026-03-02
expect_text "and the author is told" "[citation.changed]" "$folder/out"
sed -i 's/APPROVED/REJECTED/' "$certificate"
expect_exit "a changed word does not hold" 1 "$muster" verify "$certificate"
expect_text "by its hash" "not ok hash: mismatch" "$folder/out"

expect_exit "what is no certificate" 65 "$muster" verify payments/records/decision.md
expect_exit "what is not there" 65 "$muster" seal payments/nothing.md
expect_exit "no argument is a usage error" 64 "$muster" seal

# The commit that is stated may be lost, and git may not be made to run anything.
git -C payments config core.fsmonitor "touch $folder/executed"
expect_exit "verify in a hostile repository" 1 "$muster" verify "$certificate"
expect "executes nothing" no "$([ -e "$folder/executed" ] && echo yes || echo no)"
