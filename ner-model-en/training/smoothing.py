"""Evens out the inputs of the products before they are quantised, so that one int8 scale fits the whole input. The function stays the same.

Smoothed (SmoothQuant, Xiao et al. 2023): a channel with large values is divided by a factor, and the weights that meet it are multiplied by the same.
Outliers apart (after LLM.int8, Dettmers et al. 2022): the one or two inner channels of a block whose values are several times all others' stay in fp32."""
import copy

import torch
from torch import nn

from network import tensors

STRENGTH = 0.5
FAR_OUT = 1.5  # times the ninth largest


class SmoothedLinear(nn.Module):
    """A linear layer whose input is divided by a factor per channel first."""

    def __init__(self, linear, factor):
        super().__init__()
        self.linear = copy.deepcopy(linear)  # the trained network keeps its own
        self.linear.weight.data *= factor
        self.register_buffer("share", 1 / factor)

    def forward(self, x):
        return self.linear(x * self.share)


class OutlierChannels(nn.Module):
    """Some inner channels of a block's two products, taken out of them."""

    def __init__(self, layer, channels):
        super().__init__()
        layer.up, layer.down = copy.deepcopy(layer.up), copy.deepcopy(layer.down)  # the trained network keeps its own
        self.up, self.down = nn.Linear(layer.up.in_features, len(channels)), nn.Linear(len(channels), layer.down.out_features, bias=False)
        self.up.weight.data, self.up.bias.data = layer.up.weight.data[channels].clone(), layer.up.bias.data[channels].clone()
        self.down.weight.data = layer.down.weight.data[:, channels].clone()
        layer.up.weight.data[channels], layer.up.bias.data[channels], layer.down.weight.data[:, channels] = 0, 0, 0

    def forward(self, x):
        return self.down(nn.functional.gelu(self.up(x)))


def largest_inputs(bert, batches):
    """The largest absolute input of each channel of each linear layer of the blocks, over the batches."""
    largest, hooks = {}, []
    for layer in bert.layers:
        for name, linear in layer.named_children():
            if isinstance(linear, nn.Linear):
                def note(module, inputs, key=(layer, name)):
                    x = inputs[0].detach().abs().flatten(0, -2).amax(0)
                    largest[key] = torch.maximum(largest[key], x) if key in largest else x
                hooks.append(linear.register_forward_pre_hook(note))
    with torch.no_grad():
        for batch in batches:
            ids, mask, _, _ = tensors(batch)
            bert(ids, mask, torch.zeros_like(ids))
    for hook in hooks:
        hook.remove()
    return largest


def set_outliers_apart(bert, batches):
    for (layer, name), inputs in largest_inputs(bert, batches).items():
        channels = (inputs > FAR_OUT * inputs.topk(9).values[-1]).nonzero().flatten()
        if name == "down" and len(channels):
            layer.apart = OutlierChannels(layer, channels)


def smooth(bert, batches, names):
    for (layer, name), inputs in largest_inputs(bert, batches).items():
        if name in names:
            linear = getattr(layer, name)
            weights = linear.weight.data.abs().amax(0)
            factor = (inputs.clamp(min=1e-5) ** STRENGTH / weights.clamp(min=1e-5) ** (1 - STRENGTH)).clamp(min=1e-3)
            factor = (factor / factor.median()).clamp(min=1.0)  # never enlarge a channel: the batches may have missed its large values
            setattr(layer, name, SmoothedLinear(linear, factor))
