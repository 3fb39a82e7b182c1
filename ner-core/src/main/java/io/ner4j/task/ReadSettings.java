package io.ner4j.task;

import io.ner4j.Aggregation;
import io.ner4j.Layout;
import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelSet;
import io.ner4j.span.EntityFilter;
import io.ner4j.span.PerTokenDecoder;

/**
 * How a text is read, checked against the model.
 *
 * @param aggregation how token scores become word labels
 * @param decoder reads label scores as spans
 * @param filter which entities are wanted, and what they are called
 * @param layout whether the layout of a text counts
 */
public record ReadSettings(
    Aggregation aggregation, BioDecoder decoder, EntityFilter filter, Layout layout) {

  /** The same for every token by itself, those outside of entities included. */
  ReadSettings ofTokens(LabelSet labels) {
    return new ReadSettings(Aggregation.NONE, PerTokenDecoder.ofAll(labels), filter, layout);
  }
}
