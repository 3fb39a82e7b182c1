package io.ner4j.onnx.graph;

/** Sizes in shapes of a graph that are no numbers. All of them are negative. */
public final class GraphSize {

  /** Whatever the other numbers of a shape leave. */
  public static final long REST = -1;

  /** The number of sequences. */
  public static final long BATCH = -2;

  /** The length of the longest sequence. */
  public static final long SEQUENCE = -3;

  public static final long UNKNOWN = -4;

  private GraphSize() {}
}
