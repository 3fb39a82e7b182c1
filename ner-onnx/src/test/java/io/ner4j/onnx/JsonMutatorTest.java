package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMutatorTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AA", "AAA", "=", "A==", "AAA="})
  void whatIsNearlyBase64IsChangedTooAndNothingIsThrown(String end) {
    String seed = "{\"table\":\"" + "A".repeat(600) + end + "\"}";
    for (int i = 0; i < 300; i++) {
      assertThat(new JsonMutator(List.of(seed), new Random(i)).next()).isNotNull();
    }
  }
}
