package io.ner4j.onnx.runtime.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.Device;
import io.ner4j.NerModelException;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.TinyBert;
import io.ner4j.onnx.directory.ModelConfig;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.runtime.OnnxModel;
import io.ner4j.onnx.runtime.provider.ExecutionProvider;
import io.ner4j.onnx.runtime.provider.ExecutionProviders;
import io.ner4j.spi.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An execution provider is added by one class and its name. */
class ExecutionProviderIT {

  private static final ExecutionProvider CPU = ExecutionProviders.STANDARD.of(Device.cpu());

  /** Everything that a new provider needs. It runs on the CPU, under another name. */
  private static final class Fake implements ExecutionProvider {

    private final List<String> asked = new ArrayList<>();
    private @Nullable String obstacle;
    private boolean refuses;

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Optional<String> needs() {
      return Optional.of("fakes need luck");
    }

    @Override
    public Optional<String> obstacle() {
      return Optional.ofNullable(obstacle);
    }

    @Override
    public boolean runsOneAtATime() {
      return true;
    }

    @Override
    public int batchTokens() {
      return 77;
    }

    @Override
    public int startTokens(int maxBatchTokens) {
      return 5 * maxBatchTokens;
    }

    @Override
    public void addTo(SessionOptions session, Device device, long memoryLimit) throws OrtException {
      asked.add(device + " " + memoryLimit);
      if (refuses) {
        throw new OrtException("no luck");
      }
    }
  }

  private final Fake fake = new Fake();
  private final ExecutionProviders providers = new ExecutionProviders(List.of(fake, CPU));

  private SessionPair open(Device device) {
    ModelGraph graph = ModelGraph.read(TinyBert.directory().resolve("model.onnx"), false);
    return SessionPair.open(
        graph, new OnnxOptions(device, 2, 2, 1 << 20, false, true, false), providers);
  }

  private void check(Device asked, String device, int parallelism) throws Exception {
    SessionPair sessions = open(asked);
    assertThat(sessions.device()).hasToString(device);
    assertThat(sessions.parallelism()).isEqualTo(parallelism);
    assertThat(sessions.inputs()).containsKey("input_ids");
    sessions.close();
  }

  @Test
  void aNewProviderIsAskedForByItsName() throws Exception {
    check(Device.of("fake:3"), "fake:3", 1);
    assertThat(fake.asked).containsExactly("fake:3 1048576");
    check(Device.cpu(), "cpu", 2);
    assertThat(fake.asked).hasSize(1);
  }

  @Test
  void aProviderTellsWhichBatchesSuitItsDevice() {
    SessionPair sessions = open(Device.of("fake"));
    assertThat(sessions.batchTokens()).isEqualTo(77);
    assertThat(sessions.startTokens(3)).isEqualTo(15);
    sessions.close();
    ExecutionProvider cpu = ExecutionProviders.STANDARD.of(Device.cpu());
    assertThat(cpu.batchTokens()).isEqualTo(512);
    assertThat(cpu.startTokens(512)).isEqualTo(16);
    assertThat(cpu.startTokens(7)).isOne();
    ExecutionProvider cuda = ExecutionProviders.STANDARD.of(Device.cuda(1));
    assertThat(cuda.batchTokens()).isEqualTo(16_384);
    assertThat(cuda.startTokens(16_384)).isEqualTo(2048);
  }

  @Test
  void aModelTellsWhatItsProviderDoes() {
    ModelDirectory files = ModelDirectory.of(TinyBert.directory());
    ModelConfig config = ModelConfig.of(files, null);
    try (Model model = OnnxModel.load(files, config, OnnxOptions.ofCpu(1))) {
      assertThat(model.batchTokens()).isEqualTo(512);
      assertThat(model.startTokens(512)).isEqualTo(16);
    }
  }

  @Test
  void autoTakesTheFirstThatWorks() throws Exception {
    check(Device.auto(), "fake:0", 1);
    fake.obstacle = "bad luck";
    check(Device.auto(), "cpu", 2);
    assertThat(fake.asked).containsExactly("fake:0 1048576");
    fake.obstacle = null;
    fake.refuses = true;
    check(Device.auto(), "cpu", 2);
    assertThat(fake.asked).hasSize(2);
  }

  @Test
  void aProviderThatDoesNotWorkSaysWhyAndWhatItNeeds() {
    fake.obstacle = "bad luck";
    assertThatThrownBy(() -> open(Device.of("fake")))
        .isInstanceOf(NerModelException.class)
        .hasMessage(
            "fake:0 cannot be used: bad luck. fakes need luck. Device.cpu() asks for the CPU");
    assertThat(fake.asked).isEmpty();
    fake.obstacle = null;
    fake.refuses = true;
    assertThatThrownBy(() -> open(Device.of("fake")))
        .isInstanceOf(NerModelException.class)
        .hasMessageStartingWith("fake:0 cannot be used: ONNX Runtime says: ")
        .hasMessageContaining("no luck")
        .hasMessageEndingWith("fakes need luck. Device.cpu() asks for the CPU");
  }

  @Test
  void aDeviceOfNoProviderIsRefusedWithTheNamesOfThoseThereAre() {
    assertThatThrownBy(() -> providers.of(Device.of("tpu:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the device auto or one of cpu, fake, but it is tpu:1");
    assertThatThrownBy(() -> OnnxNer.builder(TinyBert.directory()).device(Device.of("fake")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the device auto or one of cpu, cuda, but it is fake:0");
  }
}
