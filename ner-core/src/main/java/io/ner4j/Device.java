package io.ner4j;

import java.util.Locale;

/**
 * Where a model runs.
 *
 * <p>{@link #auto()} is a wish only; {@link NerPipeline#device()} never answers it. Immutable.
 */
public final class Device {

  private enum Kind {
    AUTO,
    CPU,
    CUDA
  }

  private static final Device AUTO = new Device(Kind.AUTO, 0);
  private static final Device CPU = new Device(Kind.CPU, 0);

  private final Kind kind;
  private final int index;

  private Device(Kind kind, int index) {
    this.kind = kind;
    this.index = index;
  }

  /**
   * Chooses CUDA device 0 if it works, otherwise the CPU.
   *
   * @return the wish
   */
  public static Device auto() {
    return AUTO;
  }

  /**
   * Chooses the CPU.
   *
   * @return the CPU
   */
  public static Device cpu() {
    return CPU;
  }

  /**
   * Chooses an NVIDIA GPU.
   *
   * @param index CUDA's number of the device, ≥ 0
   * @return the GPU
   * @throws IllegalArgumentException if the index is negative
   */
  public static Device cuda(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("a CUDA device index must be >= 0, but is " + index);
    }
    return new Device(Kind.CUDA, index);
  }

  /**
   * Tells whether the pipeline chooses the device.
   *
   * @return whether this is {@link #auto()}
   */
  public boolean isAuto() {
    return kind == Kind.AUTO;
  }

  /**
   * Tells whether this is a GPU.
   *
   * @return whether this is a {@link #cuda(int)} device
   */
  public boolean isCuda() {
    return kind == Kind.CUDA;
  }

  /**
   * Returns the GPU's number.
   *
   * @return CUDA's number of the device; 0 for anything but a GPU
   */
  public int index() {
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Device device && device.kind == kind && device.index == index;
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + index;
  }

  /** Returns {@code auto}, {@code cpu}, or {@code cuda:0} with the device's number. */
  @Override
  public String toString() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return isCuda() ? name + ":" + index : name;
  }
}
