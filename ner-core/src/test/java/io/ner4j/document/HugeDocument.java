package io.ner4j.document;

import io.ner4j.Entity;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads a document of as many characters as it is told, and checks each entity's place. */
final class HugeDocument {

  private static final String LINE =
      "they met with Ada there. Then all of them left for the town again.\n";

  private HugeDocument() {}

  public static void main(String[] args) {
    long lines = Long.parseLong(args[0]) / LINE.length();
    try (Stream<DocumentEntity> found = Documents.of(HugeDocument::find).extract(lines(lines))) {
      long expected = LINE.indexOf("Ada");
      for (Iterator<DocumentEntity> all = found.iterator(); all.hasNext(); ) {
        DocumentEntity entity = all.next();
        if (entity.start() != expected || !entity.text().equals("Ada")) {
          throw new AssertionError("expected Ada at " + expected + ", but found " + entity);
        }
        expected += LINE.length();
      }
      System.out.println(
          expected / LINE.length() + " of " + lines + ", the last before " + expected);
    }
  }

  private static List<Entity> find(String text) {
    List<Entity> found = new ArrayList<>();
    for (int at = text.indexOf("Ada"); at >= 0; at = text.indexOf("Ada", at + 3)) {
      found.add(new Entity("Ada", "PER", at, at + 3, 1));
    }
    return found;
  }

  private static Reader lines(long lines) {
    char[] block = LINE.repeat(1000).toCharArray();
    return new Reader() {
      private long left = lines * LINE.length();
      private int place;

      @Override
      public int read(char[] target, int offset, int length) {
        int count = (int) Math.min(Math.min(length, block.length - place), left);
        System.arraycopy(block, place, target, offset, count);
        place = (place + count) % block.length;
        left -= count;
        return count == 0 ? -1 : count;
      }

      @Override
      public void close() {}
    };
  }
}
