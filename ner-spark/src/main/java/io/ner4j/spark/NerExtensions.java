package io.ner4j.spark;

import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.Function1;
import scala.Tuple3;
import scala.runtime.BoxedUnit;

/**
 * Adds the SQL function {@code ner_extract(text[, options])}, which gives the entities of a text as
 * {@code array<struct<text: string, type: string, start: int, end: int, score: double>>}.
 *
 * <p>Set {@code spark.sql.extensions=io.ner4j.spark.NerExtensions} before the session begins, or
 * register it in a session that runs:
 *
 * <pre>{@code
 * NerExtensions.register(session);
 * session.sql("SELECT id, ner_extract(text) AS entities FROM articles");
 * session.sql("SELECT ner_extract(text, map('includeTypes', 'PER', 'offsets', 'codepoint')) FROM articles");
 * }</pre>
 *
 * <p>The options are those of {@link NerTransformer}, the model included; {@code onError} is {@code
 * fail} or {@code null}. A text that is null has null.
 *
 * <p>The function is nondeterministic for Spark, which then calls it once a row. It reads one text
 * at a time; {@link NerTransformer} reads batches, which a GPU needs.
 *
 * @since 0.1.0
 */
public final class NerExtensions implements Function1<SparkSessionExtensions, BoxedUnit> {

  /** Made by Spark. */
  public NerExtensions() {}

  /**
   * Registers the function in a session that runs, until it ends.
   *
   * @param session a session of this process, not of Spark Connect
   */
  public static void register(SparkSession session) {
    Catalyst.register(
        Objects.requireNonNull(session, "session"), SqlFunction.NAME, new SqlFunction());
  }

  /**
   * Adds the function to each new session. Spark calls it.
   *
   * @param extensions of the sessions
   * @return nothing
   */
  @Override
  @SuppressWarnings("unchecked")
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    // The function's type has other names in Scala 2.12 and 2.13, and is the same when it runs.
    extensions.injectFunction(
        (Tuple3)
            Tuple3.apply(
                Catalyst.identifier(SqlFunction.NAME), SqlFunction.info(), new SqlFunction()));
    return BoxedUnit.UNIT;
  }
}
