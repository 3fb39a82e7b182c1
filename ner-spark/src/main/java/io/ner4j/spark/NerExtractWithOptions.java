package io.ner4j.spark;

import java.io.Serial;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.jspecify.annotations.Nullable;
import scala.collection.Map;

/**
 * The function {@code ner_extract(text, options)} for {@code registerJavaFunction}: see {@link
 * NerExtract}.
 *
 * <pre>{@code
 * session.udf().registerJava(
 *     "ner_extract_with",
 *     NerExtractWithOptions.class.getName(),
 *     org.apache.spark.sql.types.DataType.fromDDL(
 *         "array<struct<text: string, type: string, start: int, end: int, score: double>>"));
 * session.sql("SELECT ner_extract_with(text, map('model', 'en', 'minScore', '0.8')) FROM articles");
 * }</pre>
 *
 * @since 0.1.0
 */
public final class NerExtractWithOptions implements UDF2<String, Map<String, String>, Row[]> {

  @Serial private static final long serialVersionUID = 1L;

  /** Reads one text after another. */
  private final RowFunction function = RowFunction.ofSession();

  /** Made by Spark. */
  public NerExtractWithOptions() {}

  /**
   * Finds the entities of a text.
   *
   * @param text any string, or null
   * @param options as {@link NerTransformer#setOption} takes them, with {@code model}, {@code
   *     device}, {@code offsets} and {@code onError}; null for none
   * @return its entities; null for null
   * @throws IllegalArgumentException if an option is wrong
   */
  @Override
  public Row @Nullable [] call(@Nullable String text, @Nullable Map<String, String> options) {
    return function.read(text, options);
  }
}
