package io.ner4j.onnx.hub.store;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.ner4j.onnx.json.BoundedJsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a commit as the cache remembers them, in the form of the hub's Python client ({@code
 * trees/COMMIT.json}, version 1). A commit never changes, so who asks for one that is known need
 * not ask the hub.
 */
final class TreeFile {

  private static final int VERSION = 1;
  private static final long LONGEST = 64L << 20;
  private static final int DEEPEST = 8;

  private TreeFile() {}

  /** Reads what is remembered; empty if there is nothing, or nothing of use. */
  static Optional<Listing> read(Path file, String commit) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
        return Optional.empty();
      }
      try (Reader in = Files.newBufferedReader(file);
          JsonReader json = new BoundedJsonReader(in, DEEPEST)) {
        return listing(json, commit);
      }
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Listing> listing(JsonReader json, String commit) throws IOException {
    boolean known = false;
    Map<String, RepoFile> files = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "format_version" -> known = json.nextInt() == VERSION;
        case "files" -> {
          json.beginObject();
          while (json.hasNext()) {
            RepoFile file = file(json, json.nextName());
            if (!RepoPath.isSafe(file.name()) || files.size() >= ListingReader.MAX_FILES) {
              return Optional.empty();
            }
            files.put(file.name(), file);
          }
          json.endObject();
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    return known && !files.isEmpty() ? Optional.of(new Listing(commit, files)) : Optional.empty();
  }

  private static RepoFile file(JsonReader json, String name) throws IOException {
    long size = -1;
    String gitId = "";
    String sha256 = "";
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (json.peek() == JsonToken.NULL) {
        json.nextNull();
        continue;
      }
      switch (key) {
        case "size" -> size = json.nextLong();
        case "blob_id" -> gitId = json.nextString();
        case "lfs_sha256" -> sha256 = json.nextString();
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new RepoFile(name, size, Etag.of(sha256.isEmpty() ? gitId : sha256), gitId);
  }

  /** Writes a listing; empty if it does not know enough of each file. */
  static Optional<String> write(Listing listing) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      json.beginObject().name("format_version").value(VERSION).name("files").beginObject();
      for (RepoFile file : listing.files().values()) {
        if (!file.isDescribed() || file.gitId().isEmpty()) {
          return Optional.empty();
        }
        json.name(file.name()).beginObject().name("size").value(file.size());
        json.name("blob_id").value(file.gitId());
        String etag = file.etag().map(Etag::value).orElse("");
        if (!etag.equals(file.gitId())) {
          json.name("lfs_sha256").value(etag).name("lfs_size").value(file.size());
        }
        json.endObject();
      }
      json.endObject().endObject();
    }
    return Optional.of(text.toString());
  }
}
