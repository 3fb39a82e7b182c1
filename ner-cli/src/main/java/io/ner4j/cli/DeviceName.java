package io.ner4j.cli;

import io.ner4j.Device;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a device as it is written on the command line. */
final class DeviceName implements ITypeConverter<Device> {

  @Override
  public Device convert(String name) {
    try {
      return Device.of(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
