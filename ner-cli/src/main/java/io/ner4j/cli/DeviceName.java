package io.ner4j.cli;

import io.ner4j.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a device as it is written on the command line. */
final class DeviceName implements ITypeConverter<Device> {

  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,4}))?");

  @Override
  public Device convert(String name) {
    if (name.equals("auto")) {
      return Device.auto();
    }
    if (name.equals("cpu")) {
      return Device.cpu();
    }
    Matcher cuda = CUDA.matcher(name);
    if (!cuda.matches()) {
      throw new TypeConversionException("expected auto, cpu, cuda or cuda:N, but got " + name);
    }
    return Device.cuda(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)));
  }
}
