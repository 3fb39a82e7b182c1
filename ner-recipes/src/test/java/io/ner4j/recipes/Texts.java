package io.ner4j.recipes;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Texts with their keys, and what a pipeline of its own finds in them. */
public final class Texts {

  private static final List<String> SENTENCES =
      List.of(
          "Angela Merkel met Tim Cook of Apple in Cupertino.",
          "😀 The Bank of England, London, said nothing to José Álvarez.",
          "It rained.",
          "Yesterday Siemens AG of Munich bought a factory in São Paulo from General Electric.",
          "no names here at all, and nothing that looks like one either");

  private Texts() {}

  /** Texts of up to some sentences by key, no two the same. An empty one is the first. */
  public static Map<String, String> random(int count, int mostSentences, long seed) {
    Random random = new Random(seed);
    Map<String, String> texts = new TreeMap<>();
    texts.put("empty", "");
    for (int i = 1; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(mostSentences); n > 0; n--) {
        text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append(' ');
      }
      texts.put("text-" + i, text.append(i).toString());
    }
    return texts;
  }

  /** What a plain pipeline finds in each text by itself. */
  public static Map<String, List<Entity>> inPlainPipeline(Map<String, String> texts) {
    Map<String, List<Entity>> found = new TreeMap<>();
    try (NerPipeline ner = OnnxNer.englishBuilder().device(Device.cpu()).load()) {
      texts.forEach((id, text) -> found.put(id, new ArrayList<>(ner.extract(text))));
    }
    return found;
  }
}
