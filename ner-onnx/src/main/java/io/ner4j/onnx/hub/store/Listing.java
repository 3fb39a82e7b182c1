package io.ner4j.onnx.hub.store;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files of a repository at a commit.
 *
 * @param commit 40 hexadecimal digits
 * @param files by name; those whose names are not safe are left out
 */
public record Listing(String commit, Map<String, RepoFile> files) {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  static boolean isCommit(String text) {
    return COMMIT.matcher(text).matches();
  }

  public List<String> names() {
    return List.copyOf(files.keySet());
  }
}
