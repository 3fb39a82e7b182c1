package io.ner4j.spark;

import io.ner4j.Entity;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the text of a row is, and what comes behind its columns.
 *
 * @param textColumn its place, from 0
 * @param offsets what positions count
 * @param onError what becomes of a text that cannot be read
 */
record RowShape(int textColumn, Offsets offsets, OnError onError) implements Serializable {

  /** What becomes of a row whose text cannot be read. */
  enum OnError {
    /** The task fails. */
    FAIL,
    /** The row has null for its entities. */
    NULL,
    /** As {@link #NULL}, and a column has the message. */
    COLUMN;

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if it is none
     */
    static OnError of(String name) {
      for (OnError onError : values()) {
        if (onError.toString().equals(name.toLowerCase(Locale.ROOT))) {
          return onError;
        }
      }
      throw new IllegalArgumentException(
          "expected onError fail, null or column, but found " + name);
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Nullable String text(Row row) {
    return row.isNullAt(textColumn) ? null : row.getString(textColumn);
  }

  /** The row with its entities, or null, and, if there is a column for it, what went wrong. */
  Row with(Row row, @Nullable List<Entity> entities, @Nullable String failure) {
    int width = row.size();
    @Nullable Object[] values = new Object[width + (onError == OnError.COLUMN ? 2 : 1)];
    for (int i = 0; i < width; i++) {
      values[i] = row.get(i);
    }
    String text = text(row);
    values[width] =
        entities == null || text == null ? null : EntityRows.of(text, entities, offsets);
    if (onError == OnError.COLUMN) {
      values[width + 1] = failure;
    }
    return RowFactory.create(values);
  }
}
