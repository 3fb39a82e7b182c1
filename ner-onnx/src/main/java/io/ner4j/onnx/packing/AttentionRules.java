package io.ner4j.onnx.packing;

import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.GraphTensor;
import io.ner4j.onnx.packing.TensorKinds.Constant;
import io.ner4j.onnx.packing.TensorKinds.CutIntoHeads;
import io.ner4j.onnx.packing.TensorKinds.Heads;
import io.ner4j.onnx.packing.TensorKinds.InRows;
import io.ner4j.onnx.packing.TensorKinds.Scores;
import io.ner4j.onnx.packing.TensorKinds.Shares;
import io.ner4j.onnx.packing.TensorKinds.TensorKind;
import io.ner4j.onnx.packing.TensorKinds.Unchanged;
import io.ner4j.onnx.packing.mask.Hiding;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What operators make inside of attention, where tokens meet each other. Queries and keys give
 * scores, what is masked is masked for padding alone, and shares of the values are summed up. For
 * one thread.
 */
final class AttentionRules {

  private static final Set<Long> FLOATING_POINT =
      Set.of((long) GraphTensor.FLOAT, (long) GraphTensor.FLOAT16, (long) GraphTensor.BFLOAT16);

  /** Since this opset, Softmax is along the last axis unless told otherwise. */
  private static final int LAST_AXIS_OPSET = 13;

  private final PaddingMasks masks;
  private final long opset;

  AttentionRules(PaddingMasks masks, long opset) {
    this.masks = masks;
    this.opset = opset;
  }

  /**
   * Scores that a node masks, and of which type they are.
   *
   * @param hiding what is hidden
   * @param replaced whether hidden scores are replaced, else something is added to them
   */
  record Masking(String scores, Scores kind, long type, Hiding hiding, boolean replaced) {

    /** The same for other scores. */
    Masking of(String others) {
      return new Masking(others, kind, type, hiding, replaced);
    }
  }

  /**
   * Tells what a node makes that masks nothing.
   *
   * @param of what its inputs are, one of which is in rows
   * @throws IOException if the operator is not known there
   */
  InRows of(GraphNode node, List<TensorKind> of) throws IOException {
    Optional<? extends InRows> made =
        switch (node.operator()) {
          case "Cast", "Identity" -> Optional.of((InRows) of.get(0));
          case "Mul" -> scaled(of.get(0), of.get(1)).or(() -> scaled(of.get(1), of.get(0)));
          case "Div" -> scaled(of.get(0), of.get(1));
          case "MatMul" -> product(of.get(0), of.get(1));
          case "Softmax" -> shares(node, of.get(0));
          case "IsNaN" ->
              Optional.of(of.get(0)).filter(Shares.class::isInstance).map(k -> (Shares) k);
          case "Where" -> withoutNaN(of);
          default -> Optional.empty();
        };
    return made.orElseThrow(() -> TokenRules.unknown(node));
  }

  private static Optional<InRows> scaled(TensorKind kind, TensorKind by) {
    boolean known =
        TokenRules.isOneNumber(by)
            && (kind instanceof Heads || (kind instanceof Scores scores && !scores.masked()));
    return known ? Optional.of((InRows) kind) : Optional.empty();
  }

  private static Optional<InRows> product(TensorKind left, TensorKind right) {
    if (left instanceof CutIntoHeads queries
        && right instanceof CutIntoHeads keys
        && queries.order() == HeadOrder.BY_HEAD
        && keys.order() == HeadOrder.TRANSPOSED
        && queries.count() == keys.count()
        && queries.width() == keys.width()) {
      return Optional.of(new Scores(queries.count(), false));
    }
    if (left instanceof Shares shares
        && right instanceof CutIntoHeads values
        && values.order() == HeadOrder.BY_HEAD
        && shares.heads() == values.count()) {
      return Optional.of(new Heads(values.count(), values.width()));
    }
    return Optional.empty();
  }

  private Optional<Shares> shares(GraphNode node, TensorKind kind) throws IOException {
    long axis = node.number("axis", opset < LAST_AXIS_OPSET ? 1 : -1);
    return kind instanceof Scores scores && scores.masked() && (axis == -1 || axis == 3)
        ? Optional.of(new Shares(scores.heads()))
        : Optional.empty();
  }

  /** Shares in which a node replaces NaN. They have none, so they stay as they are. */
  private static Optional<Shares> withoutNaN(List<TensorKind> of) {
    return of.get(0) instanceof Shares
            && of.get(1) instanceof Constant
            && of.get(2) instanceof Shares shares
        ? Optional.of(shares)
        : Optional.empty();
  }

  /** What a node masks, if it masks scores for padding: it adds a mask, or chooses by one. */
  Optional<Masking> masking(GraphNode node, List<TensorKind> of) throws IOException {
    if (node.operator().equals("Add")) {
      Optional<Masking> found = added(node, of, 0, 1);
      return found.isPresent() ? found : added(node, of, 1, 0);
    }
    if (node.operator().equals("Where") && of.size() == 3 && of.get(0) instanceof Unchanged) {
      Optional<Masking> found = chosen(node, of, 1, 2, masks.trueForText(node.input(0)));
      return found.isPresent()
          ? found
          : chosen(node, of, 2, 1, masks.trueForPadding(node.input(0)));
    }
    return Optional.empty();
  }

  private Optional<Masking> added(GraphNode node, List<TensorKind> of, int scores, int mask)
      throws IOException {
    if (!(of.get(scores) instanceof Scores kind) || !(of.get(mask) instanceof Unchanged)) {
      return Optional.empty();
    }
    Optional<Hiding> hiding = masks.added(node.input(mask));
    long type = masks.type(node.input(mask));
    return hiding.isPresent()
        ? Optional.of(
            new Masking(node.input(scores), kind, checked(node, type), hiding.get(), false))
        : Optional.empty();
  }

  private Optional<Masking> chosen(
      GraphNode node, List<TensorKind> of, int scores, int number, Optional<Hiding> hiding)
      throws IOException {
    Optional<Double> hidden = masks.hidden(node.input(number));
    boolean known =
        hiding.isPresent() && hidden.isPresent() && TokenRules.isOneNumber(of.get(number));
    if (!known || !(of.get(scores) instanceof Scores kind)) {
      return Optional.empty();
    }
    Hiding with = new Hiding(hiding.get().window(), hidden.get());
    long type = checked(node, masks.type(node.input(number)));
    return Optional.of(new Masking(node.input(scores), kind, type, with, true));
  }

  static long checked(GraphNode node, long type) throws IOException {
    if (!FLOATING_POINT.contains(type)) {
      throw TokenRules.unknown(node);
    }
    return type;
  }
}
