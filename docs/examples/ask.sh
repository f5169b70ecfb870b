#!/bin/sh
# A question in somebody's name. The same id again is the same question: repeat it until it is answered.
curl --silent --show-error --fail --header "Authorization: Bearer $PALADIN_KEY" \
  --json '{"id":"'"$QUESTION_ID"'","text":"Où est mon attestation ?","role":"employee","email":"zoe@exemple.fr"}' \
  "$PALADIN_URL/api/v1/questions"
