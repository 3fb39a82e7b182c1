package io.ner4j.benchmarks.material;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.ner4j.Device;
import java.util.List;

/**
 * Where everybody runs.
 *
 * @param device the CPU or a GPU
 * @param threads how many everybody may use on the CPU
 */
public record Place(Device device, int threads) {

  private static final List<String> DEVICES = List.of("cpu", "cuda");

  /** What the options --device and --threads say: the CPU, and all its processors. */
  public static Place of(Arguments arguments) {
    int threads = arguments.count("threads", Runtime.getRuntime().availableProcessors());
    String device = arguments.text("device").orElse("cpu");
    if (!DEVICES.contains(device)) {
      throw new IllegalArgumentException(
          "expected one of %s after --device, but found %s".formatted(DEVICES, device));
    }
    return new Place(device.equals("cuda") ? Device.cuda(0) : Device.cpu(), threads);
  }

  public boolean onGpu() {
    return device.isCuda();
  }

  /**
   * ONNX Runtime's defaults but for the number of threads, and there.
   *
   * @throws OrtException if ONNX Runtime does not work there
   */
  public SessionOptions sessionOptions() throws OrtException {
    SessionOptions options = new SessionOptions();
    try {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      if (onGpu()) {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.index())) {
          // All products in fp32, as PyTorch makes them, and ner4j.
          cuda.add("use_tf32", "0");
          options.addCUDA(cuda);
        }
      }
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }

  /** Windows a batch that a loop over ONNX Runtime's run is tried with. */
  public List<Integer> rows() {
    return onGpu() ? List.of(8, 32, 128) : List.of(8);
  }

  /** Tokens a batch that a loop over ONNX Runtime's run is tried with. */
  public List<Integer> budgets() {
    return onGpu() ? List.of(512, 4096, 16_384) : List.of(512);
  }

  /** Texts a batch that transformers is tried with. */
  public List<Integer> transformersSizes() {
    return onGpu() ? List.of(8, 32, 64, 128, 256) : List.of(1, 8, 16, 32);
  }

  /** As transformers' script is told. */
  public String name() {
    return onGpu() ? "cuda" : "cpu";
  }
}
