"""The digests that the library checks when it unpacks the model."""
import hashlib

SHIPPED = ["config.json", "model.onnx", "tokenizer.json", "tokenizer_config.json"]


def write_sums(folder):
    with open(f"{folder}/SHA256SUMS", "w") as out:
        for name in SHIPPED:
            with open(f"{folder}/{name}", "rb") as file:
                out.write(hashlib.sha256(file.read()).hexdigest() + f"  {name}\n")
