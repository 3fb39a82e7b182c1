package io.ner4j.rules;

import io.ner4j.pattern.Finder;
import io.ner4j.pattern.Finders;

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
  EMAIL(Finders.emails()),

  /**
   * Addresses of the web: after {@code http://}, {@code https://}, {@code ftp://} or {@code www.}
   */
  URL(Finders.urls()),

  /**
   * International bank account numbers with the right length and check digits, in groups or not.
   */
  IBAN(Finders.ibans()),

  /** Numbers of payment cards with Luhn's check digit, in groups or not. */
  CREDIT_CARD(Finders.cards()),

  /** IPv4 and IPv6 addresses. */
  IP_ADDRESS(Finders.ips()),

  /** Telephone numbers that start with {@code +} or 0, and those of North America. */
  PHONE(Finders.phones()),

  /** Days that are in the calendar, in digits or with an English month; months with their year. */
  DATE(Finders.dates()),

  /** Sums with the sign, code or English name of a currency. */
  MONEY(Finders.money());

  private final Finder finder;

  KnownPattern(Finder finder) {
    this.finder = finder;
  }

  Finder finder() {
    return finder;
  }
}
