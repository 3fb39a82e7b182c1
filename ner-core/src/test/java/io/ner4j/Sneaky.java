package io.ner4j;

/** Throws what Java would have a method declare, as other languages do. */
final class Sneaky {

  private Sneaky() {}

  static RuntimeException rethrow(Throwable thrown) {
    throw Sneaky.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
