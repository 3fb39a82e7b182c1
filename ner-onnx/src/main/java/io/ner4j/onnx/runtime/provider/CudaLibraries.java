package io.ner4j.onnx.runtime.provider;

import io.ner4j.onnx.natives.NativeJars;
import io.ner4j.onnx.natives.Platform;
import io.ner4j.onnx.natives.SystemLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what ONNX Runtime's CUDA provider needs, before ONNX Runtime is asked for it. That
 * would unpack hundreds of megabytes and then say no more than that a library failed to load.
 */
public final class CudaLibraries {

  /** What the provider of the ONNX Runtime that ner4j ships with is built for. */
  public static final String NEEDED =
      "onnxruntime_gpu 1.29 needs an NVIDIA driver, CUDA 12 and cuDNN 9 where the system looks for libraries";

  private static final String PROVIDER = "onnxruntime_providers_cuda";

  private final String driver;
  private final List<String> toolkit;
  private final SystemLibraries libraries;
  private final boolean providerPresent;

  CudaLibraries(
      String driver, List<String> toolkit, SystemLibraries libraries, boolean providerPresent) {
    this.driver = driver;
    this.toolkit = toolkit;
    this.libraries = libraries;
    this.providerPresent = providerPresent;
  }

  public static CudaLibraries onThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean windows = system.startsWith("windows");
    SystemLibraries libraries = windows ? SystemLibraries.ofWindows() : SystemLibraries.ofLinux();
    String file = System.mapLibraryName(PROVIDER);
    boolean present =
        CudaLibraries.class.getResource("/ai/onnxruntime/native/" + platform(windows) + "/" + file)
                != null
            || isIn(System.getProperty("onnxruntime.native.path"), file);
    return windows
        ? new CudaLibraries(
            "nvcuda.dll",
            List.of("cublasLt64_12.dll", "cublas64_12.dll", "cudart64_12.dll", "cufft64_11.dll"),
            libraries,
            present)
        : new CudaLibraries(
            "libcuda.so.1",
            List.of("libcublasLt.so.12", "libcublas.so.12", "libcudart.so.12", "libcurand.so.10"),
            libraries,
            present);
  }

  private static String platform(boolean windows) {
    String arch = System.getProperty("os.arch").replace("amd64", "x64").replace("x86_64", "x64");
    return (windows ? "win-" : "linux-") + arch;
  }

  private static boolean isIn(@Nullable String directory, String file) {
    return directory != null && Files.exists(Path.of(directory, file));
  }

  /** Says what stands in the way of CUDA, if anything does that can be seen from here. */
  public Optional<String> obstacle() {
    if (!providerPresent) {
      return Optional.of(
          "the ONNX Runtime on the class path has no CUDA provider for this platform; the artifact onnxruntime_gpu has one for Linux and Windows on x86-64");
    }
    if (!libraries.has(driver)) {
      return Optional.of("there is no NVIDIA driver: " + driver + " is not in " + libraries);
    }
    List<String> missing = toolkit.stream().filter(name -> !libraries.has(name)).toList();
    return missing.isEmpty()
        ? NativeJars.conflict(Platform.current(), CudaLibraries.class.getClassLoader())
        : Optional.of(
            missing.stream().collect(Collectors.joining(", ", "", " "))
                + "not found in "
                + libraries);
  }
}
