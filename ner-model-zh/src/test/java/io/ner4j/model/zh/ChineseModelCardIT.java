package io.ner4j.model.zh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TypedSpan;
import io.ner4j.onnx.OnnxNer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped weights do what the model card says of them, on the samples that it names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChineseModelCardIT {

  private final NerPipeline pipeline = OnnxNer.bundledBuilder("zh").device(Device.cpu()).load();

  @AfterAll
  void close() {
    pipeline.close();
  }

  @ParameterizedTest
  @CsvSource({"gsd, 80.4", "gsd-traditional, 79.3", "weibo, 60.6"})
  void reachesTheFiguresOfTheCard(String name, double card) throws Exception {
    List<Sample> samples = Sample.all(name);
    List<List<TypedSpan>> found =
        pipeline
            .extractAll(
                samples.stream(),
                Sample::text,
                (sample, entities) -> entities.stream().map(TypedSpan::of).toList())
            .toList();
    List<List<TypedSpan>> gold = samples.stream().map(Sample::spans).toList();
    double f1 = 100 * Evaluation.of(gold, found).scores(Matching.EXACT).micro().f1();
    // Processors round in their own ways, and one name of a sample is a quarter of a point.
    assertThat(f1).isCloseTo(card, within(0.5));
  }

  /** Scales are constant, so a text's neighbours in a batch do not move its scores. */
  @Test
  void aTextHasTheSameEntitiesAndScoresInAnyCompany() throws Exception {
    List<String> texts = new ArrayList<>();
    Sample.all("gsd").subList(0, 60).forEach(sample -> texts.add(sample.text()));
    Sample.all("weibo").subList(0, 60).forEach(sample -> texts.add(sample.text()));
    List<List<Entity>> alone = texts.stream().map(pipeline::extract).toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, texts.size()).boxed().toList());
    Collections.shuffle(order, new Random(5));
    List<List<Entity>> together = pipeline.extractAll(order.stream().map(texts::get).toList());
    for (int i = 0; i < order.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(order.get(i)));
    }
  }
}
