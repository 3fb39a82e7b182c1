"""An ONNX graph whose nodes are replaced by others."""
import numpy
from onnx import helper, numpy_helper


class Graph:
    def __init__(self, model):
        self.model = model
        self.constants = {t.name: t for t in model.graph.initializer}
        self.order = list(model.graph.node)
        self._index()

    def _index(self):
        self.makers = {out: node for node in self.order for out in node.output}
        self.takers = {}
        for node in self.order:
            for name in dict.fromkeys(node.input):
                self.takers.setdefault(name, []).append(node)

    def nodes(self):
        return list(self.order)

    def maker(self, tensor):
        return self.makers[tensor]

    def users(self, tensor):
        return list(self.takers.get(tensor, []))

    def only_user(self, tensor, operator):
        """The one node that takes a tensor, or None if there is another one or it is of another kind."""
        users = self.users(tensor)
        return users[0] if len(users) == 1 and users[0].op_type == operator else None

    def value(self, name):
        return numpy_helper.to_array(self.constants[name])

    def constant(self, name, value):
        self.constants[name] = numpy_helper.from_array(numpy.asarray(value), name)
        return name

    def replace(self, olds, news):
        """Puts nodes where the last of others stood."""
        gone = {id(node) for node in olds}
        last = max(i for i, node in enumerate(self.order) if id(node) in gone)
        self.order = [n for i, node in enumerate(self.order) for n in (news if i == last else [] if id(node) in gone else [node])]
        self._index()

    def insert_before(self, node, new):
        at = next(i for i, other in enumerate(self.order) if other is node)
        self.order.insert(at, new)
        self._index()

    def set_input(self, node, old, new):
        for i, name in enumerate(node.input):
            if name == old:
                node.input[i] = new
        self._index()

    def scaled(self, product):
        """The Mul that brings a product of int8 to its scale."""
        return self.only_user(self.only_user(product.output[0], "Cast").output[0], "Mul")

    def scales(self, product):
        """The scales of a product's weights, one for each output."""
        scaled = self.scaled(product)
        both = next(self.makers[name] for name in scaled.input if self.makers[name].op_type == "Mul")
        return next(name for name in both.input if name in self.constants)

    def dequantised(self, product):
        """The weights of a product of int8 as they are meant. They are symmetric."""
        if len(product.input) > 3 and self.value(product.input[3]).any():
            raise SystemExit(f"expected symmetric weights, but {product.input[3]} has other zero points than 0")
        return self.value(product.input[1]).astype(numpy.float64) * self.value(self.scales(product))

    def add_to_bias(self, node, more):
        """Adds to the bias that follows a product."""
        self.add(self.only_user(node.output[0], "Add"), more)

    def add(self, node, more):
        """Adds to the constant that a node adds."""
        bias = next(name for name in node.input if name in self.constants)
        value = self.value(bias)
        if value.shape != more.shape:
            raise SystemExit(f"expected a bias of {more.shape} in {node.name}, but found {value.shape}")
        self.set_input(node, bias, self.constant(f"{bias}_", (value + more).astype(numpy.float32)))

    def hold_constants(self):
        """Keeps constant tensors beside the nodes instead of among them, and equal ones once."""
        alike = {}
        for node in [n for n in self.order if n.op_type == "Constant"]:
            value = numpy_helper.to_array(next(a.t for a in node.attribute if a.name == "value"))
            key = (value.dtype.str, value.shape, value.tobytes())
            name = alike.setdefault(key, node.output[0])
            if name == node.output[0]:
                self.constant(name, value)
            self.rename(node.output[0], name)
        self.order = [n for n in self.order if n.op_type != "Constant"]
        self._index()

    def rename(self, old, new):
        for node in self.users(old):
            for i, name in enumerate(node.input):
                if name == old:
                    node.input[i] = new

    def fold_targets(self):
        """Targets of Reshape that are joined of a shape and constants: 0 in a target stands for what the input has there."""
        for node in [n for n in self.order if n.op_type == "Reshape" and n.input[1] in self.makers]:
            parts = self.maker(node.input[1])
            if parts.op_type != "Concat":
                continue
            target = [0 if name in self.makers else int(self.value(name).item()) for name in parts.input]
            if target.count(0) != 2 or target[:2] != [0, 0]:
                raise SystemExit(f"expected batch and sequence in front of what {node.name} makes, but found {target}")
            node.input[1] = self.constant("target_" + "_".join(map(str, target)), numpy.array(target, numpy.int64))
        self._index()

    def finish(self, opsets):
        """Leaves out what no output needs, and writes the rest into the model."""
        needed, kept = {out.name for out in self.model.graph.output}, []
        for node in reversed(self.order):
            if any(out in needed for out in node.output):
                kept.append(node)
                needed.update(node.input)
        graph = self.model.graph
        del graph.node[:], graph.initializer[:], graph.value_info[:], self.model.opset_import[:]
        graph.node.extend(reversed(kept))
        graph.initializer.extend(t for name, t in self.constants.items() if name in needed)
        self.model.opset_import.extend(helper.make_opsetid(domain, version) for domain, version in opsets.items())
