package io.ner4j.onnx.tokenizer;

import io.ner4j.NerModelException;
import io.ner4j.onnx.directory.ModelDirectory;
import io.ner4j.onnx.directory.UntrustedJson;
import io.ner4j.onnx.tokenizer.guard.TokenizerCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A tokenizer in the format of tokenizer.json.
 *
 * @param text the JSON
 * @param file where it is from: tokenizer.json, or vocab.txt if it was made of that
 */
record TokenizerJson(String text, Path file) {

  /** How tokenizer.json is made of other files. */
  static final String CONVERT =
      "python -c \"from transformers import AutoTokenizer as T; T.from_pretrained('DIRECTORY').save_pretrained('DIRECTORY')\"";

  /** Vocabularies that cannot be read without Python: byte-level BPE and SentencePiece. */
  private static final List<String> FOREIGN =
      List.of("vocab.json", "sentencepiece.bpe.model", "spiece.model", "spm.model");

  /**
   * Reads a directory's tokenizer.
   *
   * @throws NerModelException if there is none, or none that can be read
   */
  static TokenizerJson of(ModelDirectory files) {
    Optional<Path> ready = files.find("tokenizer.json");
    if (ready.isPresent()) {
      String text = UntrustedJson.text(ready.get(), TokenizerCheck.MAX_BYTES);
      return new TokenizerJson(
          TokenizerSettings.apply(text, files, ready.get().toString()), ready.get());
    }
    Optional<Path> vocabulary = files.find("vocab.txt");
    if (vocabulary.isPresent()) {
      return new TokenizerJson(BertTokenizerJson.of(vocabulary.get(), files), vocabulary.get());
    }
    for (String name : FOREIGN) {
      if (files.find(name).isPresent()) {
        throw new NerModelException(
            "expected tokenizer.json in %s, but found only %s, which cannot be read without Python; once: %s"
                .formatted(files.directory().toAbsolutePath(), name, CONVERT));
      }
    }
    throw files.missing("tokenizer.json");
  }
}
