package io.ner4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.contract.Whiteboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each step of docs/one-text.md is a method that exists. */
class OneTextPageTest {

  private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

  @Test
  void eachStepIsAMethodOfThisModule() throws Exception {
    List<MatchResult> steps =
        METHOD.matcher(Files.readString(Path.of("../docs/one-text.md"))).results().toList();
    assertThat(steps).hasSizeGreaterThan(14);
    for (MatchResult step : steps) {
      assertThat(type(step.group(1)).getDeclaredMethods())
          .as(step.group())
          .anyMatch(method -> method.getName().equals(step.group(2)));
    }
  }

  private static Class<?> type(String simpleName) throws Exception {
    String name =
        Whiteboard.ofModuleOf(NerPipeline.class).classes().stream()
            .filter(candidate -> candidate.endsWith("." + simpleName))
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no class " + simpleName));
    return Class.forName(name, false, NerPipeline.class.getClassLoader());
  }
}
