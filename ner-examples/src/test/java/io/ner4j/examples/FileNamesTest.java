package io.ner4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files of the repository, and those that tests leave in it, can be checked out on any system. */
class FileNamesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Set<String> NOT_OURS = Set.of(".git", "target");

  /** What Windows has no names for. */
  private static final Pattern BAD =
      Pattern.compile(
          "(?i).*[<>:\"|?*\\\\\\p{Cntrl}].*|.*[. ]|(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  @Test
  void everyNameIsLegalOnWindows() throws IOException {
    List<Path> bad = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes unused) {
            if (NOT_OURS.contains(directory.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            return check(directory);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused) {
            return check(file);
          }

          private FileVisitResult check(Path file) {
            if (BAD.matcher(file.getFileName().toString()).matches()) {
              bad.add(ROOT.relativize(file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    assertThat(bad).isEmpty();
  }
}
