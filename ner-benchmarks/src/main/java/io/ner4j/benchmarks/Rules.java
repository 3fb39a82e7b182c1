package io.ner4j.benchmarks;

import io.ner4j.EntityRecognizer;
import io.ner4j.benchmarks.material.Arguments;
import io.ner4j.benchmarks.material.Corpus;
import io.ner4j.benchmarks.material.Statistics;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Patterns;
import io.ner4j.rules.Phrase;
import io.ner4j.rules.Phrases;
import io.ner4j.rules.PhrasesBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How fast phrases and patterns are found on one thread, and what a list of phrases takes of
 * memory.
 */
final class Rules {

  private static final Set<String> OPTIONS = Set.of("phrases", "megabytes", "rounds");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MEGABYTE = 1_000_000;
  private static final int WORDS = 300_000;

  /** Every so many words of a text, one of those that names are made of stands. */
  private static final int EVERY = 16;

  /** UTF-16 code units of a text. */
  private static final int TEXT = 4_000;

  /** What makes a text hostile when it is repeated: each starts something and does not end it. */
  private static final List<String> HOSTILE =
      List.of(
          "a.",
          "@",
          "a@",
          "a@a.",
          "http://",
          "http://a",
          "www.",
          "1",
          "1 ",
          "1-",
          "1.",
          "111 ",
          "1111-",
          "+1",
          "(1) ",
          "01 ",
          "::",
          "1:",
          "1.1.",
          "DE89 3704 ",
          "$1",
          "1 000 ",
          "Mar ",
          "1 March ",
          "2024-");

  private final Random random = new Random(1);
  private final List<String> sentences = Corpus.load().sentences();
  private final List<String> words = IntStream.range(0, WORDS).mapToObj(i -> word()).toList();

  private Rules() {}

  static void run(List<String> options) {
    Arguments arguments = Arguments.parse(options, OPTIONS);
    int rounds = arguments.count("rounds", 5);
    Rules rules = new Rules();
    List<String> texts = rules.texts(arguments.count("megabytes", 20) * MEGABYTE);
    List<Phrase> listed = rules.phrases(arguments.count("phrases", MEGABYTE)).toList();
    measure("whole words", Phrases.builder(), listed, texts, rounds);
    PhrasesBuilder folding = Phrases.builder().ignoreCase(true).ignoreWidth(true);
    measure("whole words, case and width folded", folding, listed, texts, rounds);
    measure("anywhere", Phrases.builder().wholeWords(false), listed, texts, rounds);
    List<String> hostile = HOSTILE.stream().map(piece -> piece.repeat(TEXT)).toList();
    for (KnownPattern pattern : KnownPattern.values()) {
      measure(Patterns.of(pattern), pattern + " in sentences", texts, rounds);
      measure(Patterns.of(pattern), pattern + " in hostile texts", hostile, rounds);
    }
    measure(Patterns.of(KnownPattern.values()), "all patterns in sentences", texts, rounds);
  }

  private static void measure(
      String name, PhrasesBuilder builder, List<Phrase> listed, List<String> texts, int rounds) {
    builder.addAll(listed.stream());
    long before = used();
    long start = System.nanoTime();
    Phrases phrases = builder.build();
    double seconds = (System.nanoTime() - start) / 1e9;
    long bytes = used() - before;
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %d phrases, built in %.1f s, %d MB of heap",
            name,
            phrases.size(),
            seconds,
            bytes / MEGABYTE));
    measure(phrases, name, texts, rounds);
  }

  private static void measure(EntityRecognizer rules, String name, List<String> texts, int rounds) {
    int bytes = texts.stream().mapToInt(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    List<Double> speeds = new ArrayList<>();
    int found = 0;
    for (int round = 0; round <= rounds; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      found = 0;
      for (String text : texts) {
        found += rules.extract(text).size();
      }
      double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
      if (round > 0) {
        speeds.add(bytes / seconds / MEGABYTE);
      }
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s: %.1f MB in a second of processor time, %d entities in %.1f MB",
            name,
            Statistics.median(speeds),
            found,
            (double) bytes / MEGABYTE));
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Names of one to three words; one of ten starts with a word of the sentences. */
  private Stream<Phrase> phrases(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Phrase(name(i % 10 == 0), "NAME", "Q" + i));
  }

  private String name(boolean plainStart) {
    StringBuilder name = new StringBuilder(plainStart ? sentenceWord() + " " : "");
    name.append(anyWord());
    for (int more = random.nextInt(3); more > 0; more--) {
      name.append(' ').append(anyWord());
    }
    return name.toString();
  }

  private String anyWord() {
    return words.get(random.nextInt(words.size()));
  }

  /** Two words of the sentences, cut and joined, so that letters stand as in words. */
  private String word() {
    String one = sentenceWord();
    String other = sentenceWord();
    String joined =
        one.substring(0, (one.length() + 1) / 2) + other.substring(other.length() / 2) + "e";
    return random.nextInt(4) == 0 ? joined : joined + one.charAt(one.length() - 1);
  }

  private String sentenceWord() {
    while (true) {
      String[] all = sentences.get(random.nextInt(sentences.size())).split(" ", -1);
      String word = all[random.nextInt(all.length)];
      if (word.length() > 3 && word.chars().allMatch(Character::isLetter)) {
        return word;
      }
    }
  }

  /** Sentences with words of names among theirs. */
  private List<String> texts(int length) {
    List<String> texts = new ArrayList<>();
    for (int total = 0; total < length; total += TEXT) {
      StringBuilder text = new StringBuilder();
      while (text.length() < TEXT) {
        int place = 0;
        for (String word : sentences.get(random.nextInt(sentences.size())).split(" ", -1)) {
          text.append(++place % EVERY == 0 ? anyWord() : word).append(' ');
        }
      }
      texts.add(text.substring(0, TEXT));
    }
    return texts;
  }
}
