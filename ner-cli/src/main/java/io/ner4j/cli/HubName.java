package io.ner4j.cli;

import io.ner4j.cli.terminal.Terminal;
import io.ner4j.cli.terminal.TransferBar;
import io.ner4j.onnx.hub.HubModel;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Reads a model of a hub as people write it: {@code OWNER/NAME} or {@code OWNER/NAME@REVISION}. */
final class HubName implements ITypeConverter<HubModel> {

  @Override
  public HubModel convert(String value) {
    String[] parts = value.split("@", 2);
    try {
      HubModel model = HubModel.of(parts[0]);
      return parts.length == 1 ? model : model.withRevision(parts[1]);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** The model with its downloads shown on standard error. */
  static HubModel shown(@Nullable HubModel model, CommandSpec spec) {
    return Objects.requireNonNull(model)
        .withListener(
            new TransferBar(
                spec.commandLine().getErr(), Terminal.ERROR.present(), System::nanoTime));
  }

  /** Sets an option, whose value picocli could not check. */
  static HubModel checked(CommandSpec spec, Function<String, HubModel> option, String value) {
    try {
      return option.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
