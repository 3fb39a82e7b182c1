package io.ner4j.onnx;

import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerException;
import io.ner4j.NerPipeline;
import io.ner4j.WordEntity;
import io.ner4j.contract.HardStrings;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What strangers may hand in. */
enum Surface {
  TEXTS {
    @Override
    Attempt open(Path directory) {
      NerPipeline pipeline = TinyBert.load(options -> {});
      return random -> read(pipeline, new HardStrings(random.nextLong()).next());
    }
  },

  WORDS {
    @Override
    Attempt open(Path directory) {
      NerPipeline pipeline = TinyBert.load(options -> {});
      return random -> {
        List<String> words = new HardStrings(random.nextLong()).next(random.nextInt(20));
        int before = 0;
        for (WordEntity entity : pipeline.extractWords(words)) {
          check(entity.wordStart() >= before, words, entity);
          check(
              words.subList(entity.wordStart(), entity.wordEnd()).equals(entity.words()),
              words,
              entity);
          before = entity.wordEnd();
        }
      };
    }
  },

  TOKENIZER {
    @Override
    Attempt open(Path directory) throws IOException {
      List<String> seeds = Hostile.tokenizers();
      return file(directory, "tokenizer.json", random -> new JsonMutator(seeds, random).next());
    }
  },

  CONFIG {
    @Override
    Attempt open(Path directory) throws IOException {
      List<String> seeds = List.of(Files.readString(TinyBert.directory().resolve("config.json")));
      return file(directory, "config.json", random -> new JsonMutator(seeds, random).next());
    }
  },

  TOKENIZER_CONFIG {
    @Override
    Attempt open(Path directory) throws IOException {
      List<String> seeds =
          List.of(Files.readString(TinyBert.directory().resolve("tokenizer_config.json")));
      return file(
          directory, "tokenizer_config.json", random -> new JsonMutator(seeds, random).next());
    }
  },

  VOCABULARY {
    @Override
    Attempt open(Path directory) throws IOException {
      byte[] seed = Hostile.vocabulary();
      Attempt attempt =
          file(directory, "vocab.txt", random -> new ByteMutator(random).mutate(seed));
      Files.delete(directory.resolve("tokenizer.json"));
      return attempt;
    }
  },

  MODEL {
    @Override
    Attempt open(Path directory) throws IOException {
      Hostile.copyTo(directory);
      byte[] seed = Files.readAllBytes(TinyBert.directory().resolve("model.onnx"));
      Files.copy(
          TinyBert.directory().resolve("tokenizer.json"),
          directory.resolve("tokenizer.json"),
          StandardCopyOption.REPLACE_EXISTING);
      return attempt(directory, "model.onnx", random -> new OnnxMutator(random).mutate(seed));
    }
  },

  /** Texts and lists of labels, for models that score spans and models that score tokens. */
  LABELS {
    @Override
    Attempt open(Path directory) {
      List<ZeroShotPipeline> pipelines = List.of(zeroShot("span"), zeroShot("token"));
      return random -> {
        HardStrings strings = new HardStrings(random.nextLong());
        List<String> labels = strings.next(random.nextInt(8));
        String text = strings.next();
        read(pipelines.get(random.nextInt(2)), labels, text);
      };
    }
  },

  GLINER_CONFIG {
    @Override
    Attempt open(Path directory) throws IOException {
      return zeroShot(directory, "gliner_config.json", Surface::json);
    }
  },

  GLINER_TOKENIZER {
    @Override
    Attempt open(Path directory) throws IOException {
      return zeroShot(directory, "tokenizer.json", Surface::json);
    }
  },

  GLINER_MODEL {
    @Override
    Attempt open(Path directory) throws IOException {
      return zeroShot(
          directory, "model.onnx", (random, model) -> new OnnxMutator(random).mutate(model));
    }
  },

  /** Graphs that are whole, but answer in another form. */
  GLINER_GRAPH {
    @Override
    Attempt open(Path directory) throws IOException {
      return random -> {
        Path edited = Files.createTempDirectory(directory, "graph");
        EditedGliner.write(edited, gliner(pick(random)), random);
        read(edited);
      };
    }
  };

