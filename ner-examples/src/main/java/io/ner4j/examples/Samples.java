package io.ner4j.examples;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.ner4j.Aggregation;
import io.ner4j.Device;
import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.ExtractOptions;
import io.ner4j.Layout;
import io.ner4j.NerPipeline;
import io.ner4j.PipelineConfig;
import io.ner4j.Progress;
import io.ner4j.WordEntity;
import io.ner4j.decode.Decoding;
import io.ner4j.micrometer.ObservedRecognizer;
import io.ner4j.micrometer.PipelineMetrics;
import io.ner4j.onnx.NerPipelineSpec;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.Precision;
import io.ner4j.onnx.SharedPipeline;
import io.ner4j.onnx.Words;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.onnx.hub.HubModel;
import io.ner4j.onnx.tuning.Tuner;
import io.ner4j.onnx.tuning.Tuning;
import io.ner4j.spi.Encoding;
import io.ner4j.spi.PipelineObserver;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** The code that the README and the docs show, as they show it. */
final class Samples {

  private Samples() {}

  static void yourOwnModel() {
    try (NerPipeline ner = OnnxNer.load(Path.of("bert-base-NER"))) {
      ner.extract("Angela Merkel met Tim Cook in Cupertino.").forEach(System.out::println);
    }
  }

  static List<NerPipeline> oneOfSeveral(Path directory, ClassLoader loader) {
    NerPipeline named = OnnxNer.builder(directory).modelFile("model_O4.onnx").load();
    NerPipeline small = OnnxNer.builder(directory).precision(Precision.QUANTIZED).load();
    NerPipeline packed = OnnxNer.load(Path.of("bert-base-NER.zip"));
    NerPipeline bundled = OnnxNer.classPath(loader, "models/bert-base-NER").load();
    List<String> labels = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
    NerPipeline labelled = OnnxNer.builder(directory).labels(labels).load();
    return List.of(named, small, packed, bundled, labelled);
  }

  static ExtractOptions optionsOfACall(NerPipeline ner, String text, List<String> texts) {
    ExtractOptions people = ExtractOptions.builder().includeTypes("PER").minScore(0.8).build();
    ner.extract(text, people);
    ner.with(people).extractAll(texts);
    ExtractOptions surer = ner.config().extractOptions().toBuilder().minScore(0.95).build();
    return surer;
  }

  static NerPipeline oneOfSeveralOutputs(Path directory) {
    NerPipeline named = OnnxNer.builder(directory).output("emissions").load();
    return named;
  }

  static NerPipeline withoutLayout() {
    NerPipeline ner = OnnxNer.englishBuilder().pipeline(p -> p.layout(Layout.NONE)).load();
    return ner;
  }

  static PipelineConfig sharedOptions() {
    PipelineConfig config =
        PipelineConfig.builder().minScore(0.8).includeTypes("PER", "ORG").build();
    NerPipeline ner = OnnxNer.englishBuilder().config(config).load();
    PipelineConfig stricter = ner.config().toBuilder().minScore(0.9).build();
    return stricter;
  }

  static NerPipelineSpec specification() {
    NerPipelineSpec spec =
        OnnxNer.englishBuilder()
            .device(Device.cpu())
            .config(PipelineConfig.builder().minScore(0.8).build())
            .spec();
    return spec;
  }

  static void task(NerPipelineSpec spec, Stream<String> texts) {
    try (SharedPipeline<NerPipeline> ner = spec.shared()) {
      ner.extractAll(texts).forEach(System.out::println);
    }
  }

  static List<List<Entity>> eachByItsScript() {
    try (EntityRecognizer ner = OnnxNer.bundled()) {
      List<Entity> inChinese = ner.extract("王小明在北京大学工作。");
      List<Entity> inEnglish = ner.extract("Angela Merkel met Tim Cook in Cupertino.");
      return List.of(inChinese, inEnglish);
    }
  }

  static NerPipeline sentOptions() {
    PipelineConfig config =
        PipelineConfig.builder().minScore(0.8).decoder(Decoding.VITERBI).build();
    NerPipeline ner = OnnxNer.englishBuilder().pipeline(options -> options.config(config)).load();
    return ner;
  }

  static PipelineMetrics meters(MeterRegistry registry) {
    NerPipeline ner = OnnxNer.english();
    PipelineMetrics metrics = PipelineMetrics.of(ner, "model", "en");
    metrics.bindTo(registry);
    return metrics;
  }

  static EntityRecognizer observations(NerPipeline ner, ObservationRegistry observations) {
    EntityRecognizer observed = ObservedRecognizer.of(ner, observations);
    observed.extract("Ada in Berlin");
    return observed;
  }

