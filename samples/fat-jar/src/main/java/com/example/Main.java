package com.example;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;

/** Prints the entities of a text. */
public final class Main {

  private Main() {}

  /** Reads the first argument. */
  public static void main(String[] args) {
    try (NerPipeline ner = OnnxNer.english()) {
      for (Entity e : ner.extract(args[0])) {
        System.out.println(e.type() + " " + e.text() + " [" + e.start() + ", " + e.end() + ")");
      }
    }
  }
}
