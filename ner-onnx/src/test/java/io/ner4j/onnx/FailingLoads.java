package io.ner4j.onnx;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.ner4j.Device;
import io.ner4j.NerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads what cannot be loaded, again and again, and prints the resident memory at each tenth. */
final class FailingLoads {

  /** Spoils a good directory. */
  private interface Fault {
    void in(Path directory) throws IOException;
  }

  /** Each fails a step further on, the last ones with everything open. */
  private static final Map<String, Fault> FAULTS = new LinkedHashMap<>();

  static {
    FAULTS.put("no model", directory -> Files.delete(directory.resolve("model.onnx")));
    FAULTS.put("config is no JSON", directory -> write(directory, "config.json", "{"));
    FAULTS.put("tokenizer is no JSON", directory -> write(directory, "tokenizer.json", "{"));
    FAULTS.put(
        "tokenizer of no kind",
        directory -> write(directory, "tokenizer.json", "{\"model\": {\"type\": \"Telepathy\"}}"));
    FAULTS.put(
        "tokenizer fails on a letter",
        directory ->
            write(
                directory,
                "tokenizer.json",
                Hostile.tokenizer("wordlevel")
                    .replace("\"unk_token\":\"<unk>\"", "\"unk_token\":\"?\"")));
    FAULTS.put("model is cut off", directory -> cut(directory.resolve("model.onnx")));
    FAULTS.put("output of two dimensions", directory -> model(directory, "flat"));
    FAULTS.put("fewer labels than scores", FailingLoads::dropLabel);
    FAULTS.put("more tokens than the model knows", FailingLoads::addToken);
  }

  private FailingLoads() {}

  /** Arguments: how many loads, a directory. */
  public static void main(String[] args) throws Exception {
    int loads = Integer.parseInt(args[0]);
    List<Path> directories = new ArrayList<>();
    for (Map.Entry<String, Fault> fault : FAULTS.entrySet()) {
      Path directory = Files.createDirectory(Path.of(args[1], fault.getKey()));
      Hostile.copyTo(directory);
      Hostile.copy(TinyBert.directory().resolve("model.onnx"), directory.resolve("model.onnx"));
      fault.getValue().in(directory);
      directories.add(directory);
    }
    for (int load = 0; load < loads; load++) {
      int kind = load % (directories.size() + 1);
      // All is open when the pipeline's options turn out not to fit.
      fail(
          kind < directories.size()
              ? OnnxNer.builder(directories.get(kind)).device(Device.cpu())
              : TinyBert.builder().pipeline(options -> options.stride(62)));
      if ((load + 1) % (loads / 10) == 0) {
        System.gc();
        System.out.println(ResidentMemory.kilobytes());
      }
    }
  }

  private static void fail(OnnxNerBuilder builder) {
    try {
      builder.intraOpThreads(2).load().close();
    } catch (NerException | IllegalArgumentException e) {
      return;
    }
    throw new AssertionError("loaded");
  }

  private static void write(Path directory, String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static void model(Path directory, String name) throws IOException {
    Hostile.copy(Hostile.model(name), directory.resolve("model.onnx"));
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static void dropLabel(Path directory) throws IOException {
    Path file = directory.resolve("config.json");
    JsonObject config = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    config.getAsJsonObject("id2label").remove("8");
    Files.writeString(file, config.toString());
  }

  private static void addToken(Path directory) throws IOException {
    Path file = directory.resolve("tokenizer.json");
    JsonObject tokenizer = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    tokenizer.getAsJsonObject("model").getAsJsonObject("vocab").addProperty("beyond", 1_000_000);
    tokenizer.add("added_tokens", new JsonArray());
    Files.writeString(file, tokenizer.toString());
  }
}
