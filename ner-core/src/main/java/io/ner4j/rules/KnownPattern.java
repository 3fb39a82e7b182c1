package io.ner4j.rules;

import io.ner4j.pattern.Finder;
import io.ner4j.pattern.Finders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@link Patterns} know without being told. The type of the entities is the constant's name.
 *
 * <pre>{@code
 * Patterns patterns = Patterns.of(KnownPattern.EMAIL, KnownPattern.IBAN);
 * }</pre>
 *
 * @since 0.1.0
 */
public enum KnownPattern {
  /** E-mail addresses, such as {@code ann.lee+news@example.org}. */
  EMAIL,

  /**
   * Addresses of the web: after {@code http://}, {@code https://}, {@code ftp://} or {@code www.}
   */
  URL,

  /**
   * International bank account numbers with the right length and check digits, in groups or not.
   */
  IBAN,

  /** Numbers of payment cards with Luhn's check digit, in groups or not. */
  CREDIT_CARD,

  /** IPv4 and IPv6 addresses. */
  IP_ADDRESS,

  /** Telephone numbers that start with {@code +} or 0, and those of North America. */
  PHONE,

  /** Days that are in the calendar, in digits or with an English month; months with their year. */
  DATE,

  /** Sums with the sign, code or English name of a currency. */
  MONEY;

  /**
   * The name in files and on command lines, such as {@code credit-card}.
   *
   * @return the name in small letters, words joined by hyphens
   */
  public String spelled() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Finds a pattern by that name.
   *
   * @param name such as {@code credit-card}
   * @return the pattern, if there is one
   */
  public static Optional<KnownPattern> named(String name) {
    return Arrays.stream(values()).filter(known -> known.spelled().equals(name)).findFirst();
  }

  Finder finder() {
    return switch (this) {
      case EMAIL -> Finders.emails();
      case URL -> Finders.urls();
      case IBAN -> Finders.ibans();
      case CREDIT_CARD -> Finders.cards();
      case IP_ADDRESS -> Finders.ips();
      case PHONE -> Finders.phones();
      case DATE -> Finders.dates();
      case MONEY -> Finders.money();
    };
  }
}
