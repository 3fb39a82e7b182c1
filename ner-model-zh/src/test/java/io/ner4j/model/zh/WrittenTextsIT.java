package io.ner4j.model.zh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.contract.MarkedText;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that were written for this test: the card tells how many of their names are found. */
class WrittenTextsIT {

  /** Sixty headlines, lines of chat, addresses and filings; eighty with names in Latin letters. */
  @ParameterizedTest
  @CsvSource({"written, 60, 84.8", "mixed, 80, 76.7"})
  void theCardTellsWhatIsFound(String file, int count, double card) throws IOException {
    List<MarkedText> texts = MarkedText.all("/chinese/" + file + ".txt");
    assertThat(texts).hasSize(count);
    try (NerPipeline ner = OnnxNer.bundledBuilder("zh").device(Device.cpu()).load()) {
      // Processors round in their own ways, and one name is a point.
      assertThat(MarkedText.f1(ner, texts)).isCloseTo(card, within(2.5));
    }
  }
}
