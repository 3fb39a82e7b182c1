package io.ner4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Editors show each property with its description. */
class MetadataTest {

  @Test
  void eachPropertyIsDescribed() throws IOException {
    String metadata;
    try (InputStream in =
        Ner4jProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      metadata = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(Arrays.stream(Ner4jProperties.class.getRecordComponents()))
        .hasSizeGreaterThan(20)
        .extracting(RecordComponent::getName)
        .allSatisfy(
            name ->
                assertThat(metadata)
                    .containsPattern(
                        "\"name\": \"ner4j\\.%s\",\\s*\"type\": \"[^\"]*\",\\s*\"description\": \"[A-Z]"
                            .formatted(
                                name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))));
  }
}
