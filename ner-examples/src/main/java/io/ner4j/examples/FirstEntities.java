package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;

// The README shows this file from its imports on, with what it prints.
class FirstEntities {
  public static void main(String[] args) {
    try (NerPipeline ner = OnnxNer.english()) {
      for (Entity e : ner.extract("Angela Merkel met Tim Cook in Cupertino. 😀")) {
        System.out.println(e.type() + " " + e.text() + " [" + e.start() + ", " + e.end() + ")");
      }
    }
  }
}
