package io.ner4j;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model runs.
 *
 * <p>{@link #auto()} is a wish only; {@link NerPipeline#device()} never answers it. Immutable.
 *
 * <pre>{@code
 * Device.auto();                                       // the best device that works
 * Device.cuda(1).toString();                           // cuda:1
 * Device.of("cuda:1").equals(Device.cuda(1));          // true
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Device implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String CUDA = "cuda";
  private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9_]{0,31})(?::(\\d{1,4}))?");
  private static final Device AUTO = new Device("auto", 0);
  private static final Device CPU = new Device("cpu", 0);

  private final transient String provider;
  private final transient int index;

  private Device(String provider, int index) {
    this.provider = provider;
    this.index = index;
  }

  /**
   * Reads a device's name, as {@link #toString} writes it. Any name of that form is a device; the
   * backend that is to run there knows whether it has it.
   *
   * <pre>{@code
   * Device.of("cuda:1").equals(Device.cuda(1)); // true
   * Device.of("cuda").equals(Device.cuda(0));   // true
   * }</pre>
   *
   * @param name {@code auto}, {@code cpu}, or a provider in lower-case ASCII, alone or with a colon
   *     and a number up to 9999, such as {@code cuda:1}
   * @return the device
   * @throws IllegalArgumentException if the name has another form
   */
  public static Device of(String name) {
    Matcher matcher = NAME.matcher(name);
    boolean single = name.startsWith("auto:") || name.startsWith("cpu:");
    if (!matcher.matches() || single) {
      throw new IllegalArgumentException(
          "expected a device such as auto, cpu, cuda or cuda:1, but got " + name);
    }
    String number = matcher.group(2);
    return new Device(
        name.substring(0, matcher.end(1)), number == null ? 0 : Integer.parseInt(number));
  }

  /**
   * What is written of a device.
   *
   * @param name as {@link Device#toString} writes it
   */
  private record Written(String name) implements Serializable {
    Object readResolve() {
      return of(name);
    }
  }

  /**
   * Writes the name.
   *
   * @return what is written
   */
  @Serial
  private Object writeReplace() {
    return new Written(toString());
  }

  /**
   * Refuses a device that was written otherwise.
   *
   * @param in where from
   * @throws InvalidObjectException always
   */
  @Serial
  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("expected the written form of a Device");
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
    return new Device(CUDA, index);
  }

  /**
   * Tells whether the pipeline chooses the device.
   *
   * @return whether this is {@link #auto()}
   */
  public boolean isAuto() {
    return equals(AUTO);
  }

  /**
   * Tells whether this is a GPU.
   *
   * @return whether this is a {@link #cuda(int)} device
   */
  public boolean isCuda() {
    return provider.equals(CUDA);
  }

  /**
   * Returns the name of what runs the model there.
   *
   * @return the first part of the name, such as {@code cpu} or {@code cuda}; {@code auto} for the
   *     choice that is left open
   */
  public String provider() {
    return provider;
  }

  /**
   * Returns the number of the device among several.
   *
   * @return the provider's number of the device; 0 for the CPU
   */
  public int index() {
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Device device
        && device.provider.equals(provider)
        && device.index == index;
  }

  @Override
  public int hashCode() {
    return 31 * provider.hashCode() + index;
  }

  /**
   * Returns {@code auto}, {@code cpu}, or the provider with the device's number: {@code cuda:0}.
   */
  @Override
  public String toString() {
    return equals(AUTO) || equals(CPU) ? provider : provider + ":" + index;
  }
}
