package io.ner4j.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.server.http.Endpoint;
import io.ner4j.server.http.Exchange;
import io.ner4j.server.http.Json;
import io.ner4j.server.options.Limits;
import io.ner4j.view.HtmlView;
import java.io.IOException;
import java.util.List;

/** {@code GET /model}: what the page, and any client, can ask for. */
final class ModelCard implements Endpoint {

  private final byte[] card;

  ModelCard(String name, ServedModel model, Limits limits) {
    card =
        Json.object(
            json -> {
              json.writeStringField("model", name);
              json.writeStringField("device", model.device().toString());
              model.describe(json);
              json.writeObjectFieldStart("limits");
              json.writeNumberField("bodyBytes", limits.bodyBytes());
              json.writeNumberField("texts", limits.texts());
              json.writeNumberField("characters", limits.characters());
              json.writeNumberField("labels", limits.labels());
              json.writeNumberField("labelCharacters", limits.labelCharacters());
              json.writeEndObject();
            });
  }

  /** Writes a type: its name, the class of its marks, and the labels that it has in the model. */
  static void writeType(JsonGenerator json, String type, List<String> labels) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", type);
    json.writeStringField("cssClass", HtmlView.standard().cssClass(type));
    json.writeArrayFieldStart("labels");
    for (String label : labels) {
      json.writeString(label);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void handle(Exchange exchange) {
    exchange.answer(Exchange.JSON, card);
  }
}
