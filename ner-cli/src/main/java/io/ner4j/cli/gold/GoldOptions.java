package io.ner4j.cli.gold;

import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.InputFormat;
import io.ner4j.cli.input.Inputs;
import io.ner4j.decode.TagScheme;
import io.ner4j.eval.TagParser;
import io.ner4j.eval.TypedSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where marked texts are read from, and how: a mixin. */
public final class GoldOptions {

  /** What the offsets of a JSON line count. */
  enum Offsets {
    UTF16,
    CODE_POINTS
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE",
      defaultValue = Inputs.STANDARD_INPUT,
      description = "A CoNLL or JSONL file in UTF-8; - or none is standard input.")
  private String file = Inputs.STANDARD_INPUT;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      description = "conll or jsonl. Default: by the file's name, else conll.")
  private @Nullable InputFormat from;

  @Option(
      names = "--word-column",
      paramLabel = "N",
      defaultValue = "0",
      description = "The column of the word: 0, the default, is the first, -1 the last.")
  private int wordColumn;

  @Option(
      names = "--tag-column",
      paramLabel = "N",
      defaultValue = "-1",
      description = "The column of the tag. Default: -1, the last.")
  private int tagColumn = -1;

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      defaultValue = "IOB2",
      description = "What the tags' letters mean: ${COMPLETION-CANDIDATES}. Default: IOB2.")
  private TagScheme scheme = TagScheme.IOB2;

  @Option(
      names = "--strict",
      description = "Leave out gold entities whose tags the scheme does not allow.")
  private boolean strict;

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      defaultValue = "text",
      description = "The field of a JSON line that holds the text. Default: text.")
  private String textField = "text";

  @Option(
      names = "--offsets",
      paramLabel = "UNIT",
      defaultValue = "UTF16",
      description =
          "What offsets in JSON count: utf16 (the default), or code_points as Python does.")
  private Offsets offsets = Offsets.UTF16;

  @Option(
      names = "--map",
      paramLabel = "GOLD=MODEL",
      split = ",",
      description =
          "Counts gold types under other names, such as PERSON=PER,GPE=LOC; DATE= leaves DATE out.")
  private List<String> map = List.of();

  @Option(
      names = "--skip-bad",
      description =
          "Leaves out lines that cannot be read instead of stopping there. Each is named, and the exit code is 3.")
  private boolean skipBad;

  @Option(
      names = "--entities-field",
      paramLabel = "NAME",
      description =
          "The field of a JSON line that holds the entities, where several could: entities, spans, labels, label.")
  private @Nullable String entitiesField;

  public String file() {
    return file;
  }

  public LeftOut leftOut(Consumer<String> messages) {
    return new LeftOut(skipBad, messages);
  }

  public boolean offsetsCountCodePoints() {
    return offsets == Offsets.CODE_POINTS;
  }

  /**
   * Gives the types that count.
   *
   * @param kept types to keep, by the model's names; all if there are none
   * @throws ParameterException if {@code --map} makes no sense
   */
  public GoldTypes types(List<String> kept) {
    try {
      return GoldTypes.of(map, kept);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads the texts.
   *
   * @param leftOut takes lines that cannot be read
   * @throws BadInputException if the file is missing, or has no text, or one that cannot be read
   */
  public List<GoldText> texts(LeftOut leftOut) throws IOException {
    Inputs.of(List.of(file));
    InputFormat format = from;
    if (format == null) {
      boolean json = InputFormat.of(file) == InputFormat.JSONL || file.endsWith(".json");
      format = json ? InputFormat.JSONL : InputFormat.CONLL;
    }
    List<GoldText> texts =
        switch (format) {
          case JSONL ->
              GoldFile.jsonl(
                  file, new GoldJson(textField, entitiesField, offsetsCountCodePoints()), leftOut);
          case CONLL -> {
            checkColumns();
            yield GoldFile.conll(file, wordColumn, tagColumn, leftOut);
          }
          default -> throw refused("evaluate reads conll or jsonl, but --from is " + from);
        };
    if (texts.isEmpty()) {
      throw new BadInputException(file + ": expected texts with entities, but there are none");
    }
    return texts;
  }

  private void checkColumns() {
    if (wordColumn == tagColumn) {
      throw refused("--word-column and --tag-column are both " + wordColumn);
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  /**
   * Gives the entities of the texts, in UTF-16 code units.
   *
   * @throws BadInputException if tags are not of the scheme
   */
  public List<List<TypedSpan>> spans(List<GoldText> texts) throws BadInputException {
    TagParser reading = strict ? TagParser.strict(scheme) : TagParser.lenient(scheme);
    try {
      List<List<TypedSpan>> tagged = reading.spans(texts.stream().map(GoldText::tags).toList());
      List<List<TypedSpan>> spans = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        GoldText text = texts.get(i);
        spans.add(text.inWords() ? text.inText(tagged.get(i)) : text.spans());
      }
      return spans;
    } catch (IllegalArgumentException e) {
      throw new BadInputException(unread(texts, reading) + ": " + e.getMessage());
    }
  }

  /** Names the first text whose tags cannot be read by themselves; else the file. */
  private String unread(List<GoldText> texts, TagParser reading) {
    for (GoldText text : texts) {
      try {
        reading.spans(List.of(text.tags()));
      } catch (IllegalArgumentException e) {
        return text.name();
      }
    }
    return file;
  }
}
