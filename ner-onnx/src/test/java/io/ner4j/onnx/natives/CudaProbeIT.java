package io.ner4j.onnx.natives;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.util.cuda.CudaUtils;
import io.ner4j.onnx.Jvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toolkit of CUDA whose library cannot count GPUs. */
class CudaProbeIT {

  @TempDir Path directory;

  /** Counts GPUs, and says what came of it. */
  static final class Count {
    public static void main(String[] args) {
      CudaProbe.skipUnless(Boolean.parseBoolean(args[0]));
      try {
        System.out.println(CudaUtils.getGpuCount() + " GPUs");
      } catch (UnsatisfiedLinkError e) {
        System.out.println("the toolkit was asked");
      }
      System.out.println("property " + System.getProperty("ai.djl.util.cuda.fork"));
    }
  }

  private String count(boolean driver) throws Exception {
    boolean windows = File.separatorChar == '\\';
    Path home = Path.of(System.getProperty("java.home"));
    Path library = home.resolve(windows ? "bin" : "lib").resolve(System.mapLibraryName("zip"));
    String toolkit = windows ? "cudart64_12.dll" : System.mapLibraryName("cudart");
    Files.copy(library, directory.resolve(toolkit));
    Jvm.Outcome outcome =
        new Jvm(directory)
            .with("-Djna.library.path=" + directory)
            .start(
                Map.of("CUDA_PATH", directory.toString(), "PATH", directory.toString()),
                Count.class,
                Boolean.toString(driver))
            .await();
    assertThat(outcome.status()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void withoutADriverNobodyAsksTheToolkit() throws Exception {
    assertThat(count(false).lines()).containsExactly("0 GPUs", "property null");
  }

  @Test
  void withADriverTheToolkitIsAsked() throws Exception {
    assertThat(count(true).lines()).containsExactly("the toolkit was asked", "property null");
  }
}
