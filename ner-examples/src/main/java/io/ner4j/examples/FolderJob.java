package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the entities of all texts of a folder. Each file gets a file of results, whole or not at
 * all, so that a job that is started again does only what is missing.
 *
 * @param folder where the texts are, in UTF-8
 * @param results where a file of results goes for each text; not inside of the folder
 */
// docs/batch-files.md shows this file from the record on.
record FolderJob(Path folder, Path results) {

  private static final long LARGEST_FILE = 64L << 20;

  private record Document(Path file, String text) {}

  private record Found(Path file, List<Entity> entities) {}

  public static void main(String[] args) throws IOException {
    try (NerPipeline ner = OnnxNer.english()) {
      long done = new FolderJob(Path.of(args[0]), Path.of(args[1])).run(ner);
      System.err.println(done + " files done");
    }
  }

  /** Returns how many files were read. Those that cannot be read are named on standard error. */
  long run(EntityRecognizer ner) throws IOException {
    long done = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      Stream<Document> waiting =
          files
              .filter(Files::isRegularFile)
              .filter(file -> Files.notExists(resultOf(file)))
              .flatMap(FolderJob::read);
      Stream<Found> results =
          ner.extractAll(
              waiting, Document::text, (document, found) -> new Found(document.file(), found));
      for (Found found : (Iterable<Found>) results::iterator) {
        write(found);
        done++;
      }
    }
    return done;
  }

  private Path resultOf(Path file) {
    return results.resolve(folder.relativize(file) + ".tsv");
  }

  private static Stream<Document> read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new IOException("expected at most 64 MB; read larger files with Documents");
      }
      return Stream.of(new Document(file, Files.readString(file)));
    } catch (IOException e) {
      System.err.println(file + ": left out: " + e);
      return Stream.empty();
    }
  }

  private void write(Found found) throws IOException {
    Path result = resultOf(found.file());
    Files.createDirectories(result.getParent());
    Path unfinished = result.resolveSibling(result.getFileName() + ".tmp");
    Files.writeString(unfinished, table(found.entities()));
    Files.move(unfinished, result, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String table(List<Entity> entities) {
    StringBuilder table = new StringBuilder();
    for (Entity e : entities) {
      String text = e.text().replaceAll("\\s+", " ");
      table.append(e.type() + "\t" + e.start() + "\t" + e.end() + "\t" + text + "\n");
    }
    return table.toString();
  }
}
