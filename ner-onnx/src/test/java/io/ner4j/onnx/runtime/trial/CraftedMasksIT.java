package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.session.ModelGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Masks that do more than hide padding, put into a model between its own mask and its scores. Such
 * a model is rewritten only where the rest is a window of places, and it answers in any batch what
 * its file answers for each sequence alone.
 */
class CraftedMasksIT {

  @TempDir Path temporary;

  private CraftedGraph graph;

  @BeforeEach
  void start() {
    graph = new CraftedGraph(temporary);
  }

  private String lowest() {
    return graph.number("c_lowest", -1e4f);
  }

  private String crafted(String kind, String mask) {
    graph.places();
    return switch (kind) {
      case "later tokens are hidden" ->
          graph.node(
              "Where", "c", graph.node("Greater", "c_if", "c_ahead", "c_zero"), lowest(), mask);
      case "far tokens are hidden" ->
          graph.node(
              "Where", "c", graph.node("Greater", "c_if", "c_distance", "c_one"), lowest(), mask);
      case "a token does not see itself" ->
          graph.node(
              "Where", "c", graph.node("Equal", "c_if", "c_keys", "c_queries"), lowest(), mask);
      case "a bias falls with distance" -> graph.node("Sub", "c", mask, graph.cast("c_distance"));
      case "a bias falls along the keys" -> graph.node("Sub", "c", mask, graph.cast("c_keys"));
      case "the second token is hidden" ->
          graph.node("Where", "c", graph.node("Equal", "c_if", "c_keys", "c_one"), lowest(), mask);
      case "a bias of token ids" -> {
        graph.node("Unsqueeze", "c_ids", "input_ids", "c_second");
        graph.node("Unsqueeze", "c_ids_wide", "c_ids", graph.whole("c_third", List.of(1), 2));
        String scaled =
            graph.node("Mul", "c_bias", graph.cast("c_ids_wide"), graph.number("c_small", 0.01f));
        yield graph.node("Add", "c", mask, scaled);
      }
      case "padding is hidden too weakly" ->
          graph.node("Max", "c", mask, graph.number("c_weak", -1));
      case "the first key stands for all" -> {
        graph.whole("c_from", List.of(1), 0);
        graph.whole("c_axis", List.of(1), 3);
        String first = graph.node("Slice", "c_first", mask, "c_from", "c_second", "c_axis");
        yield graph.node("Expand", "c", first, graph.node("Shape", "c_all", mask));
      }
      case "padding is hidden in long batches only" -> {
        String isLong =
            graph.node("Greater", "c_long", "c_length", graph.whole("c_twelve", List.of(), 12));
        yield graph.node(
            "Where", "c", isLong, mask, graph.node("Mul", "c_none", mask, graph.number("c_0", 0)));
      }
      case "a window moves from row to row" -> {
        String moved = graph.node("Add", "c_moved", "c_distance", graph.rows());
        String isFar = graph.node("Greater", "c_if", moved, graph.whole("c_three", List.of(), 3));
        yield graph.node("Where", "c", isFar, lowest(), mask);
      }
      case "a window is half as wide as the batch is long" -> {
        String half = graph.node("Div", "c_half", "c_length", graph.whole("c_two", List.of(), 2));
        String isFar = graph.node("Greater", "c_if", "c_distance", half);
        yield graph.node("Where", "c", isFar, lowest(), mask);
      }
      case "a window lies before the token" -> {
        graph.node("Less", "c_before", "c_ahead", "c_zero");
        graph.node("LessOrEqual", "c_near", "c_distance", graph.whole("c_three", List.of(), 3));
        graph.node("And", "c_if", "c_before", "c_near");
        yield graph.node("Where", "c", "c_if", mask, lowest());
      }
      case "a window hides too weakly" ->
          graph.node(
              "Where",
              "c",
              graph.node("Greater", "c_if", "c_distance", "c_one"),
              graph.number("c_weak", -3),
              mask);
      case "far padding is not hidden" ->
          graph.node(
              "Where",
              "c",
              graph.node("Greater", "c_if", "c_distance", graph.whole("c_three", List.of(), 3)),
              graph.number("c_0", 0),
              mask);
      case "tokens up to three back are seen" -> {
        graph.node("LessOrEqual", "c_back", "c_ahead", "c_zero");
        graph.node("GreaterOrEqual", "c_near", "c_ahead", graph.whole("c_three", List.of(), -3));
        graph.node("And", "c_if", "c_near", "c_back");
        yield graph.node("Where", "c", "c_if", mask, lowest());
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private ModelDirectory model(String kind) throws IOException {
    return graph.write(CraftedGraph.masking(), 1, mask -> crafted(kind, mask));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "later tokens are hidden",
        "far tokens are hidden",
        "tokens up to three back are seen"
      })
  void windowsOfPlacesAreKept(String kind) throws IOException {
    ModelDirectory files = model(kind);
    assertThat(ModelGraph.read(files.model(), true).unpadded()).isNotNull();
    CraftedGraph.compare(files);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a token does not see itself",
        "a bias falls with distance",
        "a bias falls along the keys",
        "the second token is hidden",
        "a bias of token ids",
        "padding is hidden too weakly",
        "padding is hidden in long batches only",
        "the first key stands for all",
        "a window moves from row to row",
        "a window is half as wide as the batch is long",
        "a window lies before the token",
        "a window hides too weakly",
        "far padding is not hidden"
      })
  void answersInAnyBatchAreThoseOfTheFileAlone(String kind) throws IOException {
    ModelDirectory files = model(kind);
    assertThat(ModelGraph.read(files.model(), true).unpadded()).isNull();
    CraftedGraph.compare(files);
  }

  @Test
  void verdictsAreReadAsTheyWereWrittenAndNothingElseIs() {
    Verdict verdict = new Verdict(true, false, 1e-5, 400);
    assertThat(Verdict.read(verdict.write())).hasValue(verdict);
    for (String other :
        List.of("", "true", "true false 1", "true false x 1", "yes no 1 1", "true true -.- 1")) {
      assertThat(Verdict.read(other)).as(other).isEmpty();
    }
  }
}
