package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.document.DocumentEntity;
import io.ner4j.document.Documents;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents in pieces, beside the whole text, with the bundled model. */
class DocumentsIT {

  private static final long SEED = 53;

  /** Sentences of the web, one after the other. */
  private static String prose() throws IOException {
    try (Stream<String> rows =
        Files.lines(Path.of("src", "test", "resources", "english", "ewt-sample.conll"))) {
      return rows.filter(row -> !row.startsWith("# "))
          .map(row -> row.isBlank() ? "" : row.substring(0, row.indexOf('\t')))
          .collect(Collectors.joining(" "));
    }
  }

  private static List<DocumentEntity> inPieces(NerPipeline ner, String text, int piece) {
    try (Stream<DocumentEntity> found =
        Documents.of(ner).withPieces(piece, 1 << 12).extract(new StringReader(text))) {
      return found.toList();
    }
  }

  /** To the last bit of the scores: windows fall into step before the seam. */
  @Test
  void entitiesAreThoseOfTheWholeTextWhereverItIsCut() throws IOException {
    String text = prose();
    Random random = new Random(SEED);
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      List<DocumentEntity> whole = inPieces(ner, text, text.length());
      assertThat(whole)
          .extracting(DocumentEntity::text)
          .isEqualTo(ner.extract(text).stream().map(Entity::text).toList())
          .hasSizeGreaterThan(200);
      for (int i = 0; i < 3; i++) {
        int piece = (1 << 14) + random.nextInt(1 << 12);
        assertThat(text.length()).isGreaterThan(piece);
        assertThat(inPieces(ner, text, piece)).as("pieces of %d", piece).isEqualTo(whole);
      }
    }
  }
}
