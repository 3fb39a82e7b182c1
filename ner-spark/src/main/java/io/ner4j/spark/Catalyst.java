package io.ner4j.spark;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.collection.Seq;

/**
 * What Spark 3.5 and 4 have under different names, found when it runs: one jar serves both.
 *
 * <p>In 3.5 a column wraps an expression. In 4 it wraps a node that is converted to one.
 */
final class Catalyst {

  private static final String UTILS = "org.apache.spark.sql.classic.ExpressionUtils";
  private static final String CONVERTER =
      "org.apache.spark.sql.classic.ColumnNodeToExpressionConverter$";

  private Catalyst() {}

  static FunctionIdentifier identifier(String name) {
    return new FunctionIdentifier(name);
  }

  /** The expression of a call. */
  static Expression call(UserDefinedFunction function, Seq<Expression> arguments) {
    Column[] columns = new Column[arguments.length()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(arguments.apply(i));
    }
    return expression(function.apply(columns));
  }

  /** Registers a function in a session. */
  static void register(
      SparkSession session, String name, Function1<Seq<Expression>, Expression> builder) {
    Object state = invoke(session, method(session.getClass(), "sessionState", 0));
    Object registry = invoke(state, method(state.getClass(), "functionRegistry", 0));
    Method register = method(registry.getClass(), "createOrReplaceTempFunction", 3);
    invoke(registry, register, name, builder, "scala_udf");
  }

  private static Column column(Expression expression) {
    Class<?> utils = utils();
    if (utils != null) {
      return (Column) invoke(null, method(utils, "column", 1), expression);
    }
    try {
      Constructor<Column> constructor = Column.class.getConstructor(Expression.class);
      return constructor.newInstance(expression);
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Expression expression(Column column) {
    if (utils() == null) {
      return (Expression) invoke(column, method(Column.class, "expr", 0));
    }
    try {
      Class<?> type = Class.forName(CONVERTER, true, Column.class.getClassLoader());
      Object converter = type.getField("MODULE$").get(null);
      Object node = invoke(column, method(Column.class, "node", 0));
      return (Expression) ((Function1<Object, ?>) converter).apply(node);
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  private static @Nullable Class<?> utils() {
    try {
      return Class.forName(UTILS, true, Column.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static Method method(Class<?> type, String name, int parameters) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == parameters)
        .filter(method -> !method.isBridge())
        .findFirst()
        .orElseThrow(() -> unknown(new NoSuchMethodException(type.getName() + "." + name)));
  }

  private static Object invoke(@Nullable Object target, Method method, Object... arguments) {
    try {
      return Objects.requireNonNullElse(method.invoke(target, arguments), Catalyst.class);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw unknown(e);
    } catch (IllegalAccessException e) {
      throw unknown(e);
    }
  }

  private static IllegalStateException unknown(ReflectiveOperationException e) {
    return new IllegalStateException(
        "expected Spark 3.5 or 4, whose functions ner4j knows, but this is Spark "
            + org.apache.spark.package$.MODULE$.SPARK_VERSION()
            + "; use NerTransformer instead of ner_extract",
        e);
  }
}
