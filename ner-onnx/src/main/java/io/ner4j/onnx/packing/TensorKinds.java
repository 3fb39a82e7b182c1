package io.ner4j.onnx.packing;

import java.util.List;
import java.util.Optional;

/** What is known of tensors of a graph that is being rewritten. */
final class TensorKinds {

  private TensorKinds() {}

  /** What is known of one. */
  sealed interface TensorKind
      permits Constant,
          Unchanged,
          OfAllTokens,
          OfTokens,
          PartsOfHeads,
          CutIntoHeads,
          CopiesOfHeads,
          InRows,
          AnswerOfHeads {}

  /**
   * It depends on no input.
   *
   * @param shape its shape, if that is known
   */
  record Constant(Optional<List<Long>> shape) implements TensorKind {}

  /** It is what it was: a matrix of batch and sequence, a shape, a mask. */
  record Unchanged() implements TensorKind {}

  /** One number for all tokens together, or one for each of their channels. */
  record OfAllTokens() implements TensorKind {}

  /**
   * Had the shape {@code [batch, sequence, …]} and has {@code [1, tokens, …]} now.
   *
   * @param rank number of dimensions
   * @param width the last dimension
   * @param part what it is part of, if it came of a split along the last dimension
   */
  record OfTokens(int rank, long width, Optional<Part> part) implements TensorKind {

    static OfTokens of(int rank, long width) {
      return new OfTokens(rank, width, Optional.empty());
    }
  }

  /**
   * One of several parts of a tensor, alike in width.
   *
   * @param whole the tensor
   * @param index which part
   * @param count number of parts
   */
  record Part(String whole, int index, int count) {}

  /**
   * Queries, keys and values that were to be cut into parts, and these into heads, {@code [batch,
   * sequence, parts, heads, width]}.
   *
   * @param whole the tensor of tokens
   * @param index which part it is, {@code [batch, sequence, 1, heads, width]}; -1 for all of them
   * @param byHead whether it is {@code [batch, heads, parts, sequence, width]}
   */
  record PartsOfHeads(String whole, int index, int count, int heads, long width, boolean byHead)
      implements TensorKind {}

  /**
   * Tokens cut into the heads of attention, {@code [batch, sequence, heads, width]}. They are put
   * in rows where queries meet keys, and shares meet values; until then they are {@code [1, tokens,
   * heads, width]}, whatever the order of dimensions was.
   *
   * @param part the tensor of tokens, or the part of one
   * @param heads number of heads
   * @param width channels of a head
   * @param order in which order the dimensions were
   * @param copies how often each head is there, one after the other
   */
  record CutIntoHeads(Part part, int heads, long width, HeadOrder order, int copies)
      implements TensorKind {

    /** The number of heads with all copies. */
    int count() {
      return heads * copies;
    }

    CutIntoHeads with(HeadOrder other) {
      return new CutIntoHeads(part, heads, width, other, copies);
    }

    /** What is computed of such heads, one by one. */
    CutIntoHeads made(String tensor, long newWidth) {
      return new CutIntoHeads(new Part(tensor, 0, 1), heads, newWidth, order, copies);
    }

    List<Long> shape() {
      return order.shape(count(), width);
    }
  }

  /**
   * Heads of which copies are being made, {@code [batch, heads, copies, sequence, width]}.
   *
   * @param copies how many, as yet
   */
  record CopiesOfHeads(CutIntoHeads heads, int copies) implements TensorKind {}

  /** It has its tokens in rows of attention, one for each sequence. */
  sealed interface InRows extends TensorKind permits Heads, Scores, Shares {}

  /** Sums of values: {@code [rows, heads, columns, width]}. */
  record Heads(int heads, long width) implements InRows {}

  /**
   * How much tokens have to do with each other: {@code [rows, heads, columns, columns]}.
   *
   * @param masked whether padding is hidden already
   */
  record Scores(int heads, boolean masked) implements InRows {}

  /** Which share of each value a token takes: {@code [rows, heads, columns, columns]}. */
  record Shares(int heads) implements InRows {}

  /**
   * What attention answers, as it was to be transposed, {@code [batch, sequence, heads, width]}.
   *
   * @param untransposed the tensor {@code [rows, heads, columns, width]}
   * @param heads what it is cut into
   */
  record AnswerOfHeads(String untransposed, Heads heads) implements TensorKind {}
}
