package io.ner4j.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.FakeModel;
import io.ner4j.FakeTokenizer;
import io.ner4j.NerInferenceException;
import io.ner4j.NerPipeline;
import io.ner4j.contract.HardStrings;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {

  @TempDir Path directory;

  /** Finds capitalised words and says which words stand around them, as far as 12 characters. */
  private static final EntityRecognizer WORDS =
      text -> words(text, "\\p{Lu}\\p{L}{0,9}( \\p{Lu}\\p{L}{0,9})?");

  private static List<Entity> words(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> entity(text, found))
        .toList();
  }

  private static Entity entity(String text, MatchResult found) {
    String around =
        text.substring(Math.max(0, found.start() - 12), found.start())
            + "_"
            + text.substring(found.end(), Math.min(text.length(), found.end() + 12));
    return new Entity(found.group(), around, found.start(), found.end(), 0.5);
  }

  private static List<DocumentEntity> expected(EntityRecognizer ner, String text) {
    return ner.extract(text).stream().map(entity -> DocumentEntity.of(entity, 0)).toList();
  }

  private static List<DocumentEntity> inPieces(
      EntityRecognizer ner, String text, int piece, int overlap) {
    try (Stream<DocumentEntity> found =
        Documents.of(ner).withPieces(piece, overlap).extract(new StringReader(text))) {
      return found.toList();
    }
  }

  private static String prose(Random random, int length) {
    String[] parts = {
      "Ada", "Bo", "met", "in", "the", "end", "Rome", "of", ".", "!", "\n", "\n\n", "東京", "。",
      "e\u0301", "😀", ","
    };
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(parts[random.nextInt(parts.length)]);
      if (random.nextInt(10) > 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  @Test
  void entitiesAreThoseOfTheWholeTextWhereverItIsCut() {
    Random random = new Random(23);
    int cut = 0;
    for (int i = 0; i < 600; i++) {
      String text = prose(random, random.nextInt(3000));
      int overlap = 100 + random.nextInt(100);
      int piece = 4 * overlap + random.nextInt(500);
      cut += text.length() > piece ? 1 : 0;
      assertThat(inPieces(WORDS, text, piece, overlap))
          .as("text %d, pieces of %d and %d", i, piece, overlap)
          .isEqualTo(expected(WORDS, text));
    }
    assertThat(cut).isGreaterThan(300);
  }

  /** No white space, no sentence, no letter alone: there is no good place to cut. */
  @Test
  void entitiesOfHardStringsAreThoseOfTheWholeText() {
    EntityRecognizer letters = text -> words(text, "(?<![A-Z😀東𠜎])[A-Z😀東𠜎]{1,9}(?![A-Z😀東𠜎])");
    HardStrings strings = new HardStrings(29);
    Random random = new Random(29);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 2000) {
        text.append(strings.next());
      }
      int piece = 512 + random.nextInt(700);
      assertThat(inPieces(letters, text.toString(), piece, 128))
          .as("text %d, pieces of %d", i, piece)
          .isEqualTo(expected(letters, text.toString()));
    }
  }

  /** Every word, every two words, and the three words that start with the second. */
  @Test
  void entitiesThatOverlapAreAllFoundOnce() {
    EntityRecognizer nested =
        text -> {
          List<MatchResult> words = Pattern.compile("\\S{1,9}").matcher(text).results().toList();
          List<Entity> entities = new ArrayList<>();
          for (int i = 0; i < words.size(); i++) {
            for (int length = 1; length <= 3 && i + length <= words.size(); length++) {
              int start = words.get(i).start();
              int end = words.get(i + length - 1).end();
              if (end - start < 30
                  && Math.floorMod(text.substring(start, end).hashCode(), 3) == 0) {
                entities.add(new Entity(text.substring(start, end), "W", start, end, 1));
              }
            }
          }
          return entities;
        };
    Random random = new Random(31);
    for (int i = 0; i < 200; i++) {
      String text = prose(random, 2500);
      assertThat(inPieces(nested, text, 512 + random.nextInt(500), 128))
          .as("text %d", i)
          .isEqualTo(expected(nested, text));
    }
  }

  /** The pipeline's windows of 16 tokens, whose model sees tokens alone, differ in nothing. */
  @Test
  void entitiesOfAPipelineAreThoseOfTheWholeText() {
    Random random = new Random(37);
    try (NerPipeline ner =
        NerPipeline.builder(new FakeTokenizer(), new FakeModel(64)).windowTokens(16).build()) {
      for (int i = 0; i < 100; i++) {
        String text = prose(random, 4000).replace(" Ada ", " was there. Ada ");
        assertThat(inPieces(ner, text, 1024 + random.nextInt(1000), 256))
            .as("text %d", i)
            .isEqualTo(expected(ner, text));
      }
    }
  }

  /** Where neighbours disagree, an entity may be found in one piece alone, but never cut. */
  @Test
  void entitiesNeverOverlapWherePiecesDisagree() {
    Random random = new Random(41);
    for (int i = 0; i < 300; i++) {
      String text = prose(random, 3000);
      EntityRecognizer fickle =
          piece -> {
            List<Entity> entities = new ArrayList<>();
            int place = random.nextInt(5);
            while (place + 12 < piece.length()) {
              int end = place + 1 + random.nextInt(10);
              entities.add(new Entity(piece.substring(place, end), "X", place, end, 1));
              place = end + random.nextInt(3);
            }
            return entities;
          };
      long place = 0;
      for (DocumentEntity entity : inPieces(fickle, text, 600, 128)) {
        assertThat(entity.start()).isGreaterThanOrEqualTo(place);
        assertThat(text.substring((int) entity.start(), (int) entity.end()))
            .isEqualTo(entity.text());
        assertThat(entity.start() - place).as("nothing is left out at a seam").isLessThan(30);
        place = entity.end();
      }
    }
  }

  @Test
  void piecesCoverTheDocumentAndAreCutAtParagraphsWhereThereAreSome() throws IOException {
    String paragraph = "They met in the town. She left the house. He was there then.\n\n";
    PieceReader pieces =
        new PieceReader(new StringReader(paragraph.repeat(200)), new PieceSizes(2048, 512));
    long place = 0;
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      assertThat(piece.start() % paragraph.length()).isZero();
      assertThat(piece.seam() % paragraph.length()).isZero();
      assertThat(piece.text().length() % paragraph.length()).isZero();
      assertThat(piece.text().length()).isLessThanOrEqualTo(2048);
      assertThat(piece.start()).isLessThanOrEqualTo(place);
      place = piece.start() + piece.text().length();
    }
    assertThat(place).isEqualTo(200L * paragraph.length());
  }

  @Test
  void noPieceSplitsACharacter() {
    String family = "👩‍👩‍👧‍👦";
    String text = ("e\u0301" + family + "🇫🇷").repeat(500);
    PieceReader pieces = new PieceReader(new StringReader(text), new PieceSizes(512, 128));
    while (pieces.hasNext()) {
      Piece piece = pieces.next();
      assertThat(piece.text()).matches("(e\u0301|" + family + "|🇫🇷)+");
    }
  }

  /** Counts what is asked of it, and gives at most a few characters at a time. */
  private static final class SlowReader extends Reader {
    private final Iterator<String> parts;
    private String part = "";
    long read;
    int closed;

    SlowReader(Stream<String> parts) {
      this.parts = parts.iterator();
    }

    @Override
    public int read(char[] target, int offset, int length) {
      if (part.isEmpty()) {
        if (!parts.hasNext()) {
          return -1;
        }
        part = parts.next();
      }
      int count = Math.min(length, Math.min(7, part.length()));
      part.getChars(0, count, target, offset);
      part = part.substring(count);
      read += count;
      return count;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  @Test
  void aDocumentIsReadAsItsEntitiesAreAskedFor() {
    SlowReader reader = new SlowReader(Stream.generate(() -> "They met Ada there. "));
    try (Stream<DocumentEntity> found =
        Documents.of(text -> words(text, "Ada")).withPieces(1024, 128).extract(reader)) {
      assertThat(reader.read).isZero();
      Iterator<DocumentEntity> entities = found.iterator();
      for (int i = 0; i < 1000; i++) {
        assertThat(entities.next().start()).isEqualTo(20L * i + 9);
        assertThat(reader.read).isLessThan(20L * i + 4 * 1024);
      }
      assertThat(reader.closed).isZero();
    }
    assertThat(reader.closed).isEqualTo(1);
  }

  @Test
  void anEmptyDocumentHasNoEntities() throws IOException {
    assertThat(inPieces(WORDS, "", 1024, 128)).isEmpty();
    Path file = Files.createFile(directory.resolve("empty.txt"));
    try (Stream<DocumentEntity> found = Documents.of(WORDS).extract(file)) {
      assertThat(found).isEmpty();
    }
  }

  @Test
  void aByteOrderMarkIsSkippedInAFileAndKeptInAReader() throws IOException {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16)) {
      Path file = directory.resolve("marked.txt");
      Files.write(file, "\uFEFFRome".getBytes(charset));
      try (Stream<DocumentEntity> found = Documents.of(WORDS).extract(file, charset)) {
        assertThat(found).extracting(DocumentEntity::start).containsExactly(0L);
      }
    }
    assertThat(inPieces(WORDS, "\uFEFFRome", 1024, 128))
        .extracting(DocumentEntity::start)
        .containsExactly(1L);
  }

  @Test
  void aFileIsReadInItsCharset() throws IOException {
    Random random = new Random(43);
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, Charset.forName("GB18030"))) {
      String text = prose(random, 30_000);
      Path file = directory.resolve("text.txt");
      Files.writeString(file, text, charset);
      try (Stream<DocumentEntity> found =
          Documents.of(WORDS).withPieces(2048, 256).extract(file, charset)) {
        assertThat(found.toList()).isEqualTo(expected(WORDS, text));
      }
    }
  }

  /** The place is that of the first byte that cannot be decoded, wherever buffers end. */
  @Test
  void malformedBytesAreNamedWithTheirPlace() throws IOException {
    byte[][] bad = {
      {(byte) 0xC3, '('},
      {(byte) 0xFF},
      {(byte) 0xE2, (byte) 0x82},
      {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
    };
    for (int length : new int[] {0, 1, 100, 8189, 8190, 8191, 8192, 8193, 20_000}) {
      for (byte[] bytes : bad) {
        byte[] text = "é".repeat(length / 2).getBytes(StandardCharsets.UTF_8);
        Path file = directory.resolve("bad.txt");
        byte[] all = new byte[text.length + bytes.length];
        System.arraycopy(text, 0, all, 0, text.length);
        System.arraycopy(bytes, 0, all, text.length, bytes.length);
        Files.write(file, all);
        try (Stream<DocumentEntity> found =
            Documents.of(WORDS).withPieces(1024, 128).extract(file)) {
          assertThatThrownBy(found::toList)
              .isInstanceOf(UncheckedIOException.class)
              .hasCauseInstanceOf(CharacterCodingException.class)
              .hasMessageContaining("bad.txt: expected UTF-8, but found 0x" + hex(bytes[0]))
              .hasMessageContaining("at byte " + text.length + ";");
        }
      }
    }
  }

  private static String hex(byte value) {
    return Integer.toHexString(value & 0xFF).toUpperCase(Locale.ROOT);
  }

  @Test
  void aMissingFileIsToldAtOnce() {
    assertThatThrownBy(() -> Documents.of(WORDS).extract(directory.resolve("none.txt")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFailingReaderAndAFailingRecognizerAreTold() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] target, int offset, int length) throws IOException {
            throw new IOException("the disk is gone");
          }

          @Override
          public void close() throws IOException {
            throw new IOException("cannot close");
          }
        };
    Stream<DocumentEntity> found = Documents.of(WORDS).extract(broken);
    assertThatThrownBy(found::toList)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the disk is gone");
    assertThatThrownBy(found::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot close");
    EntityRecognizer fails =
        text -> {
          throw new NerInferenceException("no memory");
        };
    assertThatThrownBy(() -> inPieces(fails, "Rome", 1024, 128))
        .isInstanceOf(NerInferenceException.class)
        .hasMessage("the document could not be read behind character 0: no memory");
  }

  @Test
  void offsetsCountOnBehindTheLengthOfAnyString() {
    long start = 5_000_000_000L;
    Entity rome = new Entity("Rome", "LOC", 10, 14, 0.5, "phrases", "Q220");
    SeamIterator entities =
        new SeamIterator(
            List.of(
                    new SeamIterator.Found(new Piece("", start - 100, start), List.of()),
                    new SeamIterator.Found(new Piece("", start, start + 90), List.of(rome)))
                .iterator());
    assertThat(entities.next())
        .isEqualTo(
            new DocumentEntity("Rome", "LOC", start + 10, start + 14, 0.5, "phrases", "Q220"));
    assertThat(entities.hasNext()).isFalse();
    assertThatThrownBy(entities::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anEntityWhoseOffsetsDoNotFitIsRefused() {
    assertThatThrownBy(() -> new DocumentEntity("Rome", "LOC", 5, 8, 1, null, null))
        .hasMessageContaining("start is 5, end 8, length 4");
    assertThatThrownBy(() -> new DocumentEntity("Rome", "LOC", 5, 9, 2, null, null))
        .hasMessage("a score must lie in 0 to 1, but is 2.0");
    assertThatThrownBy(() -> new Sentence(3, 3)).hasMessageContaining("start is 3, end 3");
  }

  @Test
  void sizesThatCannotWorkAreRefused() {
    Documents documents = Documents.of(WORDS);
    for (int[] sizes : new int[][] {{1023, 256}, {1024, 63}, {0, 64}, {-1, 64}}) {
      assertThatThrownBy(() -> documents.withPieces(sizes[0], sizes[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the overlap is " + sizes[1] + " and a piece " + sizes[0]);
    }
  }
}
