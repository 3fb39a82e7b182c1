package io.ner4j.model.en.fast;

import io.ner4j.Device;
import io.ner4j.contract.EnglishCardContract;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastModelCardIT extends EnglishCardContract {

  FastModelCardIT() {
    super(OnnxNer.bundledBuilder("en-fast").device(Device.cpu()).load());
  }

  @ParameterizedTest
  @CsvSource({
    "ewt, as it is, 75.6",
    "ewt, lower, 73.9",
    "ewt, upper, 74.3",
    "btc, as it is, 60.3",
  })
  void reachesTheFiguresOfTheCard(String sample, String letters, double card) throws IOException {
    checkF1(sample, letters, card);
  }

  @Test
  void findsTheNamesOfTextsOfManyKindsAsTheCardSays() throws IOException {
    checkKinds(84.2);
  }
}
