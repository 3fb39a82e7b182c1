package io.ner4j;

import io.ner4j.decode.LabelSet;
import io.ner4j.spi.Model;
import io.ner4j.spi.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the named entities of a text.
 *
 * <p>A text of any length is read to its end, and any string is a text: unpaired surrogates,
 * control characters and white space included. Immutable; any number of threads may use one
 * pipeline at once. Whoever made it closes it; it closes its tokenizer and its model.
 *
 * <p>{@code io.ner4j.onnx.OnnxNer} makes pipelines from model directories; {@link #builder} makes
 * them from any {@link Tokenizer} and {@link Model}.
 */
public final class NerPipeline implements AutoCloseable {

  private final Tokenizer tokenizer;
  private final Model model;
  private final Settings settings;
  private final Gate gate = new Gate();

  NerPipeline(Tokenizer tokenizer, Model model, Settings settings) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.settings = settings;
  }

  /**
   * Starts a pipeline.
   *
   * @param tokenizer cuts texts into tokens; the pipeline will own it
   * @param model scores labels; the pipeline will own it
   * @return a builder with the defaults
   */
  public static NerPipelineBuilder builder(Tokenizer tokenizer, Model model) {
    return new NerPipelineBuilder(tokenizer, model);
  }

  /**
   * Finds the entities of a text.
   *
   * @param text any string; an empty or blank one has no entities
   * @return the entities in the order of the text, without overlaps; unmodifiable
   * @throws NullPointerException if the text is null
   * @throws NerInferenceException if the tokenizer or the model fails
   * @throws NerInputException if the text is too long and the pipeline refuses such
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<Entity> extract(String text) {
    Objects.requireNonNull(text, "text");
    return extractAll(List.of(text)).get(0);
  }

  /**
   * Finds the entities of several texts, running texts of like length together. A text has the
   * entities that {@link #extract} finds in it.
   *
   * @param texts any strings
   * @return for each text, in the same order, its entities; unmodifiable
   * @throws NullPointerException if the list or a text is null
   * @throws NerInferenceException if the tokenizer or the model fails; the message names the text's
   *     index
   * @throws NerInputException if a text is too long and the pipeline refuses such; the message
   *     names its index
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<List<Entity>> extractAll(List<String> texts) {
    Objects.requireNonNull(texts, "texts");
    List<String> copy = new ArrayList<>(texts);
    List<EntityAssembler> assemblers = new ArrayList<>();
    for (int i = 0; i < copy.size(); i++) {
      int index = i;
      String text = Objects.requireNonNull(copy.get(i), () -> "texts[" + index + "]");
      assemblers.add(new EntityAssembler(text, settings.filter()));
    }
    run(
        IntStream.range(0, copy.size())
            .mapToObj(i -> new Reading(i, copy.get(i), null, settings, assemblers.get(i))));
    return assemblers.stream().map(EntityAssembler::entities).toList();
  }

  /**
   * Finds the entities of a text that is cut into words already, such as a sentence of a treebank.
   * The words are read as a text with single spaces between them; labels go to these words, not to
   * the tokenizer's.
   *
   * @param words the words of one text; an empty or blank word belongs to no entity by itself
   * @return the entities in the order of the words, without overlaps; unmodifiable. Under {@link
   *     Aggregation#NONE} and {@link Aggregation#SIMPLE} a part of a word stands for the word, and
   *     a word belongs to the first entity that has a part of it
   * @throws NullPointerException if the list or a word is null
   * @throws NerInferenceException if the tokenizer or the model fails
   * @throws NerInputException if the text is too long and the pipeline refuses such
   * @throws IllegalStateException if the pipeline is closed
   */
  public List<WordEntity> extractWords(List<String> words) {
    Objects.requireNonNull(words, "words");
    for (int i = 0; i < words.size(); i++) {
      int index = i;
      Objects.requireNonNull(words.get(i), () -> "words[" + index + "]");
    }
    List<String> copy = List.copyOf(words);
    WordIndex index = WordIndex.of(copy);
    WordEntityAssembler assembler = new WordEntityAssembler(copy, settings.filter());
    run(Stream.of(new Reading(0, index.text(), index, settings, assembler)));
    return assembler.entities();
  }

  private void run(Stream<Reading> readings) {
    gate.pass(
        () -> {
          new Extraction(tokenizer, model, settings).run(readings.iterator());
          return readings;
        });
  }

  /**
   * Tells where the model runs.
   *
   * @return the device in use, never {@link Device#auto()}
   */
  public Device device() {
    return model.device();
  }

  /**
   * Tells what the model's labels are and how they are read.
   *
   * @return the label set
   */
  public LabelSet labels() {
    return settings.labels();
  }

  /**
   * Waits for the calls that are running, then frees the tokenizer and the model. Later calls throw
   * IllegalStateException; closing again does nothing.
   *
   * @throws IllegalStateException if a call that the pipeline is running closes it
   */
  @Override
  public void close() {
    gate.close(
        () -> {
          try (tokenizer) {
            model.close();
          }
        });
  }
}
