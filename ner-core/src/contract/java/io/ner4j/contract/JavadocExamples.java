package io.ner4j.contract;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The examples in the Javadoc of a module's public types, code in {@code <pre>}: which types lack
 * one, or lack {@code @since}, and what the compiler says of them.
 */
public final class JavadocExamples {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n *\\}</pre>");

  private static final String IMPORTS =
      Stream.of("io", "nio.file", "util", "util.concurrent", "util.concurrent.atomic", "util.regex", "util.stream")
          .map(name -> "import java." + name + ".*;")
          .collect(Collectors.joining(" ", "", " import java.util.function.*; "));

  /** An example, and where it stands. */
  private record Example(String place, String code) {}

  private final List<String> packages;
  private final List<Example> examples = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<String> without = new ArrayList<>();
  private final List<String> sinceMissing = new ArrayList<>();

  private JavadocExamples(List<String> packages) {
    this.packages = packages;
  }

  /**
   * Reads the sources of a module's packages.
   *
   * @param packages names of packages, in {@code src/main/java} of the module whose tests run
   */
  public static JavadocExamples of(String... packages) throws IOException {
    JavadocExamples found = new JavadocExamples(List.of(packages));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<Path> sources = new ArrayList<>();
      for (String name : packages) {
        try (Stream<Path> list = Files.list(Path.of("src/main/java", name.split("\\.")))) {
          list.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      for (CompilationUnitTree unit : task.parse()) {
        found.new Reader(DocTrees.instance(task)).scan(unit, null);
      }
    }
    return found;
  }

  /** The public types, those inside of others left out. */
  public List<String> types() {
    return types;
  }

  /** The public types without an example. */
  public List<String> typesWithoutExample() {
    return without;
  }

  /** The public types that do not say since when they are there. */
  public List<String> typesWithoutSince() {
    return sinceMissing;
  }

  /**
   * Compiles all examples, each as the body of a method that may throw anything.
   *
   * @param fields declarations of what examples use without declaring it
   * @return the compiler's errors, with the places of the examples
   */
  public List<String> errors(String fields) throws IOException {
    String start =
        IMPORTS
            + packages().map(name -> "import " + name + ".*; ").collect(Collectors.joining())
            + "abstract class %s { "
            + fields
            + " void run() throws Exception { ";
    List<JavaFileObject> sources = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      String name = "Example" + i;
      sources.add(source(name, start.formatted(name) + examples.get(i).code + "\n}}"));
    }
    List<String> errors = new ArrayList<>();
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    new StringWriter(),
                    null,
                    problem ->
                        errors.add(place(problem.getSource()) + ": " + problem.getMessage(null)),
                    List.of("-proc:none", "-cp", System.getProperty("java.class.path")),
                    null,
                    sources);
    task.parse();
    task.analyze();
    return errors;
  }

  private String place(@Nullable JavaFileObject source) {
    String number = source == null ? "" : source.getName().replaceAll("\\D", "");
    return number.isEmpty() ? "" : examples.get(Integer.parseInt(number)).place;
  }

  /** The packages of the module and those of the modules below it. */
  private Stream<String> packages() {
    return Stream.concat(
        packages.stream(),
        Stream.of(
                "io.ner4j",
                "io.ner4j.decode",
                "io.ner4j.eval",
                "io.ner4j.redact",
                "io.ner4j.rules",
                "io.ner4j.spi",
                "io.ner4j.view",
                "io.ner4j.zeroshot",
                "io.ner4j.onnx")
            .filter(name -> !packages.contains(name) && isThere(name)));
  }

  private static boolean isThere(String name) {
    String resource = name.replace('.', '/') + "/package-info.class";
    return JavadocExamples.class.getClassLoader().getResource(resource) != null;
  }

  private static JavaFileObject source(String name, String code) {
    URI uri = URI.create("memory:/" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }

  /** Reads the comments of one file. */
  private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees docs;

    Reader(DocTrees docs) {
      this.docs = docs;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      boolean isTop = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
      boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
      if (isTop && !isPublic) {
        return null;
      }
      String name = type.getSimpleName().toString();
      String comment = read(name);
      if (isTop) {
        types.add(name);
        if (!EXAMPLE.matcher(comment).find()) {
          without.add(name);
        }
        if (!comment.contains("@since ")) {
          sinceMissing.add(name);
        }
      }
      return super.visitClass(type, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      read(method.getName().toString());
      return super.visitMethod(method, null);
    }

    private String read(String name) {
      String comment = docs.getDocComment(getCurrentPath());
      if (comment == null) {
        return "";
      }
      String file = Path.of(getCurrentPath().getCompilationUnit().getSourceFile().getName()).toString();
      EXAMPLE
          .matcher(comment)
          .results()
          .forEach(found -> examples.add(new Example(file + ", " + name, found.group(1))));
      return comment;
    }
  }
}
