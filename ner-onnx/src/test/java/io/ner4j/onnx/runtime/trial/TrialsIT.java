package io.ner4j.onnx.runtime.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.cache.Cache;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.TokenTypes;
import io.ner4j.onnx.graph.GraphNode;
import io.ner4j.onnx.graph.ProtoOutput;
import io.ner4j.onnx.runtime.ModelUse;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.session.HiddenScore;
import io.ner4j.onnx.runtime.session.OnnxOptions;
import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a model may run is tried out while it is loaded, and remembered. */
class TrialsIT {

  private static final OnnxOptions OPTIONS = OnnxOptions.ofCpu(2);

  private static final TokenIds IDS = new TokenIds(EditedModel.HIGHEST_ID, 0);

  private static final String LOGITS = "logits";

  @TempDir Path directory;

  @TempDir Path cache;

  @BeforeEach
  void takeAnotherCache() {
    System.setProperty(Cache.PROPERTY, cache.toString());
  }

  @AfterEach
  void takeTheUsualCache() {
    System.clearProperty(Cache.PROPERTY);
  }

  private static Model load(ModelDirectory files, OnnxOptions options) {
    return TriedModel.open(files.model(), options)
        .load(ModelConfig.of(files, null), ModelUse.USUAL, EditedModel.HIGHEST_ID);
  }

  /** By how much scores of some sequences in one batch differ from those of each alone. */
  private static double inCompany(Model model, Model alone) {
    double most = 0;
    Random random = new Random(3);
    for (int count : new int[] {1, 2, 7, 16, 32}) {
      List<int[]> sequences =
          Stream.generate(() -> random.ints(2 + random.nextInt(40), 0, EditedModel.HIGHEST_ID))
              .limit(count)
              .map(IntStream::toArray)
              .toList();
      Logits together = model.run(Batch.of(sequences, 0));
      for (int row = 0; row < count; row++) {
        int length = sequences.get(row).length;
        float[] expected = alone.run(Batch.of(List.of(sequences.get(row)), 0)).copy(0, 0, length);
        float[] found = together.copy(row, 0, length);
        for (int i = 0; i < expected.length; i++) {
          most = Math.max(most, Math.abs(expected[i] - found[i]));
        }
      }
    }
    return most;
  }

  private Path verdict() throws IOException {
    try (Stream<Path> found = Files.list(cache.resolve("trials"))) {
      List<Path> files = found.toList();
      assertThat(files).hasSize(1);
      return files.get(0);
    }
  }

