package io.ner4j.cli.gold;

import io.ner4j.NerPipeline;
import io.ner4j.cli.terminal.Status;
import io.ner4j.eval.TypedSpan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What a pipeline finds in texts that people have marked. */
public final class Answers {

  private Answers() {}

  /** Reads texts together with those of their kind, in words or not, and answers in their order. */
  public static List<List<TypedSpan>> of(NerPipeline ner, List<GoldText> texts, Status status) {
    Iterator<List<TypedSpan>> inWords =
        ner.extractAllWords(
                texts.stream().filter(GoldText::inWords),
                GoldText::words,
                (text, found) -> text.inText(found.stream().map(TypedSpan::of).toList()))
            .iterator();
    Iterator<List<TypedSpan>> inText =
        ner.extractAll(
                texts.stream().filter(text -> !text.inWords()),
                GoldText::text,
                (text, found) -> found.stream().map(TypedSpan::of).toList())
            .iterator();
    List<List<TypedSpan>> answers = new ArrayList<>();
    long bytes = 0;
    for (GoldText text : texts) {
      answers.add(text.inWords() ? inWords.next() : inText.next());
      bytes += text.bytes();
      status.done(bytes);
    }
    return answers;
  }
}
