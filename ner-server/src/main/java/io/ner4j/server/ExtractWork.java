package io.ner4j.server;

import io.ner4j.EntityRecognizer;
import io.ner4j.rules.Merge;
import io.ner4j.server.http.Json;
import io.ner4j.server.options.Limits;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.server.request.RequestReader;
import java.util.List;

/**
 * {@code POST /extract}: finds entities.
 *
 * @param limits how much a request may hold
 */
record ExtractWork(Limits limits) implements TextsEndpoint.Work {

  @Override
  public ExtractRequest read(byte[] body) {
    return RequestReader.extract(body, limits);
  }

  @Override
  public Merge merge() {
    return Merge.LONGEST;
  }

  @Override
  public byte[] answer(EntityRecognizer ner, ExtractRequest wanted) {
    return Json.answer(
        wanted.many()
            ? ner.extractAll(wanted.texts())
            : List.of(ner.extract(wanted.texts().get(0))),
        wanted.many());
  }
}
