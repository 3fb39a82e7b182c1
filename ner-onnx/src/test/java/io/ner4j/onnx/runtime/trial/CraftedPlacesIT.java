package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.ModelGraph;
import io.ner4j.spi.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers that queries are multiplied with, as rotary positions are. A model is rewritten only
 * where these depend on nothing but the place of a token.
 */
class CraftedPlacesIT {

  @TempDir Path temporary;

  private CraftedGraph graph;

  @BeforeEach
  void start() {
    graph = new CraftedGraph(temporary);
  }

  /** The first queries, keys or values, as attention takes them. */
  private static boolean isByHead(GraphNode node) {
    try {
      return node.operator().equals("Transpose")
          && node.numbers("perm").equals(List.of(0L, 2L, 1L, 3L));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ModelDirectory model(String kind) throws IOException {
    return graph.write(CraftedPlacesIT::isByHead, 0, tokens -> crafted(kind, tokens));
  }

  /** Heads by token, multiplied with a number of each place. */
  private String crafted(String kind, String tokens) {
    graph.places();
    String places =
        switch (kind) {
          case "places", "places that overflow" -> "c_keys";
          case "places from the end" -> graph.node("Sub", "c_made", "c_length", "c_keys");
          case "places and the number of the row" -> graph.node("Add", "c_made", rows(), "c_keys");
          case "places times the size of the batch" -> {
            rows();
            yield graph.node("Mul", "c_made", "c_batch", "c_keys");
          }
          case "places in the text of the first row" -> {
            graph.node("CumSum", "c_sum", "attention_mask", "c_one");
            yield graph.node("Gather", "c_made", "c_sum", "c_zero");
          }
          case "places in text, counted over the batch" ->
              graph.node("CumSum", "c_made", "attention_mask", "c_zero");
          case "token ids" -> "input_ids";
          default -> throw new IllegalArgumentException(kind);
        };
    graph.node("Unsqueeze", "c_wide", places, graph.whole("c_last", List.of(1), -1));
    graph.node("Unsqueeze", "c_wider", "c_wide", graph.whole("c_last_too", List.of(1), -1));
    String by = graph.cast("c_wider");
    by =
        kind.equals("places that overflow")
            ? graph.node("Exp", "c_by", graph.node("Mul", "c_large", by, graph.number("c_40", 40)))
            : graph.node("Cos", "c_by", by);
    return graph.node("Mul", "c", tokens, by);
  }

  private String rows() {
    graph.rows();
    return graph.node("Unsqueeze", "c_row", "c_rows_flat", "c_second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"places"})
  void numbersOfPlacesAreKept(String kind) throws IOException {
    ModelDirectory files = model(kind);
    assertThat(ModelGraph.read(files.model(), true).unpadded()).isNotNull();
    CraftedGraph.compare(files);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "places from the end",
        "places and the number of the row",
        "places times the size of the batch",
        "places in the text of the first row",
        "places in text, counted over the batch",
        "token ids"
      })
  void answersInAnyBatchAreThoseOfTheFileAlone(String kind) throws IOException {
    ModelDirectory files = model(kind);
    assertThat(ModelGraph.read(files.model(), true).unpadded()).isNull();
    CraftedGraph.compare(files);
  }

  /** The places behind a short sequence hold its first token with the numbers of that place. */
  @Test
  void numbersOfPlacesThatAShortSequenceLacksDoNotReachIt() throws IOException {
    ModelDirectory files = model("places that overflow");
    assertThat(ModelGraph.read(files.model(), true).unpadded()).isNotNull();
    ModelConfig config = ModelConfig.of(files, null);
    int[] two = {2, 7};
    try (OnnxModel model = OnnxModel.load(files, config, CraftedGraph.OPTIONS)) {
      float[] alone = model.run(Batch.of(List.of(two), 0)).copy(0, 0, two.length);
      int[] many = new Random(1).ints(30, 0, 400).toArray();
      float[] found = model.run(Batch.of(List.of(two, many), 0)).copy(0, 0, two.length);
      assertThat(alone).doesNotContain(Float.NaN);
      assertThat(found).isEqualTo(alone);
    }
  }
}
