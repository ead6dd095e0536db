#!/usr/bin/env bash
# A preview: what it serves and refuses, how it follows changes, and how it ends.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
mkdir tmp own own/site own/site/pages
cp "$MUSTER_TEMPLATES/site/pages/not-found.mustache" own/site/pages
process="" at=""

end_preview() {
  local status=$?
  set +e
  [ -z "$process" ] || kill -KILL "$process" 2>/dev/null
  (exit "$status")
  finish
}
trap end_preview EXIT

# within SECONDS COMMAND...: tries until it succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -le "$end" ] || return 1
    sleep 0.05
  done
}

# eventually NAME COMMAND...
eventually() {
  local name=$1
  shift
  if within 60 "$@"; then ok "$name"; else not_ok "$name" "not within a minute: $(tail -n 3 told | tr '\n' ' ')"; fi
}

# get PATH [CURL OPTION...]: prints the status; the answer is in `body` and `headers`.
get() {
  local path=$1
  shift
  curl -s --max-time 30 --path-as-is -o body -D headers -w '%{http_code}' "$@" "$at${path#/}" || true
}
header() { sed -n "s/^$1: //Ip" headers | tr -d '\r'; }
shows() { [ "$(get "$1")" = "${3:-200}" ] && grep -qF -- "$2" body; }
lacks() { [ "$(get "$1")" = 200 ] && ! grep -qF -- "$2" body; }
edition() { get index.html >/dev/null && sed -n 's/.*reload\.js?\([0-9a-f-]*\)".*/\1/p' body; }
# raw TEXT: what comes back for these bytes.
raw() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf "$1" >&3
  timeout 5 cat <&3 || true
  exec 3>&-
}

