package io.ner4j.benchmarks.migrating;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import opennlp.dl.namefinder.NameFinderDL;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.Span;

/** What users of OpenNLP's name finders write. */
final class OpenNlpNames {

  private OpenNlpNames() {}

  static void maximumEntropy(TokenNameFinderModel model, List<String> sentences, PrintStream out) {
    NameFinderME finder = new NameFinderME(model); // one for each thread
    for (String sentence : sentences) {
      Span[] tokens = SimpleTokenizer.INSTANCE.tokenizePos(sentence);
      for (Span name : finder.find(Span.spansToStrings(tokens, sentence))) {
        int start = tokens[name.getStart()].getStart();
        int end = tokens[name.getEnd() - 1].getEnd();
        out.println(name.getType() + " " + sentence.substring(start, end) + " " + name.getProb());
      }
    }
    finder.clearAdaptiveData(); // after each document
  }

  static void onnx(Path model, Map<Integer, String> labels, SentenceDetector detector, String text)
      throws IOException, OrtException {
    NameFinderDL finder =
        new NameFinderDL(
            model.resolve("model.onnx").toFile(),
            model.resolve("vocab.txt").toFile(),
            labels,
            detector);
    for (Span person : finder.find(new String[] {text})) {
      System.out.println(text.substring(person.getStart(), person.getEnd()));
    }
  }
}
