package io.ner4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.runtime.provider.CudaLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where pipelines run, on a machine with a working GPU as on one without. */
class DeviceIT {

  private static final boolean CUDA_WORKS = CudaLibraries.onThisMachine().obstacle().isEmpty();

  @TempDir Path directory;

  @Test
  void theCpuIsTheCpu() {
    try (NerPipeline pipeline = TinyBert.builder().device(Device.cpu()).load()) {
      assertThat(pipeline.device()).isEqualTo(Device.cpu());
    }
  }

  @Test
  void autoTakesTheGpuOrWarnsOnceAndUnpacksNothingOfCuda() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Djava.io.tmpdir=" + temporary)
            .run(Programs.LoadTwiceOnAuto.class);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    String device = CUDA_WORKS ? "cuda:0" : "cpu";
    assertThat(outcome.out().lines().filter(line -> line.startsWith(device + " found")))
        .as(outcome.out())
        .hasSize(2);
    assertThat(outcome.err().lines().filter(line -> line.contains("running on the CPU")))
        .as(outcome.err())
        .hasSize(CUDA_WORKS ? 0 : 1);
    assertThat(outcome.out().contains("onnxruntime_providers_cuda")).isEqualTo(CUDA_WORKS);
    assertThat(outcome.out()).contains(System.mapLibraryName("onnxruntime"));
  }

  @Test
  void cudaIsGivenOrRefusedWithTheRemedy() throws Exception {
    Jvm.Outcome outcome = new Jvm(directory).run(Programs.AskForCuda.class);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    if (CUDA_WORKS) {
      assertThat(outcome.out()).startsWith("cuda:0 found");
    } else {
      assertThat(outcome.out())
          .startsWith("cuda:0 cannot be used")
          .contains("NVIDIA driver", "CUDA 12", "cuDNN 9", "Device.cpu()");
    }
  }
}
