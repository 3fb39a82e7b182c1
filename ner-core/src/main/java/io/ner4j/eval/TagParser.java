package io.ner4j.eval;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.LabelScores;
import io.ner4j.decode.LabelSet;
import io.ner4j.decode.TagScheme;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * How sequences of tags such as {@code B-PER I-PER O} are read as entities: by the rules of the
 * pipeline's own decoders, which {@code docs/tag-rules.md} has in a table.
 *
 * <p>Tags are taken apart as {@link LabelSet#of(List, TagScheme)} does. Immutable and safe for use
 * by many threads.
 *
 * <pre>{@code
 * TagParser parser = TagParser.lenient(TagScheme.IOB2);
 * parser.spans(List.of(List.of("B-PER", "I-PER", "O"))); // PER, from word 0 to 2
 * }</pre>
 *
 * @since 0.1.0
 */
public final class TagParser {

  private final TagScheme scheme;
  private final Function<LabelSet, BioDecoder> rules;

  private TagParser(TagScheme scheme, Function<LabelSet, BioDecoder> rules) {
    this.scheme = Objects.requireNonNull(scheme, "scheme");
    this.rules = rules;
  }

  /**
   * Reads every tag but {@code O} as part of an entity, as conlleval does with {@code B} and {@code
   * I}, and seqeval by default with {@code B}, {@code I}, {@code E} and {@code S}.
   *
   * @param scheme what the tags' letters mean
   * @return the reading
   */
  public static TagParser lenient(TagScheme scheme) {
    return new TagParser(scheme, BioDecoder::lenient);
  }

  /**
   * Reads only what the scheme allows, as seqeval's strict mode. The one difference: in IOB1's
   * {@code I-X B-X B-Y}, {@code B-X} is an entity here and none in seqeval.
   *
   * @param scheme what the tags' letters mean
   * @return the reading
   */
  public static TagParser strict(TagScheme scheme) {
    return new TagParser(scheme, BioDecoder::strict);
  }

  /**
   * Reads sentences.
   *
   * @param tags the tags of each sentence, one a word
   * @return the entities of each sentence, in words, in the order of the text
   * @throws IllegalArgumentException if a tag is blank, or if one other than {@code O} carries no
   *     letter of the scheme, unless that is IO
   */
  public List<List<TypedSpan>> spans(List<List<String>> tags) {
    LabelSet labels = labels(tags);
    BioDecoder decoder = rules.apply(labels);
    return tags.stream().map(sentence -> spans(sentence, labels, decoder)).toList();
  }

  private LabelSet labels(List<List<String>> tags) {
    Set<String> different = new LinkedHashSet<>();
    different.add("O");
    tags.forEach(different::addAll);
    List<String> names = List.copyOf(different);
    LabelSet types = LabelSet.of(names, TagScheme.IO);
    if (scheme == TagScheme.IO || types.types().isEmpty()) {
      return types;
    }
    LabelSet labels = LabelSet.of(names, scheme);
    for (int label = 0; label < labels.size(); label++) {
      if (labels.type(label).equals(names.get(label))) {
        throw new IllegalArgumentException(
            "scheme %s needs tags such as B-PER, but '%s' has no letter of it; choose the scheme of the tags"
                .formatted(scheme, names.get(label)));
      }
    }
    return labels;
  }

  private static List<TypedSpan> spans(List<String> tags, LabelSet labels, BioDecoder decoder) {
    float[] certain = new float[tags.size() * labels.size()];
    for (int word = 0; word < tags.size(); word++) {
      certain[word * labels.size() + labels.labels().indexOf(tags.get(word))] = 1;
    }
    List<TypedSpan> spans = new ArrayList<>();
    decoder
        .decode(LabelScores.of(certain, labels.size()))
        .forEach(span -> spans.add(new TypedSpan(span.type(), span.from(), span.to())));
    return List.copyOf(spans);
  }
}
