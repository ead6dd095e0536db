#!/usr/bin/env bash
# What is collected from a corpus of documents, beside what its truth says: never less than was reached before.
source "$(dirname "$0")/prelude"

if [ ! -d "$shared/corpus" ]; then
  skip "the corpus" "there is no ../shared/corpus"
  exit 0
fi
python3 "$root/Tests/Corpus/compare.py" --ci --muster "$muster" --templates "$MUSTER_TEMPLATES" \
  --corpus "$shared/corpus" || failures=1
