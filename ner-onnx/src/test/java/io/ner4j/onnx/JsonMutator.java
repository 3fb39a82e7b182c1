package io.ner4j.onnx;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes bad JSON of good: most of it well-formed, so that it gets past the parser. */
final class JsonMutator {

  /** Stand for what would overflow the stack of this class. */
  private static final String DEEP_ARRAY = "@deep-array@";

  private static final String DEEP_OBJECT = "@deep-object@";

  private static final List<String> STRINGS =
      List.of(
          "",
          " ",
          "x",
          "\0",
          "\uD800",
          "😀",
          "[UNK]",
          "<unk>",
          "[CLS]",
          "a",
          "▁",
          "Ġ",
          "##",
          "(((",
          "(a+)+$",
          "(?<=a+)b",
          "[",
          "\\",
          "\\p{Zz}",
          "^",
          "$",
          "|",
          ".*",
          "()",
          "(?i)İ",
          "AAAA",
          "====",
          "isolated",
          "removed",
          "first",
          "always",
          "never",
          DEEP_ARRAY,
          DEEP_OBJECT);

  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "1",
          "2",
          "127",
          "128",
          "255",
          "65536",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967295",
          "4294967296",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551615",
          "1e30",
          "-1e308",
          "1e400",
          "0.5",
          "-0.0",
          "1e-9");

  private final List<JsonElement> seeds;
  private final Random random;

  JsonMutator(List<String> seeds, Random random) {
    this.seeds = seeds.stream().map(JsonParser::parseString).toList();
    this.random = random;
  }

  /** Makes the bytes of a file. */
  byte[] next() {
    JsonElement root = pick(seeds).deepCopy();
    boolean bytesToo = random.nextInt(5) == 0;
    for (int more = bytesToo ? random.nextInt(2) : 1 + random.nextInt(3); more > 0; more--) {
      root = mutate(root);
    }
    StringBuilder text = new StringBuilder();
    write(root, text);
    int depth = 1 << (4 + random.nextInt(14));
    String json =
        text.toString()
            .replace('"' + DEEP_ARRAY + '"', "[".repeat(depth) + "]".repeat(depth))
            .replace('"' + DEEP_OBJECT + '"', "{\"type\":".repeat(depth) + "1" + "}".repeat(depth));
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return bytesToo ? new ByteMutator(random).mutate(bytes) : bytes;
  }

  /** Changes one place, found by a walk from the root: what is near to it is met more often. */
  private JsonElement mutate(JsonElement root) {
    if (random.nextInt(100) == 0) {
      return value();
    }
    JsonElement node = root;
    while (true) {
      List<JsonElement> children =
          children(node).stream().filter(c -> !children(c).isEmpty()).toList();
      if (children.isEmpty() || random.nextInt(4) == 0) {
        change(node);
        return root;
      }
      node = pick(children);
    }
  }

  private static List<JsonElement> children(JsonElement node) {
    if (node instanceof JsonObject object) {
      return List.copyOf(object.asMap().values());
    }
    return node instanceof JsonArray array ? List.copyOf(array.asList()) : List.of();
  }

  private void change(JsonElement parent) {
    if (parent instanceof JsonObject object && !object.isEmpty()) {
      String key = pick(List.copyOf(object.keySet()));
      switch (random.nextInt(8)) {
        case 0, 1 -> object.remove(key);
        case 2 -> object.add(string(key), object.remove(key));
        case 3 -> object.add(string(key), value());
        default -> object.add(key, changed(object.get(key)));
      }
    } else if (parent instanceof JsonArray array && !array.isEmpty()) {
      int index = random.nextInt(array.size());
      switch (random.nextInt(6)) {
        case 0 -> array.remove(index);
        case 1 -> array.add(array.get(index).deepCopy());
        default -> array.set(index, changed(array.get(index)));
      }
    }
  }

  private JsonElement changed(JsonElement node) {
    if (random.nextInt(3) == 0) {
      return value();
    }
    if (node instanceof JsonPrimitive primitive && isTable(primitive)) {
      byte[] table = Base64.getDecoder().decode(primitive.getAsString());
      return new JsonPrimitive(
          Base64.getEncoder().encodeToString(new ByteMutator(random).mutate(table)));
    }
    if (node instanceof JsonPrimitive primitive && primitive.isString()) {
      return new JsonPrimitive(string(primitive.getAsString()));
    }
    if (node instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return new JsonPrimitive(!primitive.getAsBoolean());
    }
    if (node instanceof JsonPrimitive primitive) {
      BigDecimal number = primitive.getAsBigDecimal();
      return new JsonPrimitive(
          switch (random.nextInt(4)) {
            case 0 -> number.add(BigDecimal.ONE);
            case 1 -> number.negate();
            case 2 -> number.multiply(BigDecimal.valueOf(1000));
            default -> new BigDecimal(pick(NUMBERS));
          });
    }
    return value();
  }

  /** Whether it is long and Base64, which it need not be once it was changed. */
  private static boolean isTable(JsonPrimitive primitive) {
    return primitive.isString()
        && primitive.getAsString().length() % 4 == 0
        && primitive.getAsString().matches("[A-Za-z0-9+/]{500,}={0,2}");
  }

  private JsonElement value() {
    return switch (random.nextInt(8)) {
      case 0 ->
          JsonParser.parseString(
              pick(List.of("null", "true", "false", "[]", "{}", "[[]]", "[null]")));
      case 1 -> new JsonPrimitive(new BigDecimal(pick(NUMBERS)));
      case 2 -> new JsonPrimitive(string(pick(STRINGS)));
      default -> anyNode(pick(seeds)).deepCopy();
    };
  }

  private JsonElement anyNode(JsonElement root) {
    JsonElement node = root;
    while (true) {
      List<JsonElement> children = children(node);
      if (children.isEmpty() || (node != root && random.nextInt(3) == 0)) {
        return node;
      }
      node = pick(children);
    }
  }

  private String string(String of) {
    return switch (random.nextInt(8)) {
      case 0 -> of + of;
      case 1 -> of.substring(random.nextInt(of.length() + 1));
      case 2 -> of.repeat(1 + random.nextInt(1000));
      case 3 -> of + pick(STRINGS);
      case 4 -> new StringBuilder(of).reverse().toString();
      default -> pick(STRINGS);
    };
  }

  /** Some members stand twice in their object. */
  private void write(JsonElement node, StringBuilder out) {
    if (node instanceof JsonObject object) {
      out.append('{');
      String comma = "";
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        for (int times = random.nextInt(500) == 0 ? 2 : 1; times > 0; times--) {
          out.append(comma).append(new Gson().toJson(member.getKey())).append(':');
          write(times == 2 ? value() : member.getValue(), out);
          comma = ",";
        }
      }
      out.append('}');
    } else if (node instanceof JsonArray array) {
      out.append('[');
      String comma = "";
      for (JsonElement element : array) {
        out.append(comma);
        write(element, out);
        comma = ",";
      }
      out.append(']');
    } else {
      out.append(node);
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
