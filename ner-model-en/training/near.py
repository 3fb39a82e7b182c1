"""Takes inner channels that smoothing.py set apart back into the int8 products, where their weights fit into the scales of the others."""
import numpy

MOST = 63  # the largest weight in 7 bits
NEAR = 1.05  # times that


def join_near(graph):
    for far_down in [node for node in graph.nodes() if node.op_type == "MatMul" and "/apart/down/" in node.name]:
        both = graph.only_user(far_down.output[0], "Add")
        added = graph.maker(next(name for name in both.input if name != far_down.output[0]))
        down = product_of(graph, added)
        steps = graph.value(far_down.input[1]) / graph.value(graph.scales(down))
        if numpy.abs(steps).max() <= NEAR * MOST:
            join(graph, far_down, both, added, down, steps)


def product_of(graph, added):
    """The product of int8 to whose scaled result a node adds a bias."""
    scaled = graph.maker(next(name for name in added.input if name not in graph.constants))
    cast = next(graph.maker(name) for name in scaled.input if graph.maker(name).op_type == "Cast")
    return graph.maker(cast.input[0])


def join(graph, far_down, both, added, down, steps):
    far_gelu = graph.maker(far_down.input[0])
    far_add = graph.maker(far_gelu.input[0])
    far_up = graph.maker(next(name for name in far_add.input if name not in graph.constants))
    quantised = graph.maker(down.input[0])
    gelu = graph.maker(quantised.input[0])
    up_add = graph.maker(gelu.input[0])
    up = product_of(graph, up_add)
    factor = graph.maker(graph.maker(up.input[0]).input[0])
    if far_up.input[0] not in factor.input:
        raise SystemExit(f"expected {far_up.name} and {up.name} to read the same")
    share = graph.value(next(name for name in factor.input if name in graph.constants))
    channels = numpy.flatnonzero(~graph.value(up.input[1]).any(0))
    if not numpy.array_equal(channels, numpy.flatnonzero(~graph.value(down.input[1]).any(1))) or len(channels) != len(steps):
        raise SystemExit(f"expected {len(steps)} channels without weights in {up.name} and {down.name}, but found {channels}")
    weights = graph.value(far_up.input[1]) / share[:, None]
    scales = numpy.abs(weights).max(0) / MOST
    change(graph, up.input, 1, channels, numpy.rint(weights / scales), columns=True)
    change_scales(graph, up, channels, scales)
    change(graph, up_add.input, bias_at(graph, up_add), channels, bias_of(graph, far_add), columns=True)
    change(graph, down.input, 1, channels, numpy.clip(numpy.rint(steps), -MOST, MOST))
    graph.replace([far_up, far_add, far_gelu, far_down, both], [])
    graph.rename(both.output[0], added.output[0])


def change(graph, names, at, channels, new, columns=False):
    value = graph.value(names[at]).copy()
    value[(..., channels) if columns else channels] = new
    names[at] = graph.constant(f"{names[at]}_near", value)


def change_scales(graph, product, channels, new):
    old = graph.scales(product)
    value = graph.value(old).copy()
    value[channels] = new
    both = next(node for node in graph.users(old))
    graph.set_input(both, old, graph.constant(f"{old}_near", value))


def bias_at(graph, node):
    return next(i for i, name in enumerate(node.input) if name in graph.constants)


def bias_of(graph, node):
    return graph.value(node.input[bias_at(graph, node)])
