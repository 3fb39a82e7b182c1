package io.ner4j.onnx.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All {@link BertTokenizers}, loaded by the library. */
final class LoadedTokenizers implements AutoCloseable {

  private final Map<String, String> files;
  private final Map<String, HuggingFaceTokenizer> libraries = new TreeMap<>();

  LoadedTokenizers(Path directory) throws IOException {
    files = BertTokenizers.all(directory);
    for (Map.Entry<String, String> file : files.entrySet()) {
      libraries.put(file.getKey(), BertTokenizers.load(file.getValue(), directory));
    }
  }

  List<String> names() {
    return List.copyOf(libraries.keySet());
  }

  HuggingFaceTokenizer library(String name) {
    return Objects.requireNonNull(libraries.get(name));
  }

  /** The tokens of its vocabulary. */
  List<String> tokens(String name) {
    return BertTokenizers.tokens(Objects.requireNonNull(files.get(name)));
  }

  @Override
  public void close() {
    libraries.values().forEach(HuggingFaceTokenizer::close);
  }
}
