package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.contract.EnglishCardContract;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishModelCardIT extends EnglishCardContract {

  EnglishModelCardIT() {
    super(OnnxNer.englishBuilder().device(Device.cpu()).load());
  }

  @ParameterizedTest
  @CsvSource({
    "ewt, as it is, 80.1",
    "ewt, lower, 80.3",
    "ewt, upper, 80.5",
    "btc, as it is, 64.5",
  })
  void reachesTheFiguresOfTheCard(String sample, String letters, double card) throws IOException {
    checkF1(sample, letters, card);
  }
}
