package io.ner4j.rules;

import io.ner4j.phrase.Strings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types and ids of phrases by their number. For one thread while it grows. */
final class PhraseData {

  private final List<String> types = new ArrayList<>();
  private final Map<String, Integer> typeNumbers = new HashMap<>();
  private int[] typeOf = new int[16];
  private int size;

  /** One for each phrase up to the last that has one, empty for those without. */
  private final Strings ids = new Strings();

  /** Where an id is there, which may be empty. */
  private final BitSet hasId = new BitSet();

  void add(String type, @Nullable String id) {
    if (size == typeOf.length) {
      typeOf = Arrays.copyOf(typeOf, 2 * size);
    }
    typeOf[size] =
        typeNumbers.computeIfAbsent(
            type,
            name -> {
              types.add(name);
              return types.size() - 1;
            });
    if (id != null) {
      while (ids.size() < size) {
        ids.add("");
      }
      ids.add(id);
      hasId.set(size);
    }
    size++;
  }

  int size() {
    return size;
  }

  String type(int phrase) {
    return types.get(typeOf[phrase]);
  }

  @Nullable String id(int phrase) {
    return hasId.get(phrase) ? ids.get(phrase) : null;
  }

  /** A copy that does not grow. */
  PhraseData copy() {
    PhraseData copy = new PhraseData();
    for (int i = 0; i < size; i++) {
      copy.add(type(i), id(i));
    }
    copy.typeOf = Arrays.copyOf(copy.typeOf, size);
    copy.ids.trim();
    return copy;
  }
}
