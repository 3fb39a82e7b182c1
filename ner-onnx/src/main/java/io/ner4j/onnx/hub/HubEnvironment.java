package io.ner4j.onnx.hub;

import io.ner4j.NerModelException;
import io.ner4j.onnx.hub.http.Origin;
import io.ner4j.onnx.hub.http.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the environment says, by the variables and in the order of the hub's Python client. */
final class HubEnvironment {

  private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)})");

  private final Function<String, @Nullable String> variables;
  private final String userHome;

  /**
   * Looks at variables.
   *
   * @param variables such as {@link System#getenv(String)}
   * @param userHome what {@code ~} stands for
   */
  HubEnvironment(Function<String, @Nullable String> variables, String userHome) {
    this.variables = variables;
    this.userHome = userHome;
  }

  static HubEnvironment ofProcess() {
    return new HubEnvironment(System::getenv, System.getProperty("user.home"));
  }

  URI endpoint() {
    return endpoint(variable("HF_ENDPOINT").orElse("https://huggingface.co"));
  }

  /**
   * Reads a hub's address.
   *
   * @throws NerModelException if it is none
   */
  static URI endpoint(String address) {
    try {
      URI uri = new URI(address.strip().replaceAll("/+$", ""));
      if (Origin.isWeb(uri) && uri.getRawQuery() == null && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, without the address's tail: the exception would repeat a password in it.
    }
    throw new NerModelException(
        "expected the address of a hub, such as https://huggingface.co, without user, query or fragment (HF_ENDPOINT), but found '%s'"
            .formatted(Printable.printable(address.replaceAll("//.*@", "//…@"))));
  }

  /** The directory that holds a folder for each repository. */
  Path cache() {
    return variable("HF_HUB_CACHE")
        .or(() -> variable("HUGGINGFACE_HUB_CACHE"))
        .map(value -> path("HF_HUB_CACHE", value))
        .orElseGet(() -> home().resolve("hub"));
  }

  private Path home() {
    return variable("HF_HOME")
        .map(value -> path("HF_HOME", value))
        .orElseGet(
            () ->
                path("XDG_CACHE_HOME", variable("XDG_CACHE_HOME").orElse("~/.cache"))
                    .resolve("huggingface"));
  }

  /** The token of the variables, else that of the file which {@code hf auth login} writes. */
  Optional<String> token() {
    if (isTrue("HF_HUB_DISABLE_IMPLICIT_TOKEN")) {
      return Optional.empty();
    }
    return variable("HF_TOKEN")
        .or(() -> variable("HUGGING_FACE_HUB_TOKEN"))
        .or(this::tokenFile)
        .map(HubEnvironment::token);
  }

  /**
   * Checks that a token can be sent.
   *
   * @throws NerModelException if it holds other characters than tokens do; the message does not
   *     repeat it
   */
  static String token(String token) {
    String stripped = token.strip();
    if (!stripped.matches("[!-~]+")) {
      throw new NerModelException(
          String.format(
              Locale.ROOT,
              "expected a token of the hub, such as hf_…, in one line of ASCII without spaces, but"
                  + " found something else of %d characters",
              stripped.length()));
    }
    return stripped;
  }

  private Optional<String> tokenFile() {
    Path file =
        variable("HF_TOKEN_PATH")
            .map(value -> path("HF_TOKEN_PATH", value))
            .orElseGet(() -> home().resolve("token"));
    try {
      return Optional.of(Files.readString(file)).filter(text -> !text.isBlank());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new NerModelException(
          "could not read the hub's token from %s: %s; name another file with HF_TOKEN_PATH, or do without with HF_HUB_DISABLE_IMPLICIT_TOKEN=1"
              .formatted(file, e),
          e);
    }
  }

  boolean offline() {
    return variable("HF_HUB_OFFLINE").isPresent()
        ? isTrue("HF_HUB_OFFLINE")
        : isTrue("TRANSFORMERS_OFFLINE");
  }

  boolean symlinks() {
    return !isTrue("HF_HUB_DISABLE_SYMLINKS");
  }

  Duration read(Duration standard) {
    return variable("HF_HUB_DOWNLOAD_TIMEOUT")
        .filter(value -> value.matches("[1-9]\\d{0,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(standard);
  }

  private boolean isTrue(String name) {
    return variable(name)
        .filter(value -> TRUE.contains(value.toUpperCase(Locale.ROOT)))
        .isPresent();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
  }

  private Path path(String name, String value) {
    String expanded =
        value.equals("~") || value.startsWith("~/") ? userHome + value.substring(1) : value;
    try {
      return Path.of(VARIABLE.matcher(expanded).replaceAll(this::replacement));
    } catch (InvalidPathException e) {
      throw new NerModelException(
          "expected a directory in %s, but found '%s'".formatted(name, Printable.printable(value)),
          e);
    }
  }

  /** An unknown variable stays as it is written. */
  private String replacement(MatchResult match) {
    String name = match.group(1) == null ? match.group(2) : match.group(1);
    String value = variables.apply(name);
    return Matcher.quoteReplacement(value == null ? match.group() : value);
  }
}
