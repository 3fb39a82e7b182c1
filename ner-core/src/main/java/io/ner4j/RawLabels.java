package io.ner4j;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TokenSpan;
import java.util.ArrayList;
import java.util.List;

/** Every position that is not outside is a span by itself, called by its label. */
final class RawLabels implements BioDecoder {

  private final LabelSet labels;

  RawLabels(LabelSet labels) {
    this.labels = labels;
  }

  @Override
  public List<TokenSpan> decode(LabelScores scores) {
    List<TokenSpan> spans = new ArrayList<>();
    for (int position = 0; position < scores.size(); position++) {
      int best = scores.best(position);
      if (!labels.outside(best)) {
        String label = labels.labels().get(best);
        spans.add(new TokenSpan(label, position, position + 1, scores.score(position, best)));
      }
    }
    return spans;
  }
}
