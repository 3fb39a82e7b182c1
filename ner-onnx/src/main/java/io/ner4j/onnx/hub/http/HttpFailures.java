package io.ner4j.onnx.hub.http;

import io.ner4j.NerModelException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a status of HTTP other than success means for who wants a model. */
public final class HttpFailures {

  private HttpFailures() {}

  /**
   * Throws unless the answer is a success.
   *
   * @param what was asked for, for messages
   * @param withToken whether a token was sent
   * @throws IOException if it may work later
   * @throws NerModelException if it will not
   */
  public static void check(HubResponse answer, String what, boolean withToken) throws IOException {
    int status = answer.status();
    if (status / 100 == 2) {
      return;
    }
    String says =
        String.format(
            Locale.ROOT,
            "%s answered %d%s",
            Printable.address(answer.from()),
            status,
            explanation(answer));
    switch (status) {
      case 408, 429, 500, 502, 503, 504 ->
          throw TransientException.after(retryAfter(answer, Instant.now()), says);
      case 401 -> throw refused(what, says, missingToken(withToken));
      case 403 ->
          throw refused(
              what,
              says,
              "access must be granted: open the model's page on the hub with the account whose"
                  + " token you use, and ask for it"
                  + (withToken ? "" : "; no token was sent, set HF_TOKEN"));
      case 404 -> throw refused(what, says, missing(answer, withToken));
      default -> throw refused(what, says, "is HF_ENDPOINT right?");
    }
  }

  private static NerModelException refused(String what, String says, String remedy) {
    return new NerModelException("could not fetch %s: %s; %s".formatted(what, says, remedy));
  }

  private static String missingToken(boolean withToken) {
    return withToken
        ? "the token that was sent is not valid for it, or there is no repository of that name"
        : "a token is needed and none was sent (set HF_TOKEN or HubModel.withToken), or there is no"
            + " repository of that name";
  }

  private static String missing(HubResponse answer, boolean withToken) {
    return switch (answer.header("X-Error-Code").orElse("")) {
      case "RevisionNotFound" -> "the repository has no such branch, tag or commit";
      case "EntryNotFound" -> "the repository has no such file at that commit";
      default ->
          "there is no such repository, revision or file"
              + (withToken ? "" : ", or a private one that needs a token (HF_TOKEN)");
    };
  }

  private static String explanation(HubResponse answer) {
    return answer
        .header("X-Error-Message")
        .map(message -> " (" + Printable.printable(message) + ")")
        .orElse("");
  }

  /** Seconds, or a date. */
  static Optional<Duration> retryAfter(HubResponse answer, Instant now) {
    return answer.header("Retry-After").flatMap(value -> parse(value.strip(), now));
  }

  private static Optional<Duration> parse(String value, Instant now) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, date);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
