package io.ner4j.onnx.tokenizer.words;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that the JDK's dictionary of Thai is missing: once in a process. */
final class MissingDictionary {

  private static final Logger LOG = LoggerFactory.getLogger(MissingDictionary.class);

  private static final AtomicBoolean SAID = new AtomicBoolean();

  private MissingDictionary() {}

  static void warnOnce() {
    if (SAID.compareAndSet(false, true)) {
      LOG.warn(
          "expected Java's dictionary of Thai, but the module jdk.localedata is missing, so each Thai letter is read as"
              + " a word; add it to the runtime: jlink --add-modules jdk.localedata");
    }
  }
}
