package io.ner4j.examples.cli;

import io.ner4j.NerPipeline;
import io.ner4j.eval.TypedSpan;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a pipeline finds in texts that people have marked. */
final class Answers {

  /** What was found in a text. */
  private record Answer(GoldText text, List<TypedSpan> spans) {}

  private Answers() {}

  /** Reads texts with those of their kind, in words or not, and answers in their order. */
  static List<List<TypedSpan>> of(NerPipeline ner, List<GoldText> texts, Status status) {
    Stream<Answer> inWords =
        ner.extractAllWords(
            texts.stream().filter(GoldText::inWords),
            GoldText::words,
            (text, found) ->
                new Answer(text, text.inText(found.stream().map(TypedSpan::of).toList())));
    Stream<Answer> inText =
        ner.extractAll(
            texts.stream().filter(text -> !text.inWords()),
            GoldText::text,
            (text, found) -> new Answer(text, found.stream().map(TypedSpan::of).toList()));
    Map<GoldText, List<TypedSpan>> answers = new IdentityHashMap<>();
    long bytes = 0;
    for (Answer answer : (Iterable<Answer>) Stream.concat(inWords, inText)::iterator) {
      answers.put(answer.text, answer.spans);
      bytes += answer.text.bytes();
      status.done(bytes);
    }
    return texts.stream().map(answers::get).toList();
  }
}
