package io.ner4j.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.Device;
import io.ner4j.EntityRecognizer;
import io.ner4j.server.http.Problem;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.server.request.LabelOptions;
import io.ner4j.spi.ObservablePipeline;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A model that takes the labels with the text.
 *
 * @param ner its pipeline; its labels are for clients that give none
 */
record GivenLabels(ZeroShotPipeline ner) implements ServedModel {

  @Override
  public EntityRecognizer asked(ExtractRequest wanted) {
    try {
      return ner.with(LabelOptions.of(wanted, ner.options()));
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()));
    }
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
    json.writeBooleanField("takesLabels", true);
    json.writeArrayFieldStart("types");
    Map<String, String> types = new LinkedHashMap<>(ner.options().types());
    for (String type : new TreeSet<>(types.values())) {
      List<String> labels =
          types.keySet().stream().filter(label -> type.equals(types.get(label))).toList();
      ModelCard.writeType(json, type, labels);
    }
    json.writeEndArray();
    json.writeNumberField("minScore", ner.options().threshold());
  }

  @Override
  public void close() {
    ner.close();
  }
}