  static LongAdder timeInTheModel(NerPipeline ner) {
    LongAdder nanos = new LongAdder();
    ner.addObserver(
        new PipelineObserver() {
          @Override
          public void onBatch(Progress batch, long runNanos) {
            nanos.add(runNanos);
          }
        });
    return nanos;
  }

  static void hub() {
    try (NerPipeline ner = OnnxNer.hub("dslim/bert-base-NER").load()) {
      ner.extract("Angela Merkel met Tim Cook in Cupertino.").forEach(System.out::println);
    }
  }

  static NerPipeline pinned(String commit) {
    HubModel model =
        HubModel.of("dslim/bert-base-NER")
            .withRevision(commit)
            .withListener(
                (file, done, total) -> System.err.println(file + " " + done + "/" + total));
    NerPipeline ner = OnnxNer.hub(model).modelFile("onnx/model_quantized.onnx").load();
    return ner;
  }

  static Encoding encoding() {
    return Encoding.builder()
        .special(101)
        .token(7, 0, 6, 0)
        .token(8, 7, 13, 1)
        .special(102)
        .build();
  }

  static int more(Path directory, List<String> texts, List<String> sentence) {
    NerPipeline ner =
        OnnxNer.builder(directory)
            .device(Device.cpu())
            .pipeline(
                p -> p.aggregation(Aggregation.AVERAGE).minScore(0.8).includeTypes("PER", "ORG"))
            .load();
    List<List<Entity>> all = ner.extractAll(texts);
    List<WordEntity> words = ner.extractWords(sentence);
    ner.close();
    return all.size() + words.size();
  }

  static NerPipeline onTheGpu(Path directory) {
    return OnnxNer.builder(directory)
        .device(Device.cuda(0))
        .cudaMemoryLimit(4L << 30)
        .intraOpThreads(4)
        .parallelRuns(4)
        .warmUp(true)
        .unpadding(false)
        .load();
  }

  static NerPipeline tuned(Path directory, List<String> sample) {
    Tuning tuning = Tuner.of(directory).measure(sample);
    System.out.print(tuning.table());
    NerPipeline ner = tuning.best().applyTo(OnnxNer.builder(directory)).load();
    return ner;
  }

  static NerPipeline configured(PipelineConfig config) {
    NerPipeline ner = OnnxNer.englishBuilder().pipeline(options -> options.config(config)).load();
    return ner;
  }

  static List<Entity> manyTexts(NerPipeline ner, Stream<String> lines, String text) {
    Stream<List<Entity>> found = ner.extractAll(lines);
    CompletableFuture<List<Entity>> later = ner.extractAsync(text).orTimeout(2, TimeUnit.SECONDS);
    return Stream.concat(found.flatMap(List::stream), later.join().stream()).toList();
  }

  static String inCodePoints(String text, Entity entity) {
    int codePointStart = text.codePointCount(0, entity.start());
    int codePointEnd = codePointStart + entity.text().codePointCount(0, entity.text().length());
    return codePointStart + "-" + codePointEnd;
  }

  /** Any type by its name. */
  static void anyType() {
    try (ZeroShotPipeline ner = ZeroShotNer.load(Path.of("gliner_small-v2.1"))) {
      for (Entity entity : ner.extract("Tim Cook takes aspirin.", "person", "drug name")) {
        System.out.println(entity.type() + " " + entity.text());
      }
    }
  }

  static List<Entity> zeroShot(ZeroShotPipeline ner, List<String> texts, String text) {
    EntityRecognizer medical = ner.labels("person", "drug name");
    List<List<Entity>> found = medical.extractAll(texts);
    ZeroShotOptions options =
        ZeroShotOptions.builder()
            .label("person", "PER") // what the model reads, and the type of the entities
            .label("a town or a city", "LOC")
            .label("country", "LOC") // several labels may have one type
            .threshold(0.5) // the score that entities must exceed
            .threshold("country", 0.7)
            .nested(true) // an entity may lie inside of another
            .severalLabels(true) // the same words may be entities of several labels
            .build();
    List<Entity> entities = ner.with(options).extract(text);
    return found.isEmpty() ? entities : found.get(0);
  }

  /** Words of scripts without blanks. */
  static void wordsOfUnicode(Path directory) {
    ZeroShotPipeline ner = ZeroShotNer.builder(directory).words(Words.UNICODE).load();
    ner.close();
  }

  /** The words that transformers guesses. */
  static void wordsOfTransformers(Path directory) {
    NerPipeline ner = OnnxNer.builder(directory).words(Words.TRANSFORMERS).load();
    ner.close();
  }
}
