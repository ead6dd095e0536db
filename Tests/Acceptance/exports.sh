#!/usr/bin/env bash
# What leaves the site: the brief, a service's page, their PDF, the feed, badges, tables as CSV, and data with their schemas.
source "$(dirname "$0")/prelude"
cd "$folder"
make_repository payments
cat >>payments/muster.yml <<'END'
site: { title: Payments, base_url: https://reports.example/payments }
END
write payments/records/formula.md <<'END'
---
kind: debt
service: payments
severity: high
status: open
opened: 2026-01-21
owner: "=HYPERLINK(1)"
---
# =cmd|' /C calc'!A0
END
build() { "$muster" build payments --as-of 2026-11-20 --quiet "$@"; }
build -o site
stop_if_failed

# The brief.
expect "the brief is below a megabyte" yes "$([ "$(wc -c <site/brief.html)" -lt 1048576 ] && echo yes || echo no)"
expect "it loads nothing" 0 "$(grep -cE '<script|<link| src=|url\(|@import' site/brief.html || true)"
digest=$(jq -r '.outputs[] | select(.path != "brief.html") | "\(.sha256)  \(.path)"' site/manifest.json | sha256sum | cut -c1-64)
expect_text "it names the digest of all other files" "$digest" site/brief.html
expect_text "and the site's address" "https://reports.example/payments/" site/brief.html
style=$(sed -n 's|.*<style>||p' site/brief.html | wc -l)
expect "it has one style" 1 "$style"
hash=$(python3 - <<'END'
import base64, hashlib, re
page = open("site/brief.html", encoding="utf-8").read()
print(base64.b64encode(hashlib.sha256(re.search("<style>(.*?)</style>", page, re.S).group(1).encode()).digest()).decode())
END
)
expect_text "which its policy lets in by its digest" "style-src 'sha256-$hash'" site/brief.html
expect_text "without an earlier build it says so" "There is no earlier build to compare with." site/brief.html
build -o again --baseline site
expect_text "beside the same build nothing changed" ", no decision changed; no finding came or went." again/brief.html
expect_exit "a baseline that is not there" 65 "$muster" build payments -o never --as-of 2026-11-20 --baseline nowhere

# Export.
expect_exit "export --brief" 0 "$muster" export payments --as-of 2026-11-20 --brief brief.html
expect_text "an exported brief has the site's digest" "$digest" brief.html
expect_exit "export --brief to the output" 0 "$muster" export payments --as-of 2026-11-20 --brief -
expect "is the same" 0 "$(cmp -s "$folder/out" brief.html; echo $?)"
expect_exit "export --service, with its sources behind" 0 "$muster" export --as-of 2026-11-20 --service payments page.html payments
expect "a service's page loads nothing" 0 "$(grep -cE '<script|<link| src="[^d]' page.html || true)"
expect "and links to nothing beside it" 0 "$(grep -oE ' href="[^"]*"' page.html | grep -cvE '"(#|https://|mailto:)' || true)"
expect_exit "a service that is not there" 65 "$muster" export payments --as-of 2026-11-20 --service paymens page2.html
expect_text "gets a suggestion" "Did you mean 'payments'?" "$folder/err"
expect_exit "neither brief nor service" 64 "$muster" export payments
expect_exit "both" 64 "$muster" export payments --brief a.html --service payments b.html
expect_exit "a file in no folder" 74 "$muster" export payments --as-of 2026-11-20 --brief nowhere/brief.html

# PDF.
git_only=$folder/git-only
mkdir -p "$git_only"
ln -s "$(command -v git)" "$git_only/git"
expect_exit "a page is not written where a PDF is named" 64 "$muster" export payments --brief brief.pdf
expect_exit "a PDF without Chromium" 69 env PATH="$git_only" "$muster" export payments --as-of 2026-11-20 --brief brief.pdf --pdf
expect_text "says what to do" "apt-get install chromium" "$folder/err"
expect "and writes nothing" no "$([ -e brief.pdf ] && echo yes || echo no)"
if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then
  for paper in a4 letter; do
    expect_exit "the brief on $paper" 0 "$muster" export payments --as-of 2026-11-20 --brief "$paper.pdf" --pdf --paper "$paper"
    expect "is a PDF" "%PDF-" "$(head -c 5 "$paper.pdf")"
  done
  box() { grep -aoE '/MediaBox ?\[[^]]*\]' "$1" | head -n 1 | tr -cd '0-9. ' | awk '{ printf "%d %d", $3 + 0.5, $4 + 0.5 }'; }
  expect "A4 is 210 by 297 mm" "595 842" "$(box a4.pdf)"
  expect "Letter is 8.5 by 11 inches" "612 792" "$(box letter.pdf)"
  expect_exit "a service's page as a PDF" 0 "$muster" export payments --as-of 2026-11-20 --service payments page.pdf --pdf
  expect "is one too" "%PDF-" "$(head -c 5 page.pdf)"
  expect "no folder is left behind" 0 "$(find "${TMPDIR:-/tmp}" -maxdepth 1 -name 'muster-print-*' | wc -l)"
else
  skip "the brief as a PDF" "there is no Chromium"
fi

# Feed, badges, tables, data.
python3 - >checked <<'END' || true
import csv, datetime, glob, json, os, sys
import xml.etree.ElementTree as xml

def say(name, good, why=""):
    print(f"ok {name}" if good else f"not ok {name}: {why}")

atom = "{http://www.w3.org/2005/Atom}"
feed = xml.parse("site/changes/feed.xml").getroot()
say("the feed is Atom", feed.tag == atom + "feed", feed.tag)
entries = feed.findall(atom + "entry")
say("it has entries", len(entries) > 3, str(len(entries)))
needed = [e for e in [feed] + entries if any(e.find(atom + n) is None for n in ("id", "title", "updated"))]
say("each has id, title and time", not needed, str(len(needed)))
ids = [e.find(atom + "id").text for e in [feed] + entries]
say("ids are unique", len(set(ids)) == len(ids))
times = [datetime.datetime.fromisoformat(e.find(atom + "updated").text) for e in [feed] + entries]
say("no time is later than the day of the report", max(times).date().isoformat() <= "2026-11-20", str(max(times)))
say("the feed is as young as its first entry", times[0] == max(times[1:]))
say("and says who wrote it", feed.find(f"{atom}author/{atom}name").text == "Payments")
base = "https://reports.example/payments/"
targets = [link.get("href") for link in feed.iter(atom + "link")]
lost = [t for t in targets if not t.startswith(base) or not os.path.exists("site/" + t[len(base):])]
say("its links lead to files of the site", not lost, str(lost[:3]))

for path, words in (("site/badges/payments.svg", "payments: "), ("site/badges/score/payments.svg", "payments verified: ")):
    svg = xml.parse(path).getroot()
    label = svg.get("aria-label")
    say(f"{path} says in words what it shows", svg.get("role") == "img" and label.startswith(words) and
        svg.find("{http://www.w3.org/2000/svg}title").text == label, label)

tables = sorted(glob.glob("site/**/*.csv", recursive=True))
say("there are tables", len(tables) > 20, str(len(tables)))
broken, formulas, hit = [], [], 0
for path in tables:
    data = open(path, "rb").read()
    rows = list(csv.reader(data.decode("utf-8").splitlines(keepends=True), strict=True))
    if len({len(row) for row in rows}) != 1 or not data.endswith(b"\r\n"):
        broken.append(path)
    for cell in (cell for row in rows for cell in row):
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and not cell.strip("-0123456789. %") == "":
            formulas.append(f"{path}: {cell}")
        hit += cell.startswith("'=")
say("each is RFC 4180, with rows of one length", not broken, str(broken[:3]))
say("none holds a formula", not formulas, str(formulas[:3]))
say("a formula of a document was defused", hit > 0)
unlinked = []
for path in tables:
    folder = os.path.dirname(path)
    if not any(f'href="{os.path.basename(path)}"' in open(page, encoding="utf-8").read()
               for page in glob.glob(glob.escape(folder) + "/*.html")):
        unlinked.append(path)
say("each is linked from its page", not unlinked, str(unlinked[:3]))

data = sorted(os.path.basename(p)[:-5] for p in glob.glob("site/data/v1/*.json") if not p.endswith(".schema.json"))
bare = [name for name in data if not os.path.exists(f"site/data/v1/{name}.schema.json")]
say("all data have a schema", not bare, str(bare))
for path in glob.glob("site/data/v1/*.json"):
    json.load(open(path, encoding="utf-8"))
say("and all of it is JSON", True)
END
cat checked
failures=$((failures + $(grep -c '^not ok ' checked || true)))
grep -q '^ok and all of it is JSON' checked || not_ok "the checks of feed, badges, tables and data" "they stopped early"

# Own templates.
mkdir -p ours/site/pages
printf '{{<layout}}\n{{$main}}\n<h1>Lost</h1>\n<p><a href="{{home}}">Home</a></p>\n{{/main}}\n{{/layout}}\n' >ours/site/pages/not-found.mustache
expect_exit "one template of one's own" 0 "$muster" build payments -o ours-site --as-of 2026-11-20 --templates ours
expect_text "replaces one" "<h1>Lost</h1>" ours-site/404.html
expect "and changes nothing else" "./404.html ./brief.html ./manifest.json" \
  "$(diff <(digests site) <(digests ours-site) | sed -n 's/^> [0-9a-f]*  //p' | tr '\n' ' ' | sed 's/ $//')"
printf '<p>{{hom}}</p>\n' >ours/site/pages/not-found.mustache
expect_exit "a key that no page offers" 65 "$muster" build payments -o ours-site --as-of 2026-11-20 --templates ours
expect_text "is shown at its place" "ours/site/pages/not-found.mustache:1:4: error: 'hom'" "$folder/err"
expect_text "with a suggestion" "Did you mean 'home'?" "$folder/err"
expect_text "and the old site stays" "<h1>Lost</h1>" ours-site/404.html
