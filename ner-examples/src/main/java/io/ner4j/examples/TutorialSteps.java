package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TokenLabel;
import io.ner4j.onnx.OnnxNer;
import java.util.ArrayList;
import java.util.List;

/** A sentence read as many tutorials do, and as ner4j does, with the same model. */
// docs/from-a-tutorial.md shows both methods.
final class TutorialSteps {

  private TutorialSteps() {}

  static List<String> asInATutorial(NerPipeline ner, String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    String type = "";
    for (TokenLabel token : ner.tokens(text)) { // each token's likeliest label
      String label = token.label();
      if (label.startsWith("B-") || label.equals("O")) {
        if (name.length() > 0) {
          names.add(type + " " + name);
        }
        name.setLength(0);
      }
      if (!label.equals("O")) {
        type = label.substring(2);
        name.append(token.text()); // glued, and nobody knows where it stood
      }
    }
    return names;
  }

  public static void main(String[] args) {
    String text = "😀张伟在北京见到Sam Altman，Sam Altman是第一次来北京。";
    try (NerPipeline ner = OnnxNer.bundled("zh")) {
      asInATutorial(ner, text).forEach(System.out::println);
      System.out.println();
      for (Entity e : ner.extract(text)) {
        System.out.println(e.type() + " " + e.text() + " [" + e.start() + ", " + e.end() + ")");
      }
    }
  }
}
