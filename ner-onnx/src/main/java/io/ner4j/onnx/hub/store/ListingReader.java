package io.ner4j.onnx.hub.store;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.Printable;
import io.ner4j.onnx.json.BoundedJsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the hub's description of a repository: {@code GET /api/models/NAME/revision/REVISION}. */
public final class ListingReader {

  private static final Logger LOG = LoggerFactory.getLogger(ListingReader.class);

  /** The hub's own recommendation is to stay below. */
  static final int MAX_FILES = 100_000;

  private static final int DEEPEST = 32;

  private final JsonReader json;
  private final Map<String, RepoFile> files = new LinkedHashMap<>();
  private @Nullable String commit;

  private ListingReader(JsonReader json) {
    this.json = json;
  }

  /**
   * Reads a description.
   *
   * @param body UTF-8, of bounded length
   * @param source names it in messages
   * @throws NerModelException if it is not JSON or not of this form
   */
  public static Listing read(byte[] body, String source) {
    ListingReader reader;
    try (JsonReader json =
        BoundedJsonReader.strict(new String(body, StandardCharsets.UTF_8), DEEPEST)) {
      reader = new ListingReader(json);
      reader.repository();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new IllegalStateException("more follows behind the object");
      }
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new NerModelException(
          "expected the description of a repository from %s, but could not read it: %s; is that a hub?"
              .formatted(source, Printable.printable(String.valueOf(e.getMessage()))),
          e);
    }
    if (reader.commit == null || !Listing.isCommit(reader.commit)) {
      throw new NerModelException(
          "expected a commit of 40 hexadecimal digits as \"sha\" from %s, but found %s; is that a hub?"
              .formatted(
                  source, reader.commit == null ? "none" : Printable.printable(reader.commit)));
    }
    return new Listing(reader.commit, reader.files);
  }

  private void repository() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "sha" -> commit = string();
        case "siblings" -> files();
        default -> json.skipValue();
      }
    }
    json.endObject();
  }

  private void files() throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      file();
      if (files.size() > MAX_FILES) {
        throw new IllegalStateException("more than " + MAX_FILES + " files");
      }
    }
    json.endArray();
  }

  private void file() throws IOException {
    String name = null;
    String gitId = "";
    Optional<String> sha256 = Optional.empty();
    boolean large = false;
    long size = -1;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "rfilename" -> name = string();
        case "blobId" -> gitId = Objects.requireNonNullElse(string(), "");
        case "size" -> size = number();
        case "lfs" -> {
          if (json.peek() == JsonToken.BEGIN_OBJECT) {
            large = true;
            sha256 = largeFile();
          } else {
            json.skipValue();
          }
        }
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (name == null || !RepoPath.isSafe(name)) {
      LOG.warn("left out a file named '{}'", Printable.printable(String.valueOf(name)));
      return;
    }
    // What git itself holds of a large file is a pointer, whose hash is not the content's.
    Optional<Etag> etag = (large ? sha256 : Optional.of(gitId)).flatMap(Etag::of);
    files.put(name, new RepoFile(name, size, etag, gitId));
  }

  /** The SHA-256 of a file that git holds a pointer to. Its size is that of the sibling. */
  private Optional<String> largeFile() throws IOException {
    String sha256 = null;
    json.beginObject();
    while (json.hasNext()) {
      if (json.nextName().equals("sha256")) {
        sha256 = string();
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    return Optional.ofNullable(sha256);
  }

  private @Nullable String string() throws IOException {
    if (json.peek() == JsonToken.STRING) {
      return json.nextString();
    }
    json.skipValue();
    return null;
  }

  /** A number of bytes; -1 if it is none. */
  private long number() throws IOException {
    if (json.peek() == JsonToken.NUMBER) {
      double value = json.nextDouble();
      return value >= 0 && value <= 1L << 53 && value == Math.rint(value) ? (long) value : -1;
    }
    json.skipValue();
    return -1;
  }
}
