package io.ner4j.cli;

import io.ner4j.EntityRecognizer;
import io.ner4j.NerInputException;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.rules.KnownPattern;
import io.ner4j.rules.Merge;
import io.ner4j.rules.Patterns;
import io.ner4j.rules.Phrases;
import io.ner4j.rules.PhrasesBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Rules beside the model: a mixin. For one thread. */
final class RuleOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "Phrases to find besides: on each line a phrase, a tab, its type and, if it has one, a tab and its id. May be given several times.")
  private List<Path> files = List.of();

  @Option(
      names = "--patterns",
      paramLabel = "NAME",
      split = ",",
      description =
          "Patterns to find besides: email, url, phone, iban, credit-card, ip-address, date, money, or all.")
  private List<String> patterns = List.of();

  @Option(
      names = "--rules-only",
      description = "Loads no model: only the phrases of --rules and --patterns are found.")
  private boolean only;

  /** Made by picocli. */
  RuleOptions() {}

  /** The files that are read. */
  List<String> files() {
    return files.stream().map(Path::toString).toList();
  }

  /**
   * Puts the rules beside a model.
   *
   * @param merge which entities stay where both find some
   * @param model loads the model, unless rules are all that is wanted
   * @throws IOException if a file cannot be read
   */
  EntityRecognizer beside(Merge merge, Supplier<EntityRecognizer> model) throws IOException {
    List<EntityRecognizer> all = new ArrayList<>();
    EntityRecognizer phrases = phrases();
    if (phrases != null) {
      all.add(phrases);
    }
    if (!patterns.isEmpty()) {
      all.add(
          Patterns.of(
              patterns.stream().flatMap(this::named).distinct().toArray(KnownPattern[]::new)));
    }
    if (only) {
      refuseModelOptions();
    }
    if (!only) {
      EntityRecognizer loaded = model.get();
      if (all.isEmpty()) {
        return loaded;
      }
      all.add(loaded);
    } else if (all.isEmpty()) {
      throw new BadInputException(
          "--rules-only needs something to find; add --rules or --patterns");
    }
    return EntityRecognizer.combined(merge, all.toArray(EntityRecognizer[]::new));
  }

  private void refuseModelOptions() {
    ParseResult given = command.commandLine().getParseResult();
    Stream.of("--model", "--hub", "--label", "--nested", "--several-labels")
        .filter(given::hasMatchedOption)
        .findFirst()
        .ifPresent(
            name -> {
              throw new ParameterException(
                  command.commandLine(),
                  "--rules-only loads no model, and "
                      + name
                      + " is for one; leave one of them out");
            });
  }

  private @Nullable EntityRecognizer phrases() throws IOException {
    if (files.isEmpty()) {
      return null;
    }
    PhrasesBuilder builder = Phrases.builder();
    for (Path file : files) {
      try {
        builder.read(file);
      } catch (NerInputException e) {
        throw new BadInputException(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw new BadInputException(file + ": cannot read phrases: " + e.getMessage());
      }
    }
    return builder.build();
  }

  private Stream<KnownPattern> named(String name) {
    List<KnownPattern> named =
        Stream.of(KnownPattern.values())
            .filter(known -> name.strip().equals("all") || known.spelled().equals(name.strip()))
            .toList();
    if (named.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "expected one of %s, all, but found '%s'; correct --patterns"
              .formatted(
                  Stream.of(KnownPattern.values())
                      .map(KnownPattern::spelled)
                      .collect(Collectors.joining(", ")),
                  name));
    }
    return named.stream();
  }
}
