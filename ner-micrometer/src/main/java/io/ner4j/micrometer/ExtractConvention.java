package io.ner4j.micrometer;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import java.util.Locale;

/**
 * Names an observation and its key values: {@code ner4j.extract}, with {@code kind} ({@code text},
 * {@code list}, {@code stream} or {@code async}) for meters and, for traces alone, {@code
 * ner4j.texts} and {@code ner4j.entities}. Register another to change them:
 *
 * <pre>{@code
 * observations
 *     .observationConfig()
 *     .observationConvention(
 *         new ExtractConvention() {
 *           @Override
 *           public String getName() {
 *             return "entities.extract";
 *           }
 *         });
 * }</pre>
 *
 * @since 0.1.0
 */
public class ExtractConvention implements GlobalObservationConvention<ExtractContext> {

  /** Makes the convention. */
  public ExtractConvention() {}

  @Override
  public String getName() {
    return "ner4j.extract";
  }

  @Override
  public String getContextualName(ExtractContext call) {
    return "ner4j extract " + kind(call);
  }

  @Override
  public KeyValues getLowCardinalityKeyValues(ExtractContext call) {
    return KeyValues.of("kind", kind(call));
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ExtractContext call) {
    return KeyValues.of(
        KeyValue.of("ner4j.texts", Long.toString(call.texts())),
        KeyValue.of("ner4j.entities", Long.toString(call.entities())));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context instanceof ExtractContext;
  }

  private static String kind(ExtractContext call) {
    return call.kind().name().toLowerCase(Locale.ROOT);
  }
}
