package io.ner4j.spark;

import io.ner4j.contract.JavadocExamplesContract;
import java.io.IOException;

class JavadocExamplesTest extends JavadocExamplesContract {

  private static final String FIELDS =
      """
      static org.apache.spark.sql.SparkSession session;
      """;

  JavadocExamplesTest() throws IOException {
    super(6, FIELDS, "io.ner4j.spark");
  }
}
