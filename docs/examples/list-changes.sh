#!/bin/sh
# What changed since the last time: `asOf` of the answer is UPDATED_SINCE of the next one.
curl --silent --show-error --fail --header "Authorization: Bearer $PALADIN_KEY" \
  "$PALADIN_URL/api/v1/questions?limit=200&updatedSince=${UPDATED_SINCE:-0}"
