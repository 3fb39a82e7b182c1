package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.nio.file.Path;

/** What takes the place of other libraries' code in docs/migrating.md. */
final class MigrationSamples {

  private MigrationSamples() {}

  static void aText(String text) {
    try (NerPipeline ner = OnnxNer.english()) { // one for the application, for all threads
      for (Entity entity : ner.extract(text)) {
        System.out.println(entity.type() + " " + entity.text() + " " + entity.start());
      }
    }
  }

  static void aDocument(NerPipeline ner, String document) {
    for (Entity entity : ner.extract(document)) {
      System.out.println(entity.type() + " " + entity.text() + " " + entity.score());
    }
  }

  static void aDirectory(Path directory, String text) {
    try (NerPipeline ner = OnnxNer.load(directory)) {
      for (Entity entity : ner.extract(text)) {
        System.out.println(entity.type() + " " + entity.text());
      }
    }
  }

  static NerPipeline namesOfCoreNlp(String text) {
    NerPipeline ner =
        OnnxNer.englishBuilder()
            .pipeline(
                p ->
                    p.renameType("PER", "PERSON")
                        .renameType("ORG", "ORGANIZATION")
                        .renameType("LOC", "LOCATION"))
            .load();
    for (Entity entity : ner.extract(text)) {
      System.out.println(
          entity.type() + " " + entity.text() + " [" + entity.start() + ", " + entity.end() + ")");
    }
    return ner;
  }
}
