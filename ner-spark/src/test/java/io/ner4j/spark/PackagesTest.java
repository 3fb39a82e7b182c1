package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The module is one package, and users see what they need of it. */
class PackagesTest {

  @Test
  void usersSeeTheTransformerAndTheFunctions() throws Exception {
    TreeSet<String> exported = new TreeSet<>();
    for (String name : Whiteboard.ofModuleOf(NerTransformer.class).classes()) {
      if (Modifier.isPublic(Class.forName(name).getModifiers())) {
        exported.add(Class.forName(name).getSimpleName());
      }
    }
    assertThat(exported)
        .containsExactly(
            "ExtractJob",
            "NerExtensions",
            "NerExtract",
            "NerExtractWithOptions",
            "NerTransformer",
            "SkewedCorpus");
  }

  @Test
  void nothingOfSparkIsPassedOn() throws Exception {
    assertThat(Whiteboard.ofModuleOf(NerTransformer.class).arrows())
        .isEqualTo(
            List.of(
                "io.ner4j.spark -> io.ner4j io.ner4j.decode io.ner4j.onnx io.ner4j.onnx.hub io.ner4j.zeroshot"));
  }
}
