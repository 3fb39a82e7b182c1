package io.ner4j.server;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ner4j.Device;
import io.ner4j.EntityRecognizer;
import io.ner4j.server.request.ExtractRequest;
import io.ner4j.spi.ObservablePipeline;
import java.io.IOException;

/** A loaded model, and what clients can ask of its kind. Safe for use by many threads. */
interface ServedModel extends AutoCloseable {

  /**
   * Gives the recognizer that does what a client wants.
   *
   * @throws io.ner4j.server.http.Problem if the model cannot do it
   */
  EntityRecognizer asked(ExtractRequest wanted);

  Device device();

  /** Tells what is done with the model. */
  ObservablePipeline pipeline();

  /** Writes the fields that tell clients what they can ask for. */
  void describe(JsonGenerator json) throws IOException;

  @Override
  void close();
}
