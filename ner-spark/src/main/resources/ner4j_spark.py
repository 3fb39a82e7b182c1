"""ner4j in PySpark: named entities of a column.

    from ner4j_spark import NerTransformer

    found = NerTransformer(inputCol="text", outputCol="entities").transform(df)

or in SQL, after ``ner4j_spark.register(spark)``: ``SELECT ner_extract(text) FROM articles``.

The work is done by Java on the executors; no Python runs there. docs/spark.md has the options.
"""

from pyspark import keyword_only
from pyspark.ml.param import Param, Params, TypeConverters
from pyspark.ml.util import JavaMLReadable, JavaMLReader, JavaMLWritable
from pyspark.ml.wrapper import JavaTransformer

__all__ = ["NerTransformer", "register"]


def register(spark):
    """Registers ``ner_extract(text[, options])`` in a session, once a row and for all rows."""
    spark._jvm.io.ner4j.spark.NerExtensions.register(spark._jsparkSession)


class _Reader(JavaMLReader):
    @classmethod
    def _java_loader_class(cls, clazz):
        return "io.ner4j.spark.NerTransformer"


class NerTransformer(JavaTransformer, JavaMLReadable, JavaMLWritable):
    """Adds a column with the entities of a column of texts.

    ``options`` is a dict such as ``{"minScore": "0.8", "includeTypes": "PER,ORG"}``. Positions count
    code points, as Python does; ``offsets="utf16"`` counts as Java does.
    """

    _java_class = "io.ner4j.spark.NerTransformer"

    inputCol = Param(Params._dummy(), "inputCol", "column of texts", TypeConverters.toString)
    outputCol = Param(Params._dummy(), "outputCol", "column of entities", TypeConverters.toString)
    model = Param(Params._dummy(), "model", "name of the model", TypeConverters.toString)
    device = Param(Params._dummy(), "device", "auto, cpu, cuda or cuda:N", TypeConverters.toString)
    offsets = Param(Params._dummy(), "offsets", "utf16 or codepoint", TypeConverters.toString)
    onError = Param(Params._dummy(), "onError", "fail, null or column", TypeConverters.toString)
    errorCol = Param(Params._dummy(), "errorCol", "column of messages", TypeConverters.toString)
    options = Param(Params._dummy(), "options", "name=value", TypeConverters.toListString)

    @keyword_only
    def __init__(
        self,
        *,
        inputCol=None,
        outputCol=None,
        model=None,
        device=None,
        offsets="codepoint",
        onError=None,
        errorCol=None,
        options=None,
    ):
        super().__init__()
        self._java_obj = self._new_java_obj(self._java_class, self.uid)
        given = dict(self._input_kwargs)
        given.setdefault("offsets", "codepoint")
        if isinstance(given.get("options"), dict):
            given["options"] = ["%s=%s" % pair for pair in sorted(given["options"].items())]
        self._set(**{name: value for name, value in given.items() if value is not None})

    @classmethod
    def read(cls):
        return _Reader(cls)

    @classmethod
    def _from_java(cls, java_stage):
        stage = cls()
        stage._java_obj = java_stage
        stage._resetUid(java_stage.uid())
        stage._transfer_params_from_java()
        return stage
