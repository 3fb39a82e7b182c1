package io.ner4j.server;

import io.ner4j.EntityRecognizer;
import io.ner4j.redact.Policy;
import io.ner4j.redact.Redactor;
import io.ner4j.rules.Merge;
import io.ner4j.server.http.Json;
import io.ner4j.server.options.Limits;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.server.request.RequestReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /redact}: replaces entities.
 *
 * @param limits how much a request may hold
 * @param hmac the policy of that name; null if the server has no key
 */
record RedactWork(Limits limits, @Nullable Policy hmac) implements TextsEndpoint.Work {

  @Override
  public ExtractRequest read(byte[] body) {
    return RequestReader.redact(body, limits, hmac);
  }

  @Override
  public Merge merge() {
    return Merge.KEEP_ALL;
  }

  @Override
  @SuppressWarnings("resource") // Closing the redactor would close the server's model.
  public byte[] answer(EntityRecognizer ner, ExtractRequest wanted) {
    Redactor redactor = wanted.redaction().redactor(ner);
    return Json.redacted(
        wanted.many()
            ? redactor.redactAll(wanted.texts())
            : List.of(redactor.redact(wanted.texts().get(0))),
        wanted.redaction().changes(),
        wanted.many());
  }
}
