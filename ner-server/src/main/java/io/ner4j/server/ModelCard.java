package io.ner4j.server;

import io.ner4j.Aggregation;
import io.ner4j.NerPipeline;
import io.ner4j.decode.LabelSet;
import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Json;
import io.ner4j.server.options.Limits;
import io.ner4j.view.HtmlView;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** {@code GET /model}: what the page, and any client, can ask for. */
final class ModelCard implements Endpoint {

  private final byte[] card;

  ModelCard(String name, ServedPipeline served, Limits limits) {
    NerPipeline ner = served.pipeline();
    card =
        Json.object(
            json -> {
              json.writeStringField("model", name);
              json.writeStringField("device", ner.device().toString());
              json.writeArrayFieldStart("types");
              for (String type : ner.labels().types()) {
                json.writeStartObject();
                json.writeStringField("name", type);
                json.writeStringField("cssClass", HtmlView.standard().cssClass(type));
                json.writeArrayFieldStart("labels");
                for (String label : labels(ner.labels(), type)) {
                  json.writeString(label);
                }
                json.writeEndArray();
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeArrayFieldStart("aggregations");
              for (Aggregation aggregation : Aggregation.values()) {
                json.writeString(spelled(aggregation));
              }
              json.writeEndArray();
              json.writeStringField(
                  "aggregation", spelled(ner.config().extractOptions().aggregation()));
              json.writeObjectFieldStart("limits");
              json.writeNumberField("bodyBytes", limits.bodyBytes());
              json.writeNumberField("texts", limits.texts());
              json.writeNumberField("characters", limits.characters());
              json.writeEndObject();
            });
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
  public void handle(Exchange exchange) {
    exchange.answer(Exchange.JSON, card);
  }
}
