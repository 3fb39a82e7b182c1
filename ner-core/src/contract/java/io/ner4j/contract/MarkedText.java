package io.ner4j.contract;

import io.ner4j.NerPipeline;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TypedSpan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that was written for a test, and the names in it. In a file each text is a line, and its
 * names are marked: {@code [Tim Cook PER] left [Apple ORG].} A line end in a text is {@code \n}, a
 * tab {@code \t}. Lines that begin with # are headings.
 *
 * @param text the text
 * @param names its names, in order
 */
public record MarkedText(String text, List<TypedSpan> names) {

  private static final Pattern NAME = Pattern.compile("\\[([^\\]]+) (PER|ORG|LOC|MISC)\\]");

  /**
   * Reads the texts of a file.
   *
   * @param resource its name on the class path, such as {@code /chinese/written.txt}
   * @return its texts, in order
   */
  public static List<MarkedText> all(String resource) throws IOException {
    List<MarkedText> texts = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(MarkedText.class.getResourceAsStream(resource));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#")) {
          texts.add(of(line.replace("\\n", "\n").replace("\\t", "\t")));
        }
      }
    }
    return texts;
  }

  private static MarkedText of(String line) {
    StringBuilder text = new StringBuilder();
    List<TypedSpan> names = new ArrayList<>();
    Matcher name = NAME.matcher(line);
    while (name.find()) {
      name.appendReplacement(text, Matcher.quoteReplacement(name.group(1)));
      int start = text.length() - name.group(1).length();
      names.add(new TypedSpan(name.group(2), start, text.length()));
    }
    return new MarkedText(name.appendTail(text).toString(), names);
  }

  /**
   * Compares what a pipeline finds with the names of texts.
   *
   * @param pipeline finds entities
   * @param texts have names
   * @return F1 of exact spans and types, in percent
   */
  public static double f1(NerPipeline pipeline, List<MarkedText> texts) {
    List<List<TypedSpan>> found =
        pipeline.extractAll(texts.stream().map(MarkedText::text).toList()).stream()
            .map(entities -> entities.stream().map(TypedSpan::of).toList())
            .toList();
    List<List<TypedSpan>> gold = texts.stream().map(MarkedText::names).toList();
    return 100 * Evaluation.of(gold, found).scores(Matching.EXACT).micro().f1();
  }
}
