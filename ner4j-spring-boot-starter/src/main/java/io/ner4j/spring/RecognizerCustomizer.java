package io.ner4j.spring;

import io.ner4j.EntityRecognizer;

/**
 * Puts something beside or around the model, such as rules. All beans of this type are called, in
 * their order; each gets what the one before gave.
 *
 * <pre>{@code
 * RecognizerCustomizer withEmails = // a bean of the application
 *     ner -> EntityRecognizer.combined(Merge.LONGEST, ner, Patterns.of(KnownPattern.EMAIL));
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RecognizerCustomizer {

  /**
   * Gives the recognizer that takes the place of another.
   *
   * @param recognizer the pipeline, or what was made of it
   * @return a recognizer that asks it, or the same
   */
  EntityRecognizer customize(EntityRecognizer recognizer);
}
