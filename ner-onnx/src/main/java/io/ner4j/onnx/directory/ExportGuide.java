package io.ner4j.onnx.directory;

import java.util.Collection;

/** Where messages send those whose model is not exported yet, or has files of other names. */
enum ExportGuide {
  CLASSIFIER("docs/export_model.py", "docs/models.md", "OnnxNerBuilder"),
  GLINER("docs/export_gliner.py", "docs/zero-shot.md", "ZeroShotNerBuilder");

  private final String program;
  private final String page;
  private final String builder;

  ExportGuide(String program, String page, String builder) {
    this.program = program;
    this.page = page;
    this.builder = builder;
  }

  /** The guide for a model of a repository, by the names of its files. */
  static ExportGuide of(Collection<String> names) {
    return of(
        names.stream()
            .anyMatch(name -> ("/" + name).endsWith("/" + ModelDirectory.GLINER_SETTINGS)));
  }

  static ExportGuide of(boolean gliner) {
    return gliner ? GLINER : CLASSIFIER;
  }

  /** The program that exports a model. */
  String program() {
    return program;
  }

  /** The page that says how. */
  String page() {
    return page;
  }

  /** The class that chooses among files. */
  String builder() {
    return builder;
  }
}
