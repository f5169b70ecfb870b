#!/bin/sh
# Everything, a question a line; whole only if its last line is the end.
curl --silent --show-error --fail --header "Authorization: Bearer $PALADIN_KEY" \
  "$PALADIN_URL/api/v1/export" --output questions.ndjson
tail -n 1 questions.ndjson | grep --quiet '"end":true'
