package io.ner4j.micrometer;

import io.ner4j.contract.JavadocExamplesContract;
import java.io.IOException;

class JavadocExamplesTest extends JavadocExamplesContract {

  JavadocExamplesTest() throws IOException {
    super(
        4,
        """
        io.micrometer.core.instrument.MeterRegistry registry;
        io.micrometer.observation.ObservationRegistry observations; NerPipeline ner;
        """,
        "io.ner4j.micrometer");
  }
}
