package io.ner4j.model.zh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TypedSpan;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Headlines, chat, addresses and filings that were written for this test. */
class WrittenTextsIT {

  private static final Pattern NAME = Pattern.compile("\\[([^\\]]+) (PER|ORG|LOC)\\]");

  private static List<Sample> written() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/chinese/written.txt"))) {
      if (!line.startsWith("#")) {
        samples.add(sample(line));
      }
    }
    return samples;
  }

  private static Sample sample(String line) {
    StringBuilder text = new StringBuilder();
    List<TypedSpan> names = new ArrayList<>();
    Matcher name = NAME.matcher(line);
    while (name.find()) {
      name.appendReplacement(text, "$1");
      int start = text.length() - name.group(1).length();
      names.add(new TypedSpan(name.group(2), start, text.length()));
    }
    return new Sample(name.appendTail(text).toString(), names);
  }

  @Test
  void theCardTellsWhatIsFound() throws IOException {
    List<Sample> samples = written();
    assertThat(samples).hasSize(60);
    try (NerPipeline ner = OnnxNer.bundledBuilder("zh").device(Device.cpu()).load()) {
      List<List<TypedSpan>> found =
          ner.extractAll(samples.stream().map(Sample::text).toList()).stream()
              .map(entities -> entities.stream().map(TypedSpan::of).toList())
              .toList();
      List<List<TypedSpan>> gold = samples.stream().map(Sample::spans).toList();
      double f1 = 100 * Evaluation.of(gold, found).scores(Matching.EXACT).micro().f1();
      // Processors round in their own ways, and one name is a point.
      assertThat(f1).isCloseTo(84.8, within(2.5));
    }
  }
}
