package io.ner4j.cli.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The files that an evaluation writes, where they are wanted: all or none are replaced. */
public record Reports(@Nullable Output json, @Nullable Output html) implements AutoCloseable {

  /**
   * Opens the files, so that one that cannot be written is known before hours of work.
   *
   * @throws WriteException if one cannot be written
   */
  public static Reports open(CommandSpec command, @Nullable Path json, @Nullable Path html)
      throws WriteException {
    Output first = json == null ? null : Output.open(command, json);
    try {
      return new Reports(first, html == null ? null : Output.open(command, html));
    } catch (WriteException e) {
      new Reports(first, null).close();
      throw e;
    }
  }

  public void write(Supplier<String> asJson, Supplier<String> asPage) throws IOException {
    if (json != null) {
      json.write(asJson.get());
    }
    if (html != null) {
      html.write(asPage.get());
    }
  }

  public void complete() throws WriteException {
    // Both are on the disk before the first takes its place.
    if (json != null) {
      json.store();
    }
    if (html != null) {
      html.store();
    }
    if (json != null) {
      json.complete();
    }
    if (html != null) {
      html.complete();
    }
  }

  @Override
  public void close() throws WriteException {
    try {
      if (json != null) {
        json.close();
      }
    } finally {
      if (html != null) {
        html.close();
      }
    }
  }
}
