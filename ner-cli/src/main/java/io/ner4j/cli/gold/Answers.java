package io.ner4j.cli.gold;

import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.cli.terminal.Status;
import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a pipeline finds in texts that people have marked. */
public final class Answers {

  private Answers() {}

  /**
   * Reads texts together with those of their kind, in words or not, and answers in their order. A
   * recognizer that reads no words reads all as texts.
   */
  public static List<List<TypedSpan>> of(
      EntityRecognizer ner, List<GoldText> texts, Status status) {
    Predicate<GoldText> words = text -> ner instanceof NerPipeline && text.inWords();
    Iterator<List<TypedSpan>> inWords = inWords(ner, texts.stream().filter(words)).iterator();
    Iterator<List<TypedSpan>> inText =
        ner.extractAll(
                texts.stream().filter(words.negate()),
                GoldText::text,
                (text, found) -> found.stream().map(TypedSpan::of).toList())
            .iterator();
    List<List<TypedSpan>> answers = new ArrayList<>();
    long bytes = 0;
    for (GoldText text : texts) {
      answers.add(words.test(text) ? inWords.next() : inText.next());
      bytes += text.bytes();
      status.done(bytes);
    }
    return answers;
  }

  private static Stream<List<TypedSpan>> inWords(EntityRecognizer ner, Stream<GoldText> texts) {
    return ner instanceof NerPipeline pipeline
        ? pipeline.extractAllWords(
            texts,
            GoldText::words,
            (text, found) -> text.inText(found.stream().map(TypedSpan::of).toList()))
        : Stream.of();
  }
}
