package io.ner4j.cli;

import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands in the place of entities: a mixin. For one thread. */
final class PolicyOptions {

  private static final String KEEP = "keep";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      split = ",",
      description =
          "What stands in their place: numbered ([PER-1], the default), type ([PER]), hmac ([PER-9f86…], with --key-file), hash, mask (***), mask-length, remove, or keep. TYPE=POLICY is for one type, as in numbered,EMAIL=remove,MISC=keep.")
  private List<String> policies = List.of();

  @Option(names = "--key-file", paramLabel = "FILE", description = KeyFile.DESCRIPTION)
  private @Nullable Path keyFile;

  @Option(
      names = "--found-only",
      description = "Leaves further places in the text where a found name stands.")
  private boolean foundOnly;

  /** Made by picocli. */
  PolicyOptions() {}

  /** The files that are read. */
  List<String> files() {
    return keyFile == null ? List.of() : List.of(keyFile.toString());
  }

  /**
   * Makes the redactor.
   *
   * @throws ParameterException if a policy is none
   * @throws IOException if the key cannot be read
   */
  Redactor.Builder redactor(EntityRecognizer recognizer) throws IOException {
    Redactor.Builder builder = Redactor.builder(recognizer).furtherPlaces(!foundOnly);
    for (String entry : policies) {
      int sign = entry.lastIndexOf('=');
      String name = entry.substring(sign + 1).strip();
      if (sign < 0) {
        builder.policy(policy(name));
      } else if (name.equals(KEEP)) {
        builder.keep(entry.substring(0, sign).strip());
      } else {
        builder.policy(entry.substring(0, sign).strip(), policy(name));
      }
    }
    return builder;
  }

  private Policy policy(String name) throws IOException {
    if (name.equals("hmac")) {
      return hmac();
    }
    return Policy.named(name)
        .orElseThrow(
            () ->
                refused(
                    "expected a policy, one of numbered, type, hmac, hash, mask, mask-length, remove, or TYPE=keep, but found '%s'"
                        .formatted(name)));
  }

  private Policy hmac() throws IOException {
    if (keyFile == null) {
      throw refused("hmac needs a key; name a file of 16 bytes or more with --key-file");
    }
    return KeyFile.hmac(keyFile);
  }

  private ParameterException refused(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
