package io.ner4j.onnx.hub;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.ner4j.onnx.hub.http.RetryPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A hub with one repository, as the real one answers: large files redirect to a second server,
 * small ones come at once. Tests may step in front of it.
 */
public final class FakeHub implements AutoCloseable {

  /** Its repository. */
  public static final String REPOSITORY = "some-org/tiny.ner";

  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** Steps in front of the hub. */
  @FunctionalInterface
  interface Fault {
    /** Answers, or returns false and leaves it to the hub. */
    boolean answer(Loopback.Request request, Loopback.Reply reply)
        throws IOException, InterruptedException;
  }

  final Map<String, byte[]> files = new LinkedHashMap<>();
  final List<Duration> pauses = new ArrayList<>();
  final Loopback server;
  final Loopback storage;

  /** Whether the listing has sizes and hashes, as some mirrors' have not. */
  volatile boolean describes = true;

  volatile Fault fault = (request, reply) -> false;
  volatile Fault storageFault = (request, reply) -> false;
  private final Map<String, String> environment = new HashMap<>();

  /** Starts with small files that are no model. */
  public FakeHub() throws IOException {
    server = new Loopback(this::answer);
    storage = new Loopback(this::store);
    files.put("config.json", "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_8));
    files.put("tokenizer.json", "{\"b\": \"ü\"}\n".getBytes(StandardCharsets.UTF_8));
    files.put("onnx/model.onnx", random(100_000));
    files.put("pytorch_model.bin", random(1_000));
    environment.put("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1");
  }

  /** Has these files alone. */
  public void holdOnly(Map<String, byte[]> other) {
    files.clear();
    files.putAll(other);
  }

  /** Where it listens. */
  public String address() {
    return server.name();
  }

  /** How often the bytes of a file were asked for. */
  public long downloads(String name) {
    return isLarge(name)
        ? storage.count("GET", "/" + name)
        : server.count("GET", "/" + FakeHub.COMMIT + "/" + name);
  }

  /** The content of a file that is there. */
  byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** The model here, into a cache, without waiting between tries. */
  HubModel model(Path cache) {
    return HubModel.of(REPOSITORY)
        .withEndpoint(server.name())
        .withCache(cache)
        .withPatience(
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMillis(700), 5, pauses::add));
  }

  HubEnvironment environment() {
    return new HubEnvironment(environment::get, "/nowhere");
  }

  void environment(String name, String value) {
    environment.put(name, value);
  }

  Path fetch(Path cache) {
    return fetch(model(cache));
  }

  Path fetch(HubModel model) {
    return model.fetch(needed(), environment());
  }

  /** All but the file for PyTorch. */
  static UnaryOperator<List<String>> needed() {
    return names -> names.stream().filter(name -> !name.endsWith(".bin")).toList();
  }

  /** How often a large file's bytes were asked for. */
  long downloads() {
    return storage.requests().size();
  }

  private void answer(Loopback.Request request, Loopback.Reply reply)
      throws IOException, InterruptedException {
    if (!fault.answer(request, reply)) {
      answerWell(request, reply);
    }
  }

  /** Answers as if there were no faults, be it the hub or its storage that is asked. */
  void answerWell(Loopback.Request request, Loopback.Reply reply) throws IOException {
    if (request.path().startsWith("/storage/")) {
      if (files.containsKey(request.path().substring("/storage/".length()))) {
        part(content(request), request, reply, new HashMap<>());
      } else {
        reply.status(404, Map.of());
      }
      return;
    }
    String api = "/api/models/" + REPOSITORY + "/revision/";
    String resolve = "/" + REPOSITORY + "/resolve/";
    resolve += request.path().startsWith(resolve + "main/") ? "main/" : COMMIT + "/";
    if (request.path().equals(api + "main") || request.path().equals(api + COMMIT)) {
      reply.send(
          200,
          Map.of("Content-Type", "application/json"),
          listing().getBytes(StandardCharsets.UTF_8));
    } else if (request.path().startsWith(resolve)
        && files.containsKey(request.path().substring(resolve.length()))) {
      resolve(request.path().substring(resolve.length()), request, reply);
    } else {
      reply.status(404, Map.of("X-Error-Code", "RepoNotFound", "X-Error-Message", "no such thing"));
    }
  }

  private void resolve(String name, Loopback.Request request, Loopback.Reply reply)
      throws IOException {
    byte[] content = file(name);
    Map<String, String> headers = new HashMap<>();
    headers.put("X-Repo-Commit", COMMIT);
    headers.put("ETag", "\"" + etag(name) + "\"");
    if (isLarge(name)) {
      headers.put("X-Linked-Size", String.valueOf(content.length));
      headers.put("X-Linked-Etag", "\"" + etag(name) + "\"");
      headers.put("Location", storage.number() + "/storage/" + name + "?signature=secret");
      reply.status(302, headers);
    } else {
      part(content, request, reply, headers);
    }
  }

  private void store(Loopback.Request request, Loopback.Reply reply)
      throws IOException, InterruptedException {
    if (!storageFault.answer(request, reply)) {
      answerWell(request, reply);
    }
  }

  byte[] content(Loopback.Request stored) {
    return file(stored.path().substring("/storage/".length()));
  }

  /** Sends all, or what is asked for from some byte on. */
  private static void part(
      byte[] content, Loopback.Request request, Loopback.Reply reply, Map<String, String> headers)
      throws IOException {
    int from = from(request);
    byte[] body = Arrays.copyOfRange(content, Math.min(from, content.length), content.length);
    if (request.method().equals("HEAD")) {
      headers.put("Content-Length", String.valueOf(content.length));
      reply.head(200, headers);
    } else if (from == 0) {
      reply.send(200, headers, body);
    } else {
      headers.put("Content-Range", range(from, content.length));
      reply.send(206, headers, body);
    }
  }

  static int from(Loopback.Request request) {
    String range = request.header("Range");
    return range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  static String range(int from, int length) {
    return "bytes " + from + "-" + (length - 1) + "/" + length;
  }

  static boolean isLarge(String name) {
    return !name.endsWith(".json");
  }

  String etag(String name) {
    byte[] content = file(name);
    return isLarge(name) ? hash("SHA-256", content) : gitHash(content);
  }

  static String gitHash(byte[] content) {
    byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
    return hash("SHA-1", head, content);
  }

  static String hash(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String listing() {
    JsonArray siblings = new JsonArray();
    files.forEach(
        (name, content) -> {
          JsonObject file = new JsonObject();
          file.addProperty("rfilename", name);
          if (describes) {
            file.addProperty("size", content.length);
            file.addProperty("blobId", gitHash(content));
            if (isLarge(name)) {
              JsonObject lfs = new JsonObject();
              lfs.addProperty("sha256", hash("SHA-256", content));
              lfs.addProperty("size", content.length);
              lfs.addProperty("pointerSize", 134);
              file.add("lfs", lfs);
              file.addProperty("blobId", gitHash(new byte[] {'p'}));
            }
          }
          siblings.add(file);
        });
    JsonObject repository = new JsonObject();
    repository.addProperty("id", REPOSITORY);
    repository.addProperty("sha", COMMIT);
    repository.add("siblings", siblings);
    return repository.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    storage.close();
  }
}
