package io.ner4j.onnx.runtime.trial;

import io.ner4j.Device;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.List;

/** A model that answers right for fewer tokens than it takes. */
final class ShorterModel implements Model {

  private final Model model;
  private final int maxTokens;

  ShorterModel(Model model, int maxTokens) {
    this.model = model;
    this.maxTokens = maxTokens;
  }

  @Override
  public Logits run(Batch batch) {
    return model.run(batch);
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public List<String> labels() {
    return model.labels();
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public Device device() {
    return model.device();
  }

  @Override
  public int parallelism() {
    return model.parallelism();
  }

  @Override
  public boolean skipsPadding() {
    return model.skipsPadding();
  }

  @Override
  public void close() {
    model.close();
  }
}
