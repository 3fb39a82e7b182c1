package io.ner4j.pattern;

/** The finders that are there. */
public final class Finders {

  private Finders() {}

  public static Finder emails() {
    return new EmailFinder();
  }

  public static Finder urls() {
    return new UrlFinder();
  }

  public static Finder phones() {
    return new PhoneFinder();
  }

  public static Finder ibans() {
    return new IbanFinder();
  }

  public static Finder cards() {
    return new CardFinder();
  }

  public static Finder ips() {
    return new IpFinder();
  }

  public static Finder dates() {
    return new DateFinder();
  }

  public static Finder money() {
    return new MoneyFinder();
  }
}
