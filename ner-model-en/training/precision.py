"""Products in bfloat16, where they are asked for or the processor has them (AVX-512 BF16); elsewhere they are some 67 times slower than in fp32."""
import contextlib

import torch


def products(asked, device):
    """What to compute the network in: "auto", "fp32" or "bf16"."""
    low = asked == "bf16" or asked == "auto" and (device != "cpu" or torch.cpu._is_avx512_bf16_supported())
    return torch.autocast(device, dtype=torch.bfloat16) if low else contextlib.nullcontext()
