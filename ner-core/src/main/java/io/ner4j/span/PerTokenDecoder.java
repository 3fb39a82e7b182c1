package io.ner4j.span;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenSpan;
import java.util.ArrayList;
import java.util.List;

/** Every position is a span by itself, called by its label; those outside only if wanted. */
public final class PerTokenDecoder implements BioDecoder {

  private final LabelSet labels;
  private final boolean outsideToo;

  private PerTokenDecoder(LabelSet labels, boolean outsideToo) {
    this.labels = labels;
    this.outsideToo = outsideToo;
  }

  public static PerTokenDecoder ofEntities(LabelSet labels) {
    return new PerTokenDecoder(labels, false);
  }

  public static PerTokenDecoder ofAll(LabelSet labels) {
    return new PerTokenDecoder(labels, true);
  }

  @Override
  public List<TokenSpan> decode(LabelScores scores) {
    List<TokenSpan> spans = new ArrayList<>();
    for (int position = 0; position < scores.size(); position++) {
      int best = scores.best(position);
      if (outsideToo || !labels.outside(best)) {
        String label = labels.labels().get(best);
        spans.add(new TokenSpan(label, position, position + 1, scores.score(position, best)));
      }
    }
    return spans;
  }
}