  /** Tries one input. */
  interface Attempt {
    /**
     * Throws a NerException if the input is refused, and anything else if that is not the answer.
     */
    void with(Random random) throws IOException;
  }

  private static final List<String> TEXTS_TO_READ =
      List.of("Angela Merkel met Tim Cook.", "<s>[CLS] a-b 12345 ß 東京 😀 e\u0301 \0");

  /** Prepares attempts, whose files go into a directory. */
  abstract Attempt open(Path directory) throws IOException;

  /** Prepares a directory with a model of one node, which loads quickly. */
  private static Attempt file(Path directory, String name, Function<Random, byte[]> content)
      throws IOException {
    Hostile.copyTo(directory);
    return attempt(directory, name, content);
  }

  /** Loads a model directory with one bad file, and if that goes well reads texts. */
  private static Attempt attempt(Path directory, String name, Function<Random, byte[]> content) {
    return random -> {
      Files.write(directory.resolve(name), content.apply(random));
      try (NerPipeline pipeline =
          OnnxNer.builder(directory).device(Device.cpu()).intraOpThreads(1).load()) {
        NerException refused = null;
        for (String text : TEXTS_TO_READ) {
          try {
            read(pipeline, text);
          } catch (NerException e) {
            refused = e;
          }
        }
        if (refused != null) {
          throw refused;
        }
      }
    };
  }

  private static Path gliner(String name) {
    try {
      return Path.of(Surface.class.getResource("/gliner/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ZeroShotPipeline zeroShot(String name) {
    return ZeroShotNer.builder(gliner(name)).device(Device.cpu()).intraOpThreads(1).load();
  }

  private static String pick(Random random) {
    return random.nextBoolean() ? "span" : "token";
  }

  private static byte[] json(Random random, byte[] file) {
    return new JsonMutator(List.of(new String(file, StandardCharsets.UTF_8)), random).next();
  }

  /**
   * Loads a directory of GLiNER with one bad file, of a model that scores spans or one that scores
   * words, and if that goes well reads texts.
   */
  private static Attempt zeroShot(
      Path directory, String name, BiFunction<Random, byte[], byte[]> content) throws IOException {
    for (String model : List.of("span", "token")) {
      Path copy = Files.createDirectory(directory.resolve(model));
      try (Stream<Path> files = Files.list(gliner(model))) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.copy(file, copy.resolve(file.getFileName().toString()));
        }
      }
    }
    return random -> {
      String model = pick(random);
      byte[] whole = Files.readAllBytes(gliner(model).resolve(name));
      Files.write(directory.resolve(model).resolve(name), content.apply(random, whole));
      read(directory.resolve(model));
    };
  }

  /** Reads a short text, one of many windows, and one of a word. */
  private static void read(Path directory) {
    List<String> labels = List.of("person", "drug name");
    try (ZeroShotPipeline pipeline =
        ZeroShotNer.builder(directory).device(Device.cpu()).intraOpThreads(1).load()) {
      read(pipeline, labels, TEXTS_TO_READ.get(0));
      read(pipeline, labels, "Tim Cook met ".repeat(400));
      read(pipeline, labels, "a".repeat(3000));
    }
  }

  /** Labels that no model could read are refused by name, which is an answer. */
  private static void read(ZeroShotPipeline pipeline, List<String> labels, String text) {
    ZeroShotPipeline view;
    try {
      view = pipeline.labels(labels);
    } catch (IllegalArgumentException e) {
      check(String.valueOf(e.getMessage()).contains("label"), labels, e);
      return;
    }
    read(view, text);
  }

  private static void read(EntityRecognizer pipeline, String text) {
    int before = 0;
    for (Entity entity : pipeline.extract(text)) {
      check(entity.start() >= before && entity.start() < entity.end(), text, entity);
      check(text.substring(entity.start(), entity.end()).equals(entity.text()), text, entity);
      check(entity.score() >= 0 && entity.score() <= 1, text, entity);
      before = entity.end();
    }
  }

  private static void check(boolean holds, Object input, Object found) {
    if (!holds) {
      throw new AssertionError("wrong in " + input + ": " + found);
    }
  }
}
