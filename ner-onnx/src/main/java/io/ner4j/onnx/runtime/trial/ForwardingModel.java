package io.ner4j.onnx.runtime.trial;

import io.ner4j.Device;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import io.ner4j.spi.ModelDefaults;
import java.util.List;

/**
 * A model that answers as another one does, but for what a subclass changes. Owns and closes it.
 */
abstract class ForwardingModel implements Model {

  private final Model model;

  ForwardingModel(Model model) {
    this.model = model;
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
    return model.maxTokens();
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
  public ModelDefaults defaults() {
    return model.defaults();
  }

  @Override
  public int batchTokens() {
    return model.batchTokens();
  }

  @Override
  public int startTokens(int maxBatchTokens) {
    return model.startTokens(maxBatchTokens);
  }

  @Override
  public void close() {
    model.close();
  }
}
