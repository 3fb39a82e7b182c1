package io.ner4j.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.EntityRecognizer;
import io.ner4j.ExtractOptions;
import io.ner4j.NerPipeline;
import io.ner4j.decode.LabelSet;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.server.request.RequestOptions;
import io.ner4j.spi.ObservablePipeline;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A model with labels of its own.
 *
 * @param ner its pipeline
 */
record OwnLabels(NerPipeline ner) implements ServedModel {

  @Override
  public EntityRecognizer asked(ExtractRequest wanted) {
    return ner.with(RequestOptions.of(wanted, options(), usual(), ner.labels().types()));
  }

  /** The least score of an entity where the server was started without one. */
  private double usual() {
    return ner.modelDefaults().minScore();
  }

  private ExtractOptions options() {
    return ner.config().extractOptions();
  }

  @Override
  public Device device() {
    return ner.device();
  }

  @Override
  public ObservablePipeline pipeline() {
    return ner;
  }

  @Override
  public void describe(JsonGenerator json) throws IOException {
    json.writeBooleanField("takesLabels", false);
    json.writeArrayFieldStart("types");
    for (String type : ner.labels().types()) {
      ModelCard.writeType(json, type, labels(ner.labels(), type));
    }
    json.writeEndArray();
    json.writeArrayFieldStart("aggregations");
    for (Aggregation aggregation : Aggregation.values()) {
      json.writeString(spelled(aggregation));
    }
    json.writeEndArray();
    json.writeStringField("aggregation", spelled(options().aggregation()));
    json.writeNumberField(
        "minScore",
        options().minScore().orElse(options().aggregation() == Aggregation.NONE ? 0 : usual()));
  }

  private static List<String> labels(LabelSet labels, String type) {
    return IntStream.range(0, labels.size())
        .filter(label -> !labels.outside(label) && labels.type(label).equals(type))
        .mapToObj(labels.labels()::get)
        .toList();
  }

  private static String spelled(Aggregation aggregation) {
    return aggregation.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    ner.close();
  }
}
