package io.ner4j.server.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.ner4j.Aggregation;
import io.ner4j.redact.Policy;
import io.ner4j.rules.KnownPattern;
import io.ner4j.server.http.Problem;
import io.ner4j.server.options.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the body of one request; what is not as it should be becomes a {@link Problem}. */
public final class RequestReader {

  private static final String EXAMPLE = "{\"text\": \"Angela Merkel met Tim Cook.\"}";

  private static final List<String> PATTERNS =
      Arrays.stream(KnownPattern.values()).map(KnownPattern::spelled).toList();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // The limits bound a text.
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private final JsonParser json;
  private final Limits limits;
  private final List<String> texts = new ArrayList<>();
  private @Nullable String textsField;
  private @Nullable Aggregation aggregation;
  private @Nullable Set<String> types;
  private double minScore;
  private @Nullable Map<String, String> labels;
  private @Nullable Boolean nested;
  private @Nullable Boolean severalLabels;
  private final Set<KnownPattern> patterns = EnumSet.noneOf(KnownPattern.class);
  private final boolean redacts;
  private final RedactionReader redaction;
  private int characters;

  private RequestReader(JsonParser json, Limits limits, boolean redacts, @Nullable Policy hmac) {
    this.json = json;
    this.limits = limits;
    this.redacts = redacts;
    this.redaction = new RedactionReader(json, hmac);
  }

  /**
   * Reads a request of {@code POST /extract}.
   *
   * @param body JSON in UTF-8, with or without a byte order mark
   * @throws Problem if it is something else, or too much
   */
  public static ExtractRequest extract(byte[] body, Limits limits) {
    return read(body, limits, false, null);
  }

  /**
   * Reads a request of {@code POST /redact}.
   *
   * @param body JSON in UTF-8, with or without a byte order mark
   * @param hmac the policy of that name; null if the server has no key
   * @throws Problem if it is something else, or too much
   */
  public static ExtractRequest redact(byte[] body, Limits limits, @Nullable Policy hmac) {
    return read(body, limits, true, hmac);
  }

  private static ExtractRequest read(
      byte[] body, Limits limits, boolean redacts, @Nullable Policy hmac) {
    try (JsonParser json = JSON.createParser(decoded(body))) {
      return new RequestReader(json, limits, redacts, hmac).request();
    } catch (JsonProcessingException e) {
      throw new Problem(
          400,
          "the body must be JSON such as %s, but %s%s"
              .formatted(EXAMPLE, place(e), e.getOriginalMessage().replaceAll("\\s+", " ")));
    } catch (IOException e) {
      throw new IllegalStateException("a string cannot fail to be read", e);
    }
  }

  /** Where JSON ends to be JSON; what is too deep or has too many digits is nowhere. */
  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : String.format(
            Locale.ROOT, "in line %d, column %d: ", location.getLineNr(), location.getColumnNr());
  }

  private static String decoded(byte[] body) {
    try {
      // Not new String(...), which would let broken UTF-8 through as U+FFFD and shift offsets.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Problem(400, "the body must be UTF-8, but is not; encode it as UTF-8");
    }
  }

  private ExtractRequest request() throws IOException {
    json.nextToken();
    JsonValue.expect(json, JsonToken.START_OBJECT, "the body", "an object such as " + EXAMPLE);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field(name);
    }
    if (json.nextToken() != null) {
      throw new Problem(400, "the body must be one JSON object, but more follows behind it");
    }
    if (textsField == null) {
      throw new Problem(
          400, "a request needs text (a string) or texts (a list of strings), but has neither");
    }
    return new ExtractRequest(
        texts,
        textsField.equals("texts"),
        aggregation,
        types,
        minScore,
        labels,
        nested,
        severalLabels,
        patterns,
        redaction.redaction());
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "text" -> {
        one(name);
        text(name);
      }
      case "texts" -> {
        one(name);
        JsonValue.readList(json, name, () -> text(name));
      }
      case "types" -> types();
      case "aggregation" -> aggregation();
      case "minScore" -> minScore();
      case "labels" -> labels = LabelReader.read(json, limits);
      case "nested" -> nested = JsonValue.flag(json, name);
      case "severalLabels" -> severalLabels = JsonValue.flag(json, name);
      case "patterns" -> patterns();
      default -> {
        if (!redacts || !redaction.read(name)) {
          throw unknown(name);
        }
      }
    }
  }

  private Problem unknown(String name) {
    return new Problem(
        400,
        "a request has text or texts, patterns, and types, aggregation and minScore, or labels, nested, severalLabels and minScore%s, but this one has '%s'; leave it out"
            .formatted(
                redacts ? ", and " + RedactionReader.FIELDS : "", JsonValue.shortened(name)));
  }

  private void one(String name) {
    if (textsField != null) {
      throw new Problem(400, "a request has text or texts, but this one has both; send one");
    }
    textsField = name;
  }

  private void text(String name) throws IOException {
    JsonValue.expect(
        json, JsonToken.VALUE_STRING, name, name.equals("text") ? "a string" : "a list of strings");
    if (texts.size() == limits.texts()) {
      throw new Problem(
          413,
          String.format(
              Locale.ROOT,
              "a request may have at most %d texts, but this one has more; send them in several",
              limits.texts()));
    }
    String text = json.getText();
    characters += text.length();
    if (characters > limits.characters()) {
      throw new Problem(
          413,
          String.format(
              Locale.ROOT,
              "a request may have at most %d UTF-16 units of text, but this one has more; send it"
                  + " in several",
              limits.characters()));
    }
    texts.add(text);
  }

  private void types() throws IOException {
    Set<String> wanted = new LinkedHashSet<>();
    JsonValue.readList(
        json,
        "types",
        () -> {
          JsonValue.expect(json, JsonToken.VALUE_STRING, "types", "a list of strings");
          wanted.add(json.getText());
        });
    types = wanted;
  }

  private void aggregation() throws IOException {
    String names = Arrays.toString(Aggregation.values()).toLowerCase(Locale.ROOT);
    JsonValue.expect(json, JsonToken.VALUE_STRING, "aggregation", "one of " + names);
    String name = json.getText();
    aggregation =
        Arrays.stream(Aggregation.values())
            .filter(value -> value.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new Problem(
                        400,
                        "aggregation must be one of %s, but is '%s'"
                            .formatted(names, JsonValue.shortened(name))));
  }

  private void patterns() throws IOException {
    JsonValue.readList(
        json,
        "patterns",
        () -> {
          JsonValue.expect(json, JsonToken.VALUE_STRING, "patterns", "a list of strings");
          String name = json.getText();
          patterns.add(
              KnownPattern.named(name)
                  .orElseThrow(
                      () ->
                          new Problem(
                              400,
                              "patterns must be some of %s, but one is '%s'"
                                  .formatted(PATTERNS, JsonValue.shortened(name)))));
        });
  }

  private void minScore() throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw new Problem(
          400, "minScore must be a number of 0 to 1, but is " + JsonValue.found(json));
    }
    minScore = json.getDoubleValue();
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new Problem(
          400, "minScore must lie in 0 to 1, but is " + JsonValue.shortened(json.getText()));
    }
  }
}
