package io.ner4j.spark;

import java.util.Locale;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.StringType;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.collection.Map;
import scala.collection.Seq;

/** Makes the expression of a call of {@code ner_extract}. For any thread. */
final class SqlFunction implements Function1<Seq<Expression>, Expression> {

  static final String NAME = "ner_extract";

  private @Nullable SparkContext context;
  private @Nullable Counters counters;

  static ExpressionInfo info() {
    return new ExpressionInfo(
        SqlFunction.class.getName(),
        "",
        NAME,
        "_FUNC_(text[, options]) - Finds the named entities of a text.",
        "",
        "",
        "",
        "",
        "",
        "",
        "scala_udf");
  }

  @Override
  public Expression apply(Seq<Expression> arguments) {
    int count = arguments.length();
    RowFunction function = new RowFunction(counters());
    UserDefinedFunction udf;
    if (count == 1) {
      UDF1<String, ?> one = function::read;
      udf = functions.udf(one, EntityRows.TYPE);
    } else if (count == 2) {
      UDF2<String, Map<String, String>, ?> two = function::read;
      udf = functions.udf(two, EntityRows.TYPE);
    } else {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected ner_extract(text) or ner_extract(text, map('option', 'value')), but found %d arguments",
              count));
    }
    check(arguments);
    return Catalyst.call(udf.withName(NAME).asNondeterministic(), arguments);
  }

  /** Spark casts nothing for a function of this kind. */
  private static void check(Seq<Expression> arguments) {
    for (int i = 0; i < arguments.length(); i++) {
      Expression argument = arguments.apply(i);
      if (argument.resolved()
          && !(i == 0 ? isText(argument.dataType()) : isMap(argument.dataType()))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "expected %s, but found %s of type %s",
                i == 0
                    ? "ner_extract of a text, as by CAST(... AS STRING)"
                    : "options of ner_extract as strings, such as map('minScore', '0.8')",
                argument.sql(),
                argument.dataType().simpleString()));
      }
    }
  }

  private static boolean isText(DataType type) {
    return type instanceof StringType || type instanceof NullType;
  }

  private static boolean isMap(DataType type) {
    return type instanceof NullType
        || (type instanceof MapType map && isText(map.keyType()) && isText(map.valueType()));
  }

  /** Those of the application, which all calls share. */
  private synchronized Counters counters() {
    SparkContext current = SparkContext.getOrCreate();
    if (counters == null || context != current) {
      context = current;
      counters = Counters.of(current, NAME);
    }
    return counters;
  }
}
