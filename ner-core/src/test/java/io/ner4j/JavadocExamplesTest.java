package io.ner4j;

import io.ner4j.contract.JavadocExamplesContract;
import java.io.IOException;

class JavadocExamplesTest extends JavadocExamplesContract {

  JavadocExamplesTest() throws IOException {
    super(
        70,
        """
        Tokenizer tokenizer; Model model; NerPipeline ner; PipelineConfig config;
        SpanClassifier spans; ZeroShotPipeline anyType;
        String text; List<String> texts; List<List<Entity>> gold;
        EntityRecognizer rules; Redactor redactor;
        Reader reader; BufferedReader file; Runnable work;
        """,
        "io.ner4j",
        "io.ner4j.decode",
        "io.ner4j.document",
        "io.ner4j.eval",
        "io.ner4j.redact",
        "io.ner4j.rules",
        "io.ner4j.spi",
        "io.ner4j.view",
        "io.ner4j.zeroshot");
  }
}
