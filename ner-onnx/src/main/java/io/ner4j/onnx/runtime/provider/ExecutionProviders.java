package io.ner4j.onnx.runtime.provider;

import io.ner4j.Device;
import java.util.List;
import java.util.stream.Collectors;

/** The providers that there are, by name. Immutable and safe for use by many threads. */
public final class ExecutionProviders {

  /** In the order in which {@link Device#auto()} tries them. The last one runs everywhere. */
  public static final ExecutionProviders STANDARD =
      new ExecutionProviders(List.of(new CudaProvider(), new CpuProvider()));

  private final List<ExecutionProvider> providers;

  /**
   * Makes a choice of providers.
   *
   * @param providers in the order in which {@link Device#auto()} tries them
   */
  public ExecutionProviders(List<ExecutionProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** All of them, in the order in which {@link Device#auto()} tries them. */
  public List<ExecutionProvider> all() {
    return providers;
  }

  /**
   * Checks that a device can be asked for. Whether it works is another matter.
   *
   * @return the device
   * @throws IllegalArgumentException if it is of no provider that is here
   */
  public Device checked(Device device) {
    if (!device.isAuto()) {
      of(device);
    }
    return device;
  }

  /**
   * Finds the provider of a device.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that are here
   */
  public ExecutionProvider of(Device device) {
    return providers.stream()
        .filter(provider -> provider.name().equals(device.provider()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected the device auto or one of %s, but it is %s"
                        .formatted(
                            providers.stream()
                                .map(ExecutionProvider::name)
                                .sorted()
                                .collect(Collectors.joining(", ")),
                            device)));
  }
}
