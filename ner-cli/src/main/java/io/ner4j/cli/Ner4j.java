package io.ner4j.cli;

import io.ner4j.NerException;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.output.StandardOutput;
import io.ner4j.cli.output.WriteException;
import io.ner4j.cli.shell.CompletionCommand;
import io.ner4j.cli.shell.Suggestion;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/**
 * The command line's front door.
 *
 * <pre>{@code
 * Ner4j.main(new String[] {"extract", "README.md", "--output", "entities.html"});
 * }</pre>
 *
 * @since 0.1.0
 */
@Command(
    name = "ner4j",
    description = "Finds named entities in text.",
    mixinStandardHelpOptions = true,
    versionProvider = Ner4j.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ExtractCommand.class,
      RedactCommand.class,
      EvaluateCommand.class,
      TokensCommand.class,
      ModelCommand.class,
      FetchCommand.class,
      ServeCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed: the model, the device, or writing",
      "2:the options or arguments make no sense",
      "3:input is missing or bad",
      "141:nobody reads the output any more"
    })
public final class Ner4j {

  private Ner4j() {}

  /**
   * Runs a subcommand and exits.
   *
   * @param args the subcommand, its options and its arguments
   */
  public static void main(String[] args) {
    // Whatever the locale says, and also for what is logged.
    System.setErr(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    System.exit(run(StandardOutput.ofProcess(), args));
  }

  /** Runs a subcommand and returns its exit code. */
  static int run(StandardOutput out, String... args) {
    CommandLine command =
        new CommandLine(new Ner4j())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setOut(out)
            .setParameterExceptionHandler((e, arguments) -> refused(e))
            .setExecutionExceptionHandler((e, failing, parsed) -> failed(e, failing));
    int status = command.execute(args);
    try {
      out.check();
      return status;
    } catch (WriteException e) {
      // The command may have noticed, and said so, itself.
      return status == ExitCode.DONE ? unwritten(e, command) : status;
    }
  }

  private static int unwritten(WriteException e, CommandLine command) {
    if (e.unread()) {
      return ExitCode.UNREAD;
    }
    say(command, e);
    return ExitCode.FAILED;
  }

  private static int refused(ParameterException e) {
    CommandLine command = e.getCommandLine();
    command.getErr().println("ner4j: " + e.getMessage() + Suggestion.of(e));
    command.getErr().println("see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, CommandLine command) throws Exception {
    if (e instanceof BadInputException) {
      say(command, e);
      return ExitCode.INPUT;
    }
    if (e instanceof WriteException unwritten) {
      return unwritten(unwritten, command);
    }
    if (e instanceof NerException || e instanceof IOException) {
      say(command, e);
      return ExitCode.FAILED;
    }
    throw e;
  }

  private static void say(CommandLine command, Exception e) {
    command.getErr().println("ner4j: " + e.getMessage());
  }

  /** Tells the version from the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Ner4j.class.getPackage().getImplementationVersion();
      return new String[] {"ner4j " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
