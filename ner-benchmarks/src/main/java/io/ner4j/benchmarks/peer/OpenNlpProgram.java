package io.ner4j.benchmarks.peer;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import opennlp.dl.namefinder.NameFinderDL;

/**
 * OpenNLP's name finder for ONNX models. It looks for persons alone, and breaks off at some texts,
 * which are counted.
 */
public final class OpenNlpProgram implements Program {

  private final Finder finder;
  private long failures;

  private OpenNlpProgram(Finder finder) {
    this.finder = finder;
  }

  /** The name finder with a session that runs where the others' do. */
  private static final class Finder extends NameFinderDL {

    Finder(Path model, Path vocabulary, Map<Integer, String> labels, Place place)
        throws IOException, OrtException {
      super(model.toFile(), vocabulary.toFile(), labels, new WholeText());
      session.close();
      try (SessionOptions options = place.sessionOptions()) {
        session = env.createSession(model.toString(), options);
      }
    }

    void close() throws OrtException {
      session.close();
    }
  }

  public static OpenNlpProgram of(ModelFiles model, Place place) throws IOException, OrtException {
    return new OpenNlpProgram(new Finder(model.onnx(), model.vocabulary(), model.labels(), place));
  }

  @Override
  public String name() {
    return "opennlp";
  }

  @Override
  public long read(List<String> texts) {
    long entities = 0;
    for (String text : texts) {
      try {
        entities += finder.find(new String[] {text}).length;
      } catch (RuntimeException e) {
        failures++;
      }
    }
    return entities;
  }

  /** How many texts it broke off at so far. */
  public long failures() {
    return failures;
  }

  @Override
  public void close() throws OrtException {
    finder.close();
  }
}
