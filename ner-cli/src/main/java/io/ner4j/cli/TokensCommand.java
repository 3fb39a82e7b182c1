package io.ner4j.cli;

import io.ner4j.NerPipeline;
import io.ner4j.cli.input.InputOptions;
import io.ner4j.cli.input.Inputs;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Items;
import io.ner4j.cli.output.FileUse;
import io.ner4j.cli.output.StandardOutput;
import io.ner4j.cli.output.TsvWriter;
import io.ner4j.cli.terminal.Status;
import io.ner4j.decode.TokenLabel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the model's answer for each token. */
@Command(
    name = "tokens",
    description =
        "Shows each token's label, score and offsets, entity or not, in columns separated by tabs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TokensCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private InputOptions input = new InputOptions();
  @Mixin private ModelOptions model = new ModelOptions();

  @Override
  public Integer call() throws IOException {
    if (model.takesLabels()) {
      throw new ParameterException(
          spec.commandLine(),
          "tokens shows the label of each token, but %s takes the labels with the text and gives tokens none; use extract with --label"
              .formatted(model.modelName()));
    }
    Inputs inputs = input.inputs();
    new FileUse(spec).reads(inputs.names()).prints();
    PrintWriter err = spec.commandLine().getErr();
    try (NerPipeline ner = model.load(pipeline -> {});
        Status status = new Status(err, false, OptionalLong.empty(), System::nanoTime);
        Items items = new Items(inputs, input, status::say)) {
      write(ner, items, StandardOutput.of(spec).throwing());
      items.checkReadToEnd();
      return items.skipped() == 0 ? ExitCode.DONE : ExitCode.INPUT;
    }
  }

  private static void write(NerPipeline ner, Items items, Writer out) throws IOException {
    out.write("file\tline\tstart\tend\tlabel\tscore\ttext\n");
    while (items.hasNext()) {
      Item item = items.next();
      for (TokenLabel token : ner.tokens(item.text())) {
        out.write(
            TsvWriter.row(item.position(), token.label(), token.start(), token.end(), token.score())
                + TsvWriter.cell(token.text())
                + "\n");
      }
    }
  }
}