  private List<String> verdicts() throws IOException {
    try (Stream<Path> found = Files.list(cache.resolve("trials"))) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileThatAnswersOtherwiseFromRunToRunIsRefused() throws IOException {
    EditedModel model = new EditedModel(directory);
    String before = EditedModel.before(LOGITS);
    model.change(
        LOGITS,
        GraphNode.of("RandomNormalLike", List.of(before), "noise"),
        GraphNode.of("Add", List.of(before, "noise"), LOGITS));
    model.write();
    assertThatThrownBy(() -> OnnxNer.builder(directory).device(Device.cpu()).load())
        .isInstanceOf(NerModelException.class)
        .hasMessageContaining("from one run to the next")
        .hasMessageContaining("model.eval()");
  }

  @Test
  void aVerdictOfTheCacheIsTakenAndForgottenWhenTheGraphChanges() throws IOException {
    ModelDirectory files = new EditedModel(directory).write();
    try (Model model = load(files, OPTIONS)) {
      assertThat(model).isInstanceOf(OnnxModel.class);
      assertThat(model.skipsPadding()).isTrue();
    }
    Files.writeString(verdict(), new Verdict(true, true, 3, IDS).write());
    try (Model model = load(files, OPTIONS)) {
      assertThat(model).isInstanceOf(UnbatchedModel.class);
    }
    // A doc_string says nothing to ONNX Runtime.
    Files.write(
        files.model(), new ProtoOutput().text(6, "changed").toBytes(), StandardOpenOption.APPEND);
    try (Model model = load(files, OPTIONS)) {
      assertThat(model).isInstanceOf(OnnxModel.class);
    }
    assertThat(verdicts()).hasSize(2);
  }

  @Test
  void aVerdictOfTheCacheIsForgottenWhenWeightsBesideTheGraphChange() throws IOException {
    Path weights = directory.resolve("weights");
    EditedModel model = new EditedModel(directory);
    String zeros = model.constantIn(weights, "zeros", EditedModel.LABELS);
    String before = EditedModel.before(LOGITS);
    model.change(LOGITS, GraphNode.of("Add", List.of(before, zeros), LOGITS));
    ModelDirectory files = model.write();
    load(files, OPTIONS).close();
    List<String> first = verdicts();
    byte[] bytes = Files.readAllBytes(weights);
    bytes[1] = 1;
    Files.write(weights, bytes);
    load(files, OPTIONS).close();
    assertThat(verdicts()).hasSize(2).containsAll(first);
  }

  @Test
  void aVerdictForOtherTokensIsNotTaken() throws IOException {
    ModelDirectory files = new EditedModel(directory).write();
    load(files, OPTIONS).close();
    TokenIds others = new TokenIds(EditedModel.HIGHEST_ID - 1, IDS.pad());
    Files.writeString(verdict(), new Verdict(true, true, 3, others).write());
    try (Model model = load(files, OPTIONS)) {
      assertThat(model).isInstanceOf(OnnxModel.class);
    }
  }

  /** Scores times the number of tokens in the row that are not 0, whatever attention_mask says. */
  private static GraphNode[] timesTokensThatAreNotZero() {
    return new GraphNode[] {
      GraphNode.of("Cast", List.of("input_ids"), "ids").with("to", 1),
      GraphNode.of("Sign", List.of("ids"), "signs"),
      GraphNode.of("ReduceL1", List.of("signs"), "count")
          .with("axes", List.of(1))
          .with("keepdims", 0),
      GraphNode.of("Transpose", List.of(EditedModel.before(LOGITS)), "rows_last")
          .with("perm", List.of(1, 2, 0)),
      GraphNode.of("Mul", List.of("rows_last", "count"), "times"),
      GraphNode.of("Transpose", List.of("times"), LOGITS).with("perm", List.of(2, 0, 1))
    };
  }

  @Test
  void rowsAreFilledUpWithTheTokenizersPaddingWhenAModelIsTriedOut() throws IOException {
    EditedModel edited = new EditedModel(directory);
    ModelDirectory files = edited.change(LOGITS, timesTokensThatAreNotZero()).write();
    try (Model model = load(files, OPTIONS)) {
      assertThat(model).isInstanceOf(OnnxModel.class);
    }
    ModelUse padsWithOne = ModelUse.USUAL.with(TokenTypes.ZERO, 1);
    try (Model model =
        TriedModel.open(files.model(), OPTIONS)
            .load(ModelConfig.of(files, null), padsWithOne, EditedModel.HIGHEST_ID)) {
      assertThat(model).isInstanceOf(UnbatchedModel.class);
    }
  }

  @Test
  void aFileThatFailsInALargeBatchIsTriedOutInSmallOnes() throws IOException {
    EditedModel edited = new EditedModel(directory);
    edited.constant("of_few_rows", List.of(4), 0, 0, 0, 0);
    ModelDirectory files =
        edited
            .change(
                LOGITS,
                GraphNode.of("Cast", List.of("attention_mask"), "mask").with("to", 1),
                GraphNode.of("ReduceL1", List.of("mask"), "lengths")
                    .with("axes", List.of(1))
                    .with("keepdims", 0),
                GraphNode.of("Div", List.of("lengths", "lengths"), "ones"),
                GraphNode.of("ReduceL1", List.of("ones"), "rows").with("keepdims", 0),
                GraphNode.of("Cast", List.of("rows"), "row_count").with("to", 7),
                GraphNode.of("Gather", List.of("of_few_rows", "row_count"), "zero"),
                GraphNode.of("ReduceMean", List.of(EditedModel.before(LOGITS)), "mean")
                    .with("axes", List.of(0)),
                GraphNode.of("Add", List.of("mean", "zero"), "shared"),
                GraphNode.of("Add", List.of(EditedModel.before(LOGITS), "shared"), LOGITS))
            .write();
    try (Model model = load(files, OPTIONS)) {
      assertThat(model).isInstanceOf(UnbatchedModel.class);
    }
  }

  @Test
  void aModelWithOneScaleForAllRunsTextsOneByOneUnlessToldOtherwise() throws IOException {
    ModelDirectory files = EditedModel.withOneScaleForAll(directory).write();
    OnnxOptions dependent = new OnnxOptions(Device.cpu(), 2, 2, Long.MAX_VALUE, false, true, true);
    try (Model careful = load(files, OPTIONS);
        Model allowed = load(files, dependent)) {
      assertThat(careful).isInstanceOf(UnbatchedModel.class);
      assertThat(inCompany(careful, careful)).isZero();
      assertThat(allowed).isNotInstanceOf(UnbatchedModel.class);
      assertThat(inCompany(allowed, careful)).isGreaterThan(1e-3);
    }
  }

  /** Scores of 10^10 that tie: what takes a fixed number off them takes nothing. */
  private ModelDirectory withTies() throws IOException {
    EditedModel model = new EditedModel(directory);
    GraphNode product = model.node("MatMul", EditedModel.KEY_WEIGHTS);
    GraphNode bias = model.node("Add", product.output());
    int width = EditedModel.WIDTH;
    float[] ties = new float[width];
    Arrays.fill(ties, 1e10f);
    String none = model.constant("none", List.of(width, width), new float[width * width]);
    String large = model.constant("large", List.of(width), ties);
    model.replace(product, product.withInputs(List.of(product.input(0), none)));
    model.replace(bias, bias.withInputs(List.of(large, product.output())));
    return model.write();
  }

  @Test
  void scoresOfAnySizeLeaveNothingToTheFillingOfARow() throws IOException {
    ModelDirectory files = withTies();
    try (OnnxModel file = OnnxModel.load(files, ModelConfig.of(files, null), OPTIONS.asItIs());
        Model tried = load(files, OPTIONS)) {
      assertThat(inCompany(tried, file)).isLessThan(1e-4);
      assertThat(tried.skipsPadding()).isEqualTo(HiddenScore.hidesAll());
    }
  }

  @Test
  void whereSoftmaxLeavesNoExactZeroNoSequencesShareABatch() throws IOException {
    ModelDirectory files = withTies();
    ModelConfig config = ModelConfig.of(files, null);
    try (OnnxModel file = OnnxModel.load(files, config, OPTIONS.asItIs());
        Model tried =
            TriedModel.open(files.model(), OPTIONS)
                .load(config, ModelUse.USUAL, EditedModel.HIGHEST_ID, false)) {
      assertThat(tried).isInstanceOf(UnbatchedModel.class);
      assertThat(inCompany(tried, file)).isLessThan(1e-4);
    }
  }
}
