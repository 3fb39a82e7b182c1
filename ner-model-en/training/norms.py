"""Moves the bias of each norm into the biases of the products behind it, so that the numbers that are quantised lie about 0. The function stays the same."""
import numpy


def fold_biases(graph):
    for norm in [node for node in graph.nodes() if node.op_type == "LayerNormalization"]:
        made, bias = norm.output[0], graph.value(norm.input[2])
        for user in graph.users(made):
            {"Mul": of_factor, "MatMul": of_product, "Add": of_sum, "Shape": of_shape}[user.op_type](graph, user, made, bias)
        graph.set_input(norm, norm.input[2], graph.constant("no_bias", numpy.zeros(bias.shape, numpy.float32)))


def of_shape(graph, user, made, bias):
    pass


def of_factor(graph, user, made, bias):
    """A factor for each channel, in front of a product of int8."""
    factor = graph.value(next(name for name in user.input if name != made))
    product = graph.only_user(graph.only_user(user.output[0], "DynamicQuantizeLinear").output[0], "MatMulInteger")
    graph.add_to_bias(graph.scaled(product), (bias * factor).astype(numpy.float64) @ graph.dequantised(product))


def of_product(graph, user, made, bias):
    graph.add_to_bias(user, bias @ graph.value(user.input[1]).astype(numpy.float64))


def of_sum(graph, user, made, bias):
    """What goes past a block and is added to what the block makes."""
    block = graph.maker(next(name for name in user.input if name != made))
    while not any(name in graph.constants for name in block.input):
        block = graph.maker(block.input[0])  # the sum of the products in int8 and in fp32
    graph.add(block, bias)
