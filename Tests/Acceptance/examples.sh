#!/usr/bin/env bash
# The files of docs/examples do what they say: each runs, or is read by the program that it is for, where that is installed.
source "$(dirname "$0")/prelude"
cd "$folder"
examples=$root/docs/examples
make_repository origin
git clone -q origin payments
mkdir -p reports textfile bin
ln -s "$muster" bin/muster
export PATH=$folder/bin:$PATH
# The places that the examples name, below the folder of this script.
here() {
  sed "s|/srv/payments|$folder/payments|g; s|/srv/reports|$folder/reports|g; s|/usr/local/bin/muster|$muster|g
    s|/var/lib/prometheus/node-exporter|$folder/textfile|g" "$1"
}
lacks() { ! command -v "$1" >/dev/null 2>&1; }

# cron: the command behind the five fields, as cron gives it to a shell.
command=$(here "$examples/muster.crontab" | sed -n 's/^15 2 \* \* \*  //p')
expect "the crontab has one line that is none of words" 1 "$(grep -vc '^#' "$examples/muster.crontab")"
expect_exit "its command runs" 0 sh -c "$command"
expect "and prints nothing" 0 "$(cat out err | wc -c)"
is_whole reports/payments >/dev/null 2>&1 && ok "and publishes" || not_ok "and publishes" "the site is not whole"
[ -s textfile/muster.prom ] && ok "and leaves its metrics" || not_ok "and leaves its metrics" "no file"
stop_if_failed

# systemd.
if lacks systemd-analyze; then
  skip "the systemd units" "systemd-analyze is not installed"
else
  mkdir units
  # `verify` wants the program to be there, and knows no user but those of this machine.
  for unit in muster.service muster.timer; do here "$examples/$unit" | sed "s/^\(User\|Group\)=.*/\1=root/" >"units/$unit"; done
  expect_exit "systemd reads the service" 0 systemd-analyze verify --man=no "$folder/units/muster.service"
  expect "without a word" "" "$(cat err)"
  expect_exit "systemd reads the timer" 0 systemd-analyze verify --man=no "$folder/units/muster.timer"
  expect "without a word" "" "$(cat err)"
  expect_exit "the timer's calendar" 0 systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' units/muster.timer)"
  if systemd-analyze security --help 2>/dev/null | grep -q -- --threshold; then
    here "$examples/muster.service" >units/muster.service
    expect_exit "the service is exposed at most 2.0 of 10" 0 \
      systemd-analyze security --offline=yes --threshold=20 "$folder/units/muster.service"
  fi
  started=$(sed -n 's/^ExecStart=//p' units/muster.service)
  expect_exit "the service's command runs" 0 sh -c "cd payments && $started"
fi

# nginx: the site of above, with every header that docs/serving.md promises.
policies=$(grep -E "^ *(add_header |default |~\^/|/brief|error_page |charset |index )" "$root/docs/serving.md" | sed 's/^ *//')
expect "docs/serving.md and the example say the same to nginx" "" \
  "$(grep -vxFf <(sed 's/^ *//' "$examples/nginx.conf") <<<"$policies" || true)"
if lacks nginx || lacks curl; then
  skip "the site behind nginx" "nginx or curl is not installed"
else
  port=$((20000 + $$ % 20000))
  mkdir nginx
  here "$examples/nginx.conf" | sed "s/127.0.0.1:8080/127.0.0.1:$port/" >nginx/site.conf
  cat >nginx/nginx.conf <<END
