package io.ner4j.examples.cli;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Finds the entities of texts. */
@Command(
    name = "extract",
    description = "Finds the entities of texts.",
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {

  @Mixin private ModelOptions model = new ModelOptions();

  @Override
  public Integer call() throws Exception {
    String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    try (NerPipeline ner = model.builder().load()) {
      for (Entity entity : ner.extract(text)) {
        System.out.println(entity);
      }
    }
    return 0;
  }
}
