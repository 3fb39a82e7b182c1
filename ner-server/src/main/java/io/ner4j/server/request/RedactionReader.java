package io.ner4j.server.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ner4j.redact.Policy;
import io.ner4j.server.http.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request that only {@code POST /redact} has. For one thread. */
final class RedactionReader {

  static final String FIELDS = "policy, policies, foundOnly and changes";

  private static final String KEEP = "keep";

  private final JsonParser json;
  private final @Nullable Policy hmac;
  private Policy policy = Policy.numbered();
  private final Map<String, Policy> policies = new HashMap<>();
  private final Set<String> kept = new LinkedHashSet<>();
  private boolean foundOnly;
  private boolean changes = true;

  /**
   * Makes a reader.
   *
   * @param hmac the policy of that name; null if the server has no key
   */
  RedactionReader(JsonParser json, @Nullable Policy hmac) {
    this.json = json;
    this.hmac = hmac;
  }

  /**
   * Reads the value that the parser stands at, if the field is one of these.
   *
   * @return whether it is
   * @throws Problem if the value is not as it should be
   */
  boolean read(String field) throws IOException {
    switch (field) {
      case "policy" -> policy = policy(name(field));
      case "policies" -> policies();
      case "foundOnly" -> foundOnly = JsonValue.flag(json, field);
      case "changes" -> changes = JsonValue.flag(json, field);
      default -> {
        return false;
      }
    }
    return true;
  }

  Redaction redaction() {
    return new Redaction(policy, Map.copyOf(policies), Set.copyOf(kept), foundOnly, changes);
  }

  private void policies() throws IOException {
    JsonValue.expect(
        json,
        JsonToken.START_OBJECT,
        "policies",
        "an object that names the policy of each type, such as {\"EMAIL\": \"remove\"}");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String type = json.currentName();
      json.nextToken();
      String name = name("policies");
      if (name.equals(KEEP)) {
        kept.add(type);
      } else {
        policies.put(type, policy(name));
      }
    }
  }

  private String name(String field) throws IOException {
    JsonValue.expect(json, JsonToken.VALUE_STRING, field, "the name of a policy, a string");
    return json.getText();
  }

  private Policy policy(String name) {
    if (name.equals("hmac")) {
      if (hmac == null) {
        throw new Problem(
            400, "the policy hmac needs a key, but the server has none; start it with --key-file");
      }
      return hmac;
    }
    return Policy.named(name)
        .orElseThrow(
            () ->
                new Problem(
                    400,
                    "a policy is one of numbered, type, hmac, hash, mask, mask-length and remove, and in policies also keep, but this one is '%s'"
                        .formatted(JsonValue.shortened(name))));
  }
}