daemon off; worker_processes 1; pid $folder/nginx/pid; error_log $folder/nginx/errors;
events {}
http {
  include $([ -e /etc/nginx/mime.types ] && echo /etc/nginx/mime.types || echo mime.types); access_log off;
  client_body_temp_path $folder/nginx/body; proxy_temp_path $folder/nginx/proxy; fastcgi_temp_path $folder/nginx/fastcgi;
  uwsgi_temp_path $folder/nginx/uwsgi; scgi_temp_path $folder/nginx/scgi;
  include $folder/nginx/site.conf;
}
END
  # Its worker is another user when an administrator runs this.
  chmod o+rx "$folder"
  nginx -e "$folder/nginx/errors" -p "$folder/nginx" -c "$folder/nginx/nginx.conf" >nginx/out 2>&1 &
  server=$!
  for _ in $(seq 1 100); do curl -so /dev/null "http://127.0.0.1:$port/" && break; sleep 0.05; done
  get() { curl -s -o body -D headers "http://127.0.0.1:$port$1" || true; tr -d '\r' <headers >lines; }
  get /
  expect "nginx answers" "HTTP/1.1 200 OK" "$(head -n 1 lines)"
  cmp -s body reports/payments/index.html && ok "with the scoreboard" || not_ok "with the scoreboard" "other bytes"
  expect_text "and its policy" "Content-Security-Policy: default-src 'none'; script-src 'self';" lines
  expect_text "and its type" "Content-Type: text/html; charset=utf-8" lines
  for header in "X-Content-Type-Options: nosniff" "Referrer-Policy: no-referrer" "Cross-Origin-Opener-Policy: same-origin" \
    "Cross-Origin-Resource-Policy: same-origin" "Permissions-Policy: camera=()" "Cache-Control: no-cache"; do expect_text "and ${header%%:*}" "$header" lines; done
  get /search/index.html
  expect_text "the search may load its index" "trusted-types muster-search" lines
  get "/$(cd reports/payments && find search/index -name '*.js' | LC_ALL=C sort | sed -n 1p)"
  expect_text "and no page from elsewhere may" "Cross-Origin-Resource-Policy: same-origin" lines
  get /badges/payments.svg
  expect_text "a badge may be shown anywhere" "Cross-Origin-Resource-Policy: cross-origin" lines
  get /brief.html
  expect_text "the brief may carry its style" "style-src 'unsafe-inline'" lines
  get "/$(cd reports/payments && ls assets/site.*.js)"
  expect_text "what is named by its content is kept" "Cache-Control: max-age=31536000, immutable" lines
  expect_text "a script is one" "javascript" lines
  get /nowhere
  expect "what is not there is not found" "HTTP/1.1 404 Not Found" "$(head -n 1 lines)"
  cmp -s body reports/payments/404.html && ok "with the site's own page" || not_ok "with the site's own page" "other bytes"
  expect_text "and the policy" "Content-Security-Policy: default-src 'none'" lines
  get /.muster
  expect "what is hidden is not shown" "HTTP/1.1 403 Forbidden" "$(head -n 1 lines)"
  get /manifest.json
  printf '%s\n' "---" "kind: debt" "service: payments" "---" "# Another" | write payments/records/another.md
  # A rebuild in the middle of a reader's visit.
  for _ in $(seq 1 40); do curl -s -o /dev/null -w '%{http_code}\n' "http://127.0.0.1:$port/index.html"; done >codes &
  reader=$!
  "$muster" build payments -o reports/payments --quiet
  wait "$reader"
  expect "a rebuild disturbs no reader" "40 200" "$(sort codes | uniq -c | xargs)"
  kill "$server"
  wait "$server" 2>/dev/null || true
fi

# CI: against the schemas of the two forges, and the commands that build.
if lacks check-jsonschema; then
  skip "the CI files against their schemas" "check-jsonschema is not installed"
else
  expect_exit "the workflow is one of GitHub's" 0 \
    check-jsonschema --builtin-schema vendor.github-workflows "$examples/github-pages.yml"
  expect_exit "the pipeline is one of GitLab's" 0 check-jsonschema --builtin-schema vendor.gitlab-ci "$examples/gitlab-ci.yml"
fi
mkdir github && git clone -q origin github/records && git clone -q origin gitlab
build=$(sed -n 's/^ *run: \(muster build\)/\1/p' "$examples/github-pages.yml")
expect_exit "the workflow's build runs" 0 sh -c "cd github && $build"
path=$(sed -n '/upload-pages-artifact/,/path:/s/^ *path: //p' "$examples/github-pages.yml")
is_whole "github/$path" >/dev/null 2>&1 && ok "and what it uploads is the site" || not_ok "and what it uploads is the site" "no site in '$path'"
build=$(sed -n 's/^ *- \(muster build\)/\1/p' "$examples/gitlab-ci.yml")
expect_exit "the pipeline's build runs" 0 sh -c "cd gitlab && $build"
is_whole gitlab/public >/dev/null 2>&1 && ok "and what it publishes is the site" || not_ok "and what it publishes is the site" "no site in public"

# The alerts.
if lacks promtool; then
  skip "the alert rules" "promtool is not installed"
else
  cp "$examples/muster-alerts.yml" "$root/Tests/Acceptance/alerts.test.yml" .
  expect_exit "Prometheus reads the alert rules" 0 promtool check rules muster-alerts.yml
  expect_exit "and they fire when they should" 0 promtool test rules alerts.test.yml
fi
