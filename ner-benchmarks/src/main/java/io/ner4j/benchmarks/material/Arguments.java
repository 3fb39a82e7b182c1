package io.ner4j.benchmarks.material;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of a command: {@code --name value}, each as often as one likes. Immutable. */
public final class Arguments {

  private final Map<String, List<String>> values;

  private Arguments(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads options.
   *
   * @throws IllegalArgumentException if one is not known or has no value
   */
  public static Arguments parse(List<String> words, Set<String> known) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String word = words.get(i);
      if (!word.startsWith("--") || !known.contains(word.substring(2))) {
        throw new IllegalArgumentException(
            "expected an option, one of "
                + known.stream().sorted().map("--"::concat).toList()
                + ", but found "
                + word);
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException("expected a value after " + word);
      }
      values.computeIfAbsent(word.substring(2), name -> new ArrayList<>()).add(words.get(i + 1));
    }
    return new Arguments(values);
  }

  /** All values of an option, in their order. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /** The last value of an option. */
  public Optional<String> text(String name) {
    List<String> given = all(name);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1));
  }

  /**
   * The last value of an option as a count.
   *
   * @throws IllegalArgumentException if it is no positive number
   */
  public int count(String name, int standard) {
    return text(name).map(value -> count(name, value)).orElse(standard);
  }

  private static int count(String name, String value) {
    try {
      int count = Integer.parseInt(value);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number below one is.
    }
    throw new IllegalArgumentException(
        "expected a number >= 1 after --%s, but found %s".formatted(name, value));
  }
}
