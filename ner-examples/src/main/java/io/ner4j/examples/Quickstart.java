package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.NerException;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints the entities of a text, one a line: type, text, position and score. */
public final class Quickstart {

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private static final String USAGE =
      """
      usage: Quickstart [--model MODEL] TEXT...          the words of a text
             Quickstart [--model MODEL] --file FILE      a text file in UTF-8
             Quickstart [--model MODEL]                  standard input in UTF-8
      MODEL is a model directory, or the name of a bundled model such as en or zh
      """;

  private Quickstart() {}

  /**
   * Runs the program: entities go to standard output in UTF-8, everything else to standard error.
   *
   * @param args a text, or where to find it
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    int status = run(List.of(args), out);
    out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns the exit status: 0, 1 if something failed, 2 if the arguments make no sense. */
  static int run(List<String> args, PrintStream out) {
    if (args.contains("--help")) {
      System.err.print(USAGE);
      return 0;
    }
    try {
      boolean named = !args.isEmpty() && args.get(0).equals("--model");
      if (named && args.size() < 2) {
        System.err.print("--model needs a directory or a name\n" + USAGE);
        return 2;
      }
      List<String> rest = named ? args.subList(2, args.size()) : args;
      if (rest.contains("--file") && (rest.size() != 2 || !rest.get(0).equals("--file"))) {
        System.err.print("--file needs one file, and no other text beside it\n" + USAGE);
        return 2;
      }
      String text = text(rest);
      try (NerPipeline ner = named ? OnnxNer.named(args.get(1)).load() : OnnxNer.english()) {
        System.err.printf(
            "model: %s, device: %s%n", named ? args.get(1) : "bundled English", ner.device());
        print(ner.extract(text), out);
      }
      return 0;
    } catch (IOException e) {
      System.err.println("could not read the text: " + e);
      return 1;
    } catch (NerException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static String text(List<String> args) throws IOException {
    if (args.isEmpty()) {
      System.err.println("reading a text from standard input");
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return args.get(0).equals("--file")
        ? Files.readString(Path.of(args.get(1)))
        : String.join(" ", args);
  }

  private static void print(List<Entity> entities, PrintStream out) {
    int width = entities.stream().mapToInt(entity -> columns(plain(entity.text()))).max().orElse(0);
    for (Entity entity : entities) {
      String text = plain(entity.text());
      out.printf(
          Locale.ROOT,
          "%-4s  %s  [%d, %d)  %.3f%n",
          entity.type(),
          text + " ".repeat(width - columns(text)),
          entity.start(),
          entity.end(),
          entity.score());
    }
    if (entities.isEmpty()) {
      System.err.println("no entities");
    }
  }

  /** Columns of a terminal: Chinese, Japanese and Korean characters take two. */
  private static int columns(String text) {
    return text.codePoints().map(c -> WIDE.contains(UnicodeScript.of(c)) ? 2 : 1).sum();
  }

  /** An entity may span lines; its line here may not. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ");
  }
}
