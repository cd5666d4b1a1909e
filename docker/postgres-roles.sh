#!/bin/sh
# Runs once, when the database's volume is made: the owner, who migrates, and the application,
# which only reads and writes rows.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v owner_password="$HALL_OWNER_PASSWORD" -v app_password="$HALL_APP_PASSWORD" <<'SQL'
CREATE ROLE hall_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE hall_app LOGIN PASSWORD :'app_password';
CREATE DATABASE hall OWNER hall_owner;
REVOKE CONNECT ON DATABASE hall FROM PUBLIC;
GRANT CONNECT ON DATABASE hall TO hall_app;
SQL
