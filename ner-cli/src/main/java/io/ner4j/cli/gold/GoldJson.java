package io.ner4j.cli.gold;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ner4j.cli.input.BadInputException;
import io.ner4j.cli.input.Json;
import io.ner4j.cli.input.LineReader;
import io.ner4j.eval.TypedSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * @param entitiesField the field that holds the entities; null for the one that has some
 * @param codePoints whether offsets count code points, as Python does, and not UTF-16 code units
 */
public record GoldJson(String textField, @Nullable String entitiesField, boolean codePoints) {

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
    String field = entitiesField(object);
    if (field != null) {
      return spans(name, object, field);
    }
    if (first(object, WORDS) instanceof List<?> words
        && first(object, TAGS) instanceof List<?> tags) {
      return GoldText.ofTags(name, words(words), sameSize(words, strings(tags, "tags")));
    }
    textOf(object);
    throw new BadInputException("expected a list of entities in one of the fields " + SPANS);
  }

  /**
   * The one field with a list of entities, or null if there are only words and tags, or nothing.
   */
  private @Nullable String entitiesField(Map<?, ?> object) throws BadInputException {
    if (entitiesField != null) {
      return entitiesField;
    }
    boolean tagged = first(object, WORDS) instanceof List<?> && plain(first(object, TAGS));
    List<String> fields = new ArrayList<>(SPANS);
    fields.removeIf(field -> !(object.get(field) instanceof List<?>));
    if (tagged || fields.size() > 1) {
      fields.removeIf(
          field -> plain(object.get(field)) && (tagged || !List.of().equals(object.get(field))));
    }
    if (fields.stream().map(object::get).distinct().count() > 1 || (tagged && !fields.isEmpty())) {
      throw new BadInputException(
          "expected entities once, but they are in the fields %s%s; --entities-field says which count"
              .formatted(fields, tagged ? " and in tags" : ""));
    }
    return fields.isEmpty() ? null : fields.get(0);
  }

  /** Whether a list holds no objects and no arrays, so that it may be tags but not entities. */
  private static boolean plain(@Nullable Object list) {
    return list instanceof List<?> values
        && values.stream().noneMatch(value -> value instanceof Map || value instanceof List);
  }

  private String textOf(Map<?, ?> object) throws BadInputException {
    if (object.get(textField) instanceof String text) {
      return text;
    }
    throw new BadInputException(
        "expected a string in the field '%s', or words and tags in the fields %s and %s"
            .formatted(textField, WORDS, TAGS));
  }

  private GoldText spans(String name, Map<?, ?> object, String field) throws BadInputException {
    String text = textOf(object);
    if (!(object.get(field) instanceof List<?> list)) {
      throw new BadInputException("expected a list of entities in the field '%s'".formatted(field));
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
        && type instanceof String name
        && !name.isBlank())) {
      throw new BadInputException(
          "expected an entity as [start, end, type] or as an object with start, end and type, but"
              + " found "
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
          String.format(
              Locale.ROOT,
              "expected '%s' at %d to %d, but the text has '%s' there; %s",
              said,
              from,
              to,
              found,
              fix(text, from, to, said)));
    }
    int start = codePoints ? text.offsetByCodePoints(0, from) : from;
    return new TypedSpan(type, start, start + found.length());
  }

  private String wrongPlace(String text, int from, int to) {
    int length = codePoints ? text.codePointCount(0, text.length()) : text.length();
    if (from < 0 || to <= from || to > length) {
      return String.format(
          Locale.ROOT,
          "expected 0 <= start < end <= %d, the text's length, but found %d and %d; --offsets says"
              + " what offsets count",
          length,
          from,
          to);
    }
    return String.format(
        Locale.ROOT,
        "expected whole characters at %d to %d, but an edge is inside of one that takes two UTF-16"
            + " code units; --offsets=code_points reads offsets as Python counts them",
        from,
        to);
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

  private static List<String> words(List<?> values) throws BadInputException {
    List<String> words = strings(values, "words");
    if (words.contains("")) {
      throw new BadInputException(
          String.format(
              Locale.ROOT, "expected words, but word %d (from 0) is empty", words.indexOf("")));
    }
    return words;
  }

  private static List<String> strings(List<?> values, String what) throws BadInputException {
    List<String> strings = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof String string)) {
        throw new BadInputException(
            "expected %s as strings%s, but found %s"
                .formatted(
                    what, value instanceof Number ? ", and no numbers for them" : "", value));
      }
      strings.add(string);
    }
    return strings;
  }

  private static List<String> sameSize(List<?> words, List<String> tags) throws BadInputException {
    if (words.size() != tags.size()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "expected a tag for each word, but there are %d words and %d tags",
              words.size(),
              tags.size()));
    }
    return tags;
  }
}
