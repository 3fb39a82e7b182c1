package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.spi.Model;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForwardingModelTest {

  @Test
  void everyMethodOfAModelIsForwarded() {
    Set<String> forwarded =
        Arrays.stream(ForwardingModel.class.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    assertThat(Model.class.getMethods()).extracting(Method::getName).isSubsetOf(forwarded);
  }
}
