package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sentences of the English pages are short. */
class SentencesTest {

  private static final int MAX_WORDS = 30;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");

  /** Code within a sentence, which counts as one word. */
  private static final Pattern CODE = Pattern.compile("`[^`\n]+(?:\n[^`\n]+)?`");

  /** Comments, tags with their attributes, and link addresses. */
  private static final Pattern LEFT_OUT =
      Pattern.compile("(?s)<!--.*?-->|<[a-zA-Z/][^>]*>|(?<=\\])\\([^)]*\\)");

  private static final Pattern LIST_ITEM = Pattern.compile("([-*+]|\\d+[.)]) +.*");
  private static final Pattern LAST_WORD = Pattern.compile(".*[.?!][\"'”’)\\]*_]*");
  private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*");

  private record Sentence(int line, List<String> words) {

    @Override
    public String toString() {
      return line + ": " + words.size() + " words: " + String.join(" ", words);
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT)) {
      files
          .filter(file -> file.getFileName().toString().matches("(README|CONTRIB|CHANGE).*\\.md"))
          .forEach(pages::add);
    }
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages.stream()
        .filter(page -> !ROOT.relativize(page).toString().contains("zh-CN"))
        .sorted()
        .toList();
  }

  /** The sentences of a page. A colon or a semicolon ends none; a list item and a heading do. */
  private static List<Sentence> sentences(String page) {
    String read = FENCED.matcher(page).replaceAll(block -> lineFeeds(block.group()));
    read = CODE.matcher(read).replaceAll(code -> "code" + lineFeeds(code.group()));
    read = LEFT_OUT.matcher(read).replaceAll(left -> lineFeeds(left.group()));
    List<Sentence> sentences = new ArrayList<>();
    List<String> words = new ArrayList<>();
    String[] lines = read.split("\n", -1);
    int start = 0;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      boolean heading = line.startsWith("#");
      boolean apart = line.isEmpty() || line.startsWith("|");
      if (apart || heading || LIST_ITEM.matcher(line).matches()) {
        end(sentences, start, words);
      }
      if (apart) {
        continue;
      }
      for (String word : line.split("\\s+")) {
        start = words.isEmpty() ? i + 1 : start;
        if (WORD.matcher(word).matches()) {
          words.add(word);
        }
        if (LAST_WORD.matcher(word).matches()) {
          end(sentences, start, words);
        }
      }
      if (heading) {
        end(sentences, start, words);
      }
    }
    end(sentences, start, words);
    return sentences;
  }

  private static void end(List<Sentence> sentences, int line, List<String> words) {
    if (!words.isEmpty()) {
      sentences.add(new Sentence(line, List.copyOf(words)));
      words.clear();
    }
  }

  private static String lineFeeds(String text) {
    return text.replaceAll("[^\n]", "");
  }

  @Test
  void noSentenceOfAPageHasMoreThanThirtyWords() throws IOException {
    List<String> tooLong = new ArrayList<>();
    int read = 0;
    for (Path page : pages()) {
      for (Sentence sentence : sentences(Files.readString(page))) {
        read++;
        if (sentence.words().size() > MAX_WORDS) {
          tooLong.add(ROOT.relativize(page) + ":" + sentence);
        }
      }
    }
    assertThat(read).isGreaterThan(2000);
    assertThat(tooLong).as("Sentences to cut").isEmpty();
  }

  @Test
  void codeIsOneWordAndAddressesAndTablesAreNone() {
    String page =
        """
        # Two words

        Call `extract(a,
        b)` of [the docs](a b "c. d"): it
        helps; so – does <img alt="x y"> this. (Is it?)

        ```
        not. read.
        ```

        - one item
          of two lines
        - another
        | a | table |
        """;
    assertThat(sentences(page))
        .containsExactly(
            new Sentence(1, List.of("Two", "words")),
            new Sentence(
                3,
                List.of(
                    "Call", "code", "of", "[the", "docs]:", "it", "helps;", "so", "does", "this.")),
            new Sentence(5, List.of("(Is", "it?)")),
            new Sentence(11, List.of("one", "item", "of", "two", "lines")),
            new Sentence(13, List.of("another")));
  }
}
