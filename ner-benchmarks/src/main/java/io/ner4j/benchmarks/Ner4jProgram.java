package io.ner4j.benchmarks;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.util.List;

/** ner4j, which reads a list by extractAll and a single text by extract. */
final class Ner4jProgram implements Program {

  private final NerPipeline pipeline;

  private Ner4jProgram(NerPipeline pipeline) {
    this.pipeline = pipeline;
  }

  static Ner4jProgram of(ModelFiles model, int threads) {
    return new Ner4jProgram(model.ner4j(threads).load());
  }

  NerPipeline pipeline() {
    return pipeline;
  }

  @Override
  public String name() {
    return "ner4j";
  }

  @Override
  public long read(List<String> texts) {
    List<List<Entity>> entities =
        texts.size() == 1 ? List.of(pipeline.extract(texts.get(0))) : pipeline.extractAll(texts);
    return entities.stream().mapToLong(List::size).sum();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
