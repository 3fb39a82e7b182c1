package io.ner4j.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options that differ from their defaults, as {@code name=value}. */
public final class OptionsText {

  private final List<String> options = new ArrayList<>();

  /** Adds an option, unless it is null or the default. */
  public OptionsText add(String name, @Nullable Object value, @Nullable Object standard) {
    if (value != null && !value.equals(standard)) {
      options.add(name + "=" + value);
    }
    return this;
  }

  public List<String> list() {
    return List.copyOf(options);
  }
}
