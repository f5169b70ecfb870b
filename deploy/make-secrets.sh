#!/bin/sh
# Draws the secrets of docker-compose.yml, each into a file of its own; what is there already stays.
set -eu
folder="$(dirname "$0")/secrets"
mkdir -p "$folder"
chmod 700 "$folder"
# Readable in a container whose user is another: the folder keeps everybody else out.
keep() { [ -s "$folder/$1" ] || { printf '%s' "$2" > "$folder/$1"; chmod 644 "$folder/$1"; }; }
keep postgres_password "$(openssl rand -hex 24)"
keep database_url "postgres://paladin:$(cat "$folder/postgres_password")@postgres:5432/paladin"
keep master_key "$(openssl rand -base64 32)"
keep s3_key_id "$(openssl rand -hex 10)"
keep s3_secret "$(openssl rand -hex 24)"
keep grafana_password "$(openssl rand -hex 12)"
echo "in $folder; keep a copy of master_key apart: without it no text opens, nor any backup"