TMPDIR=$folder/tmp "$muster" serve payments --port 0 --as-of 2026-11-20 --templates own 2>told &
process=$!
within 60 grep -q 'http://127' told && ok "it says where" || not_ok "it says where" "$(tail -n 3 told)"
stop_if_failed
at=$(grep -o 'http://127\.0\.0\.1:[0-9]*/' told)
port=${at#http://127.0.0.1:} port=${port%/}

# Where it listens, and to whom.
hex=$(printf %04X "$port")
expect "it listens on loopback and nowhere else" "0100007F:$hex" \
  "$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port=":$hex" '$4 == "0A" && $2 ~ port "$" { print $2 }')"
expect "a page from elsewhere with a name that leads here is refused" 421 "$(get / -H "Host: evil.example:$port")"
expect "so is a request without a name" 421 "$(get / -H 'Host:')"
expect "and one with another port" 421 "$(get / -H "Host: localhost:1")"
expect "localhost is answered" 200 "$(get / -H "Host: localhost:$port")"

# What it serves.
site=$(echo tmp/muster-*/site)
expect "the front page" 200 "$(get /)"
head -n -1 body | cmp -s - "$site/index.html" && ok "is the built one, and a last line" || not_ok "is the built one, and a last line" "other bytes"
grep -qF -- "$(header Content-Security-Policy)" "$root/docs/serving.md" && ok "with the documented policy" ||
  not_ok "with the documented policy" "$(header Content-Security-Policy)"
expect "and no other type guessed" "text/html; charset=utf-8 nosniff" "$(header Content-Type) $(header X-Content-Type-Options)"
expect "the page of the search" 200 "$(get /search/)"
grep -qF -- "\"$(header Content-Security-Policy)\"" "$root/docs/serving.md" && ok "has its own policy" || not_ok "has its own policy" "$(header Content-Security-Policy)"
expect "the brief" 200 "$(get /brief.html)"
cmp -s body "$site/brief.html" && ok "is served as it is" || not_ok "is served as it is" "other bytes"
wrong=""
while IFS= read -r address; do
  [ "$(get "/$address")" = 200 ] || wrong="$wrong $address"
done < <(jq -r '.outputs[].path' "$site/manifest.json")
expect "every file of the manifest is there" "" "$wrong"
expect "HEAD" "200 $(stat -c %s "$site/brief.html") 0" "$(get /brief.html --head) $(header Content-Length) $(tail -n +2 body | grep -c '<html')"
expect "POST is refused" "405 GET, HEAD" "$(get / --data x) $(header Allow)"
expect "a body that is a request is not answered as one" 1 \
  "$(raw "POST / HTTP/1.1\r\nHost: evil.example\r\nTransfer-Encoding: chunked\r\n\r\nGET / HTTP/1.1\r\nHost: localhost:$port\r\n\r\n" | grep -c '^HTTP/' || true)"

# What it does not serve.
echo secret >"$site/notes.txt"
ln -s /etc/passwd "$site/link.txt"
wrong=""
for path in /notes.txt /link.txt /BUILD.json /../../../../etc/passwd /..%2f..%2f..%2fetc/passwd /%2e%2e/%2e%2e/etc/passwd \
  '/..\..\etc\passwd' /%252e%252e/etc/passwd //etc/passwd /assets/../../../etc/passwd /./index.html /assets /assets/ \
  /.git/config /.muster /index.html%00.css /%00 /%ff /index.html/ '/services/payments' '/%' '/~preview/' '/~preview/../index.html'; do
  [ "$(get "$path")" = 404 ] && ! grep -qE 'root:|secret' body || wrong="$wrong $path"
done
expect "nothing that the manifest does not list" "" "$wrong"
rm "$site/notes.txt" "$site/link.txt"
answer=$(raw "GET http://localhost:$port/index.html HTTP/1.1\r\nHost: localhost:$port\r\n\r\n" | head -n 1)
expect "nor by a whole address" "HTTP/1.1 404 Not Found" "${answer%$'\r'}"

# How it follows changes.
before=$(edition)
curl -s --max-time 30 "${at}~preview/change?$before&1" >change &
asked=$!
sleep 0.3
kill -0 "$asked" 2>/dev/null && ok "a page that asks for another edition is held" || not_ok "a page that asks for another edition is held" "$(cat change)"
sed -i 's/Queue every charge/Queue most charges/' payments/records/decision.md
eventually "a document that changes is shown" shows /decision-records/index.html "Queue most charges"
within 30 eval "! kill -0 $asked" && grep -qF 'width="2"' change && ok "and the page is told" || not_ok "and the page is told" "$(cat change)"
expect "at once, when it asks later" 1 "$(get "/~preview/change?$before" >/dev/null; grep -c 'width="2"' body)"
sed 's/ADR-1/ADR-2/; s/most charges/no charge/' payments/records/decision.md >payments/new.tmp
mv payments/new.tmp payments/records/decision-2.md
eventually "a file that is moved in" shows /decision-records/index.html "Queue no charge"
mkdir -p payments/more/deep
sleep 0.5
sed 's/ADR-1/ADR-3/; s/most charges/a few/' payments/records/decision.md >payments/more/deep/decision.md
eventually "one in a new folder" shows /decision-records/index.html "Queue a few"
rm -r payments/more
eventually "and one that is removed" lacks /decision-records/index.html "Queue a few"
git -C payments add -A
git -C payments commit -q --no-gpg-sign -m "More"
commit=$(git -C payments rev-parse HEAD)
eventually "a new commit" shows /data/v1/site.json "$commit"
sed -i 's/This page is not here/This page is nowhere/' own/site/pages/not-found.mustache
eventually "a template" shows /nothing "This page is nowhere" 404

# What cannot be built.
cp payments/muster.yml kept.yml
printf 'services: [\n' >payments/muster.yml
eventually "a configuration that cannot be read is told of" grep -q 'the site stays as it was' told
expect_text "with its place" "muster.yml:" told
eventually "and on the page" shows /index.html 'class="muster-preview-failure"'
expect_text "which is otherwise as it was" "Payments" body
grep -q 'muster-preview' "$site/index.html" && not_ok "the file itself is as it was" "it has the strip" || ok "the file itself is as it was"
cp kept.yml payments/muster.yml
eventually "once it is mended, the page says no more of it" lacks /index.html 'class="muster-preview-failure"'

# How it ends.
expect_exit "a port that is in use" 75 timeout 20 "$muster" serve payments --port "$port"
expect_text "is named" "port $port of 127.0.0.1 is in use" err
expect_exit "a source that is not there" 65 env TMPDIR="$folder/tmp" timeout 20 "$muster" serve nothing --port 0
kill -TERM "$process"
within 30 eval "! kill -0 $process" || not_ok "SIGTERM ends it" "not within 30 seconds"
code=0
wait "$process" || code=$?
process=""
expect "SIGTERM ends it" 0 "$code"
expect "and nothing of it stays" "" "$(ls -A tmp)"

# Into a folder inside of what is read: its own writing is no change.
rm told
"$muster" serve payments --port 0 --as-of 2026-11-20 -o payments/public 2>told &
process=$!
within 60 grep -q 'http://127' told && ok "a folder in the source" || not_ok "a folder in the source" "$(tail -n 3 told)"
sleep 1.5
expect "is built once" 1 "$(grep -c 'http://127' told)"
kill -INT "$process"
within 30 eval "! kill -0 $process" || not_ok "Ctrl-C ends it" "not within 30 seconds"
wait "$process" && ok "Ctrl-C ends it" || not_ok "Ctrl-C ends it" "exit code $?"
process=""
is_whole payments/public >/dev/null 2>&1 && ok "and the folder stays" || not_ok "and the folder stays" "it is not whole"
