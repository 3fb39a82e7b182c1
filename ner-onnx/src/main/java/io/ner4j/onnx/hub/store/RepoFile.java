package io.ner4j.onnx.hub.store;

import java.util.Optional;

/**
 * A file of a repository.
 *
 * @param name safe below a directory
 * @param size bytes, or -1 if it is not known
 * @param etag what its content is called, where it is known
 * @param gitId what git calls it, which for a large file is a pointer's hash; may be empty
 */
public record RepoFile(String name, long size, Optional<Etag> etag, String gitId) {

  /** Whether nothing more has to be asked before it is fetched. */
  public boolean isDescribed() {
    return size >= 0 && etag.filter(Etag::isHash).isPresent();
  }
}
