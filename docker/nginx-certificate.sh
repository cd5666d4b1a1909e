#!/bin/sh
# Without a certificate of its own (docker/tls/hall.crt, docker/tls/hall.key) the hall gets a
# self-signed one, good for trying out and nothing else.
set -eu
[ -s /tls/hall.crt ] && [ -s /tls/hall.key ] && exit 0
echo "docker/tls 中没有证书，现生成自签名证书，仅供试用"
openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout /tls/hall.key -out /tls/hall.crt
