package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.contract.EnglishCardContract;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishModelCardIT extends EnglishCardContract {

  EnglishModelCardIT() {
    super(OnnxNer.englishBuilder().device(Device.cpu()).load());
  }

  @ParameterizedTest
  @CsvSource({
    "ewt, as it is, 80.8",
    "ewt, lower, 79.5",
    "ewt, upper, 79.0",
    "btc, as it is, 66.2",
  })
  void reachesTheFiguresOfTheCard(String sample, String letters, double card) throws IOException {
    checkF1(sample, letters, card);
  }

  @Test
  void findsTheNamesOfTextsOfManyKindsAsTheCardSays() throws IOException {
    checkKinds(87.3);
  }
}
