package io.ner4j.model.zh;

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
 * A text of a sample and the names that people marked in it.
 *
 * @param text the text
 * @param spans the names
 */
record Sample(String text, List<TypedSpan> spans) {

  /** The files have no other escape than that of a quotation mark. */
  private static final Pattern LINE = Pattern.compile("\\{\"text\": \"(.*)\", \"spans\": (.*)\\}");

  private static final Pattern SPAN = Pattern.compile("\\[(\\d+), (\\d+), \"([A-Z]+)\"\\]");

  /** Reads the sample of a name. */
  static List<Sample> all(String name) throws IOException {
    String resource = "/chinese/" + name + "-sample.jsonl";
    List<Sample> samples = new ArrayList<>();
    try (InputStream in = Objects.requireNonNull(Sample.class.getResourceAsStream(resource));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        samples.add(of(line));
      }
    }
    return samples;
  }

  private static Sample of(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    String text = parts.group(1).replace("\\\"", "\"");
    if (text.contains("\\")) {
      throw new IllegalArgumentException("an escape that is not read: " + line);
    }
    List<TypedSpan> spans =
        SPAN.matcher(parts.group(2))
            .results()
            .map(
                span ->
                    new TypedSpan(
                        span.group(3),
                        Integer.parseInt(span.group(1)),
                        Integer.parseInt(span.group(2))))
            .toList();
    return new Sample(text, spans);
  }
}
