package io.ner4j.spark;

import java.io.Serial;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * The function {@code ner_extract(text)} for {@code registerJavaFunction} of PySpark, where {@link
 * NerExtensions} cannot be set.
 *
 * <pre>{@code
 * session.udf().registerJava(
 *     "ner_extract",
 *     NerExtract.class.getName(),
 *     org.apache.spark.sql.types.DataType.fromDDL(
 *         "array<struct<text: string, type: string, start: int, end: int, score: double>>"));
 * }</pre>
 *
 * <p>Spark takes such a function for deterministic, and may call it twice for a row. In one stage,
 * the second call has the answer of the first; where a shuffle lies between, the text is read
 * again.
 *
 * @since 0.1.0
 */
public final class NerExtract implements UDF1<String, Row[]> {

  @Serial private static final long serialVersionUID = 1L;

  /** Reads one text after another. */
  private final RowFunction function = RowFunction.ofSession();

  /** Made by Spark. */
  public NerExtract() {}

  /**
   * Finds the entities of a text with the bundled English model.
   *
   * @param text any string, or null
   * @return its entities; null for null
   */
  @Override
  public Row @Nullable [] call(@Nullable String text) {
    return function.read(text);
  }
}
