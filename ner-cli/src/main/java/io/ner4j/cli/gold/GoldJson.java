package io.ner4j.cli.gold;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.Json;
import io.ner4j.cli.input.LineReader;
import io.ner4j.eval.TypedSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of JSON with marked entities, in the shapes that ner4j, spaCy, doccano, Prodigy and
 * data sets of the Hugging Face hub write.
 *
 * @param textField the field that holds the text
 * @param codePoints whether offsets count code points, as Python does, and not UTF-16 code units
 */
public record GoldJson(String textField, boolean codePoints) {

  private static final List<String> SPANS = List.of("entities", "spans", "labels", "label");
  private static final List<String> WORDS = List.of("tokens", "words");
  private static final List<String> TAGS = List.of("ner_tags", "tags", "labels");
  private static final List<String> START = List.of("start", "start_offset", "begin");
  private static final List<String> END = List.of("end", "end_offset");
  private static final List<String> TYPE = List.of("type", "label", "entity_group", "entity");

  /** What annotators answer in Prodigy, but for {@code accept}. */
  private static final String ANSWER = "answer";

  private static final Set<String> NOT_ACCEPTED = Set.of("reject", "ignore");

  /**
   * Reads a line.
   *
   * @param leftOut told the annotator's answer if that is {@code reject} or {@code ignore}
   * @return the text, or nothing if the answer says that its entities do not count
   * @throws BadInputException if it is not in one of the shapes
   */
  Optional<GoldText> read(LineReader.Line line, Consumer<String> leftOut) throws IOException {
    try {
      Map<?, ?> object = object(Json.value(line.text()));
      if (object.get(ANSWER) instanceof String answer && NOT_ACCEPTED.contains(answer)) {
        leftOut.accept(answer);
        return Optional.empty();
      }
      return Optional.of(text(line.position().toString(), object));
    } catch (JsonProcessingException e) {
      throw new BadInputException(line.position(), "expected JSON, but " + Json.problem(e));
    } catch (BadInputException e) {
      throw e.at(line.position());
    }
  }

  private GoldText text(String name, Map<?, ?> object) throws BadInputException {
    return first(object, WORDS) instanceof List<?> words
            && first(object, TAGS) instanceof List<?> tags
        ? GoldText.ofTags(name, strings(words, "words"), sameSize(words, strings(tags, "tags")))
        : spans(name, object);
  }

  private GoldText spans(String name, Map<?, ?> object) throws BadInputException {
    if (!(object.get(textField) instanceof String text)) {
      throw new BadInputException(
          "expected a string in the field '%s', or words and tags in the fields %s and %s"
              .formatted(textField, WORDS, TAGS));
    }
    if (!(first(object, SPANS) instanceof List<?> list)) {
      throw new BadInputException("expected a list of entities in one of the fields " + SPANS);
    }
    List<TypedSpan> spans = new ArrayList<>();
    for (Object entry : list) {
      spans.add(span(text, entry));
    }
    return GoldText.ofSpans(name, text, spans);
  }

  private TypedSpan span(String text, @Nullable Object entry) throws BadInputException {
    Object start = null;
    Object end = null;
    Object type = null;
    Object covered = null;
    if (entry instanceof Map<?, ?> object) {
      start = first(object, START);
      end = first(object, END);
      type = first(object, TYPE);
      covered = object.get("text");
    } else if (entry instanceof List<?> array && array.size() == 3) {
      start = array.get(0);
      end = array.get(1);
      type = array.get(2);
    }
    if (!(start instanceof Integer from
        && end instanceof Integer to
        && type instanceof String name)) {
      throw new BadInputException(
          "expected an entity as [start, end, type] or as an object with start, end and type, but found "
              + entry);
    }
    return checked(text, from, to, name, covered);
  }

  private TypedSpan checked(String text, int from, int to, String type, @Nullable Object covered)
      throws BadInputException {
    String found = covered(text, from, to, codePoints);
    if (found == null) {
      throw new BadInputException(wrongPlace(text, from, to));
    }
    if (covered instanceof String said && !said.equals(found)) {
      throw new BadInputException(
          "expected '%s' at %d to %d, but the text has '%s' there; %s"
              .formatted(said, from, to, found, fix(text, from, to, said)));
    }
    int start = codePoints ? text.offsetByCodePoints(0, from) : from;
    return new TypedSpan(type, start, start + found.length());
  }

  private String wrongPlace(String text, int from, int to) {
    int length = codePoints ? text.codePointCount(0, text.length()) : text.length();
    if (from < 0 || to <= from || to > length) {
      return "expected 0 <= start < end <= %d, the text's length, but found %d and %d; --offsets says what offsets count"
          .formatted(length, from, to);
    }
    return "expected whole characters at %d to %d, but an edge is inside of one that takes two UTF-16 code units; --offsets=code_points reads offsets as Python counts them"
        .formatted(from, to);
  }

  private String fix(String text, int from, int to, String said) {
    if (said.equals(covered(text, from, to, !codePoints))) {
      return codePoints
          ? "it is there by UTF-16 code units: --offsets=utf16"
          : "it is there by code points: --offsets=code_points";
    }
    return "correct the offsets, or --offsets says what they count";
  }

  /** The text at a place, or null if no whole characters are there. */
  private static @Nullable String covered(String text, int from, int to, boolean codePoints) {
    int length = codePoints ? text.codePointCount(0, text.length()) : text.length();
    if (from < 0 || to <= from || to > length) {
      return null;
    }
    int start = codePoints ? text.offsetByCodePoints(0, from) : from;
    int end = codePoints ? text.offsetByCodePoints(0, to) : to;
    return insideCharacter(text, start) || insideCharacter(text, end)
        ? null
        : text.substring(start, end);
  }

  private static boolean insideCharacter(String text, int place) {
    return place > 0
        && place < text.length()
        && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
  }

  private static Map<?, ?> object(@Nullable Object value) throws BadInputException {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw new BadInputException("expected a JSON object, but found " + value);
  }

  private static @Nullable Object first(Map<?, ?> object, List<String> names) {
    return names.stream().map(object::get).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static List<String> strings(List<?> values, String what) throws BadInputException {
    List<String> strings = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof String string)) {
        throw new BadInputException("expected %s as strings, but found %s".formatted(what, value));
      }
      strings.add(string);
    }
    return strings;
  }

  private static List<String> sameSize(List<?> words, List<String> tags) throws BadInputException {
    if (words.size() != tags.size()) {
      throw new BadInputException(
          "expected a tag for each word, but there are %d words and %d tags"
              .formatted(words.size(), tags.size()));
    }
    return tags;
  }
}
