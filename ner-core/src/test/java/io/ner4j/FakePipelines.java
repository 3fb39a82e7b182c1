package io.ner4j;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;

/** Pipelines of fakes, for tests of options. */
final class FakePipelines {

  /** Has four entities. */
  static final String TEXT = "Anna met Golo in Milan near Zug.";

  private FakePipelines() {}

  static NerPipelineBuilder builder() {
    return NerPipeline.builder(new FakeTokenizer(), new FakeModel(64));
  }

  static List<Entity> extract(Consumer<NerPipelineBuilder> options) {
    NerPipelineBuilder builder = builder();
    options.accept(builder);
    try (NerPipeline pipeline = builder.build()) {
      return pipeline.extract(TEXT);
    }
  }

  static PipelineConfig config(Consumer<PipelineOptions<?>> options) {
    NerPipelineBuilder builder = builder();
    options.accept(builder);
    try (NerPipeline pipeline = builder.build()) {
      return pipeline.config();
    }
  }

  static byte[] written(PipelineConfig config) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(config);
    }
    return bytes.toByteArray();
  }

  static PipelineConfig read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (PipelineConfig) in.readObject();
    }
  }

  static AbstractThrowableAssert<?, ?> assertRefused(Runnable action) {
    return assertThatThrownBy(action::run).isInstanceOf(IllegalArgumentException.class);
  }
}
