package io.ner4j.onnx.hub.store;

import io.ner4j.onnx.hub.http.Printable;
import java.util.regex.Pattern;

/**
 * A repository's name on the hub, which is safe in a path and in an address.
 *
 * @param name such as {@code dslim/bert-base-NER}, or {@code bert-base-cased} without an owner
 */
public record RepoId(String name) {

  private static final int LONGEST = 96;

  /** The rule of the hub's Python client. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]*\\w)?");

  public RepoId {
    if (name.length() > LONGEST
        || !NAME.matcher(name).matches()
        || name.contains("--")
        || name.contains("..")
        || name.endsWith(".git")) {
      throw new IllegalArgumentException(
          "expected a repository such as dslim/bert-base-NER, but found '%s'; it may have letters, digits, '-', '_', '.' and one '/'"
              .formatted(Printable.printable(name)));
    }
  }

  /** The folder of the cache that holds it. */
  String folder() {
    return "models--" + name.replace("/", "--");
  }

  @Override
  public String toString() {
    return name;
  }
}
