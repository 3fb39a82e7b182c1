package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;

// README.zh-CN.md shows this file from its imports on, with what it prints.
class ChineseEntities {
  public static void main(String[] args) {
    try (NerPipeline ner = OnnxNer.bundled("zh")) {
      for (Entity e : ner.extract("😀 王小明在北京大学工作，去年在上海会见了Tim Cook。")) {
        System.out.println(e.type() + " " + e.text() + " [" + e.start() + ", " + e.end() + ")");
      }
    }
  }
}
