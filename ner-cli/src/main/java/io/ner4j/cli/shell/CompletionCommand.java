package io.ner4j.cli.shell;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes subcommands, options and their values. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes subcommands and options in a shell:",
      "source <(ner4j completion bash)"
    },
    mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {

  /** Both shells read the same script. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  /** Made by picocli. */
  public CompletionCommand() {}

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    root.getOut().println("# Completion of ner4j in " + shell.name().toLowerCase(Locale.ROOT));
    root.getOut().print(AutoComplete.bash(spec.root().name(), root));
    root.getOut().flush();
    return 0;
  }
}
