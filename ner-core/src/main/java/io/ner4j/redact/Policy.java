package io.ner4j.redact;

import java.util.Objects;
import java.util.Optional;

/**
 * What stands in the place of an entity. A lambda serves; it must be safe for use by many threads.
 *
 * <pre>{@code
 * Policy.type();                             // [PER]
 * Policy.numbered();                         // [PER-1], and the same for the same name
 * Policy.mask();                             // ***
 * Policy initial = target -> target.text().substring(0, 1) + ".";
 * }</pre>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Policy {

  /**
   * Makes what stands in the place of a part of a text.
   *
   * @param target what is replaced
   * @return the replacement; may be empty
   */
  String replacement(Target target);

  /**
   * Replaces by the type: {@code [PER]}.
   *
   * @return the policy
   */
  static Policy type() {
    return target -> "[" + target.type() + "]";
  }

  /**
   * Replaces by the type and a number: {@code [PER-1]}. A name has the same number wherever it
   * stands in a text, and another one in another text.
   *
   * @return the policy
   */
  static Policy numbered() {
    return target -> "[" + target.type() + "-" + target.number() + "]";
  }

  /**
   * Replaces by the type and a pseudonym that is the same in all texts: {@code
   * [PER-9f86d081884c7d65]}. The pseudonym is the first 16 hexadecimal digits of HMAC-SHA256 of the
   * name in UTF-8, or of its id if it has one. Who has the key can find out which names the
   * pseudonyms of a list stand for, by trying them all.
   *
   * @param key 16 bytes at least, better 32 random ones; copied
   * @return the policy
   * @throws IllegalArgumentException if the key is shorter
   */
  static Policy hmac(byte[] key) {
    return Digests.hmac(key);
  }

  /**
   * Replaces by the type and the first 16 hexadecimal digits of SHA-256 of the name in UTF-8, or of
   * its id. Anybody can try names until one has the digits, so this hides nothing from whoever
   * looks for somebody: prefer {@link #hmac}.
   *
   * @return the policy
   */
  static Policy hash() {
    return Digests.sha256();
  }

  /**
   * Replaces by three asterisks, however long the name is.
   *
   * @return the policy
   */
  static Policy mask() {
    return target -> "***";
  }

  /**
   * Replaces each UTF-16 code unit, so that the text keeps its length and all offsets. It tells how
   * long a name is.
   *
   * @param mask what stands for each code unit, such as {@code *}
   * @return the policy
   * @throws IllegalArgumentException if it is half of a surrogate pair
   */
  static Policy maskLength(char mask) {
    if (Character.isSurrogate(mask)) {
      throw new IllegalArgumentException(
          "expected a whole character to mask with, but found a surrogate; take one such as *");
    }
    return target -> String.valueOf(mask).repeat(target.text().length());
  }

  /**
   * Leaves nothing. Blanks on both sides stay.
   *
   * @return the policy
   */
  static Policy remove() {
    return target -> "";
  }

  /**
   * Replaces by a fixed text.
   *
   * @param text stands in the place of each name
   * @return the policy
   */
  static Policy text(String text) {
    Objects.requireNonNull(text, "text");
    return target -> text;
  }

  /**
   * Finds a policy that needs nothing besides, by its name in files and on command lines.
   *
   * <pre>{@code
   * Policy policy = Policy.named("type").orElseThrow();
   * }</pre>
   *
   * @param name {@code numbered}, {@code type}, {@code hash}, {@code mask}, {@code mask-length}
   *     (with asterisks) or {@code remove}
   * @return the policy, if there is one
   */
  static Optional<Policy> named(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "numbered" -> numbered();
          case "type" -> type();
          case "hash" -> hash();
          case "mask" -> mask();
          case "mask-length" -> maskLength('*');
          case "remove" -> remove();
          default -> null;
        });
  }
}
