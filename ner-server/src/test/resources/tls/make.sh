#!/bin/sh
# Makes the keys and certificates of the tests anew, with OpenSSL 3. They protect nothing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
days="-days 36500"
request() { openssl req -new -key "$1" -subj "$2" -out "$work/request.pem"; }
sign() { openssl x509 -req -in "$work/request.pem" -CA "$1" -CAkey "$2" -CAcreateserial -CAserial "$work/serial" $days -extfile "$work/$3" -out "$4"; }
echo "basicConstraints=critical,CA:true" > "$work/ca.cnf"
echo "subjectAltName=DNS:localhost,IP:127.0.0.1" > "$work/server.cnf"

openssl ecparam -name prime256v1 -genkey -noout -out "$work/root.key"
openssl req -x509 -new -key "$work/root.key" -subj "/CN=ner4j test root" $days -out root.pem
openssl ecparam -name prime256v1 -genkey -noout -out "$work/middle.key"
request "$work/middle.key" "/CN=ner4j test intermediate"
sign root.pem "$work/root.key" ca.cnf "$work/middle.pem"

openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsa.key
openssl rsa -in rsa.key -traditional -out rsa-pkcs1.key
openssl pkcs8 -topk8 -in rsa.key -passout pass:secret -out rsa-encrypted.key
openssl rsa -in rsa.key -traditional -aes128 -passout pass:secret -out rsa-pkcs1-encrypted.key
request rsa.key "/CN=localhost"
sign "$work/middle.pem" "$work/middle.key" server.cnf "$work/rsa.pem"
cat "$work/rsa.pem" "$work/middle.pem" > rsa-chain.pem
cat "$work/middle.pem" "$work/rsa.pem" > rsa-chain-reversed.pem
openssl x509 -in "$work/rsa.pem" -outform der -out rsa.der

# With its parameters before it, and a text before the certificate.
openssl ecparam -name secp384r1 -genkey -out ec-sec1.key
openssl pkcs8 -topk8 -nocrypt -in ec-sec1.key -out ec.key
request ec.key "/CN=localhost"
sign "$work/middle.pem" "$work/middle.key" server.cnf "$work/ec.pem"
{ openssl x509 -in "$work/ec.pem" -text; cat "$work/middle.pem"; } > ec-chain.pem
cat ec-chain.pem ec.key > ec-both.pem

openssl genpkey -algorithm ed25519 -out "$work/ed.key"
request "$work/ed.key" "/CN=localhost"
sign "$work/middle.pem" "$work/middle.key" server.cnf ed25519.pem
rm -r "$work"
