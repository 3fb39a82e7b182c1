package io.ner4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.Device;
import io.ner4j.NerPipeline;
import io.ner4j.onnx.OnnxNer;
import io.ner4j.onnx.ZeroShotNer;
import io.ner4j.zeroshot.ZeroShotOptions;
import io.ner4j.zeroshot.ZeroShotPipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** A model comes with the job, as a file or as an archive that Spark unpacks, or lies on a disk. */
class ShippedModelIT {

  private static final SparkSession SPARK = LocalSpark.session();
  private static final Path MODEL =
      Path.of("..", "ner-onnx", "src", "test", "resources", "conformance", "tiny-bert");

  /** In a place that stays: Spark looks at what was added again when other sessions run. */
  private static Path zipped(String name) throws IOException {
    Path zip = Files.createDirectories(Path.of("target", "shipped")).resolve(name).toAbsolutePath();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.list(MODEL)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, (OutputStream) out);
        out.closeEntry();
      }
    }
    return zip;
  }

  @Test
  void itIsFoundByTheNameThatItHasThere() throws Exception {
    SPARK.sparkContext().addFile(zipped("as-file.zip").toString());
    SPARK.sparkContext().addArchive(zipped("as-archive.zip") + "#unpacked");
    List<String> texts = new ArrayList<>(Texts.random(5, 2, 11));
    List<String> expected;
    try (NerPipeline ner = OnnxNer.builder(MODEL).device(Device.cpu()).load()) {
      expected = ner.extractAll(texts).stream().map(Texts::written).toList();
    }
    for (String model : List.of("as-file.zip", "unpacked", MODEL.toString())) {
      NerTransformer ner = new NerTransformer().setModel(model);
      assertThat(Texts.inSpark(ner.transform(Texts.dataset(SPARK, texts)), "entities"))
          .as(model)
          .isEqualTo(expected);
    }
    assertThatThrownBy(
            () ->
                new NerTransformer()
                    .setModel("missing/model")
                    .transform(Texts.dataset(SPARK, texts))
                    .collectAsList())
        .hasStackTraceContaining("missing");
  }

  @Test
  void aModelOfAnyTypeReadsTheLabelsOfTheJob() {
    Path model = Path.of("..", "ner-onnx", "src", "test", "resources", "gliner", "span");
    List<String> texts = new ArrayList<>(Texts.random(6, 2, 12));
    List<String> expected;
    try (ZeroShotPipeline ner =
        ZeroShotNer.builder(model)
            .device(Device.cpu())
            .options(
                ZeroShotOptions.builder()
                    .label("person", "person")
                    .label("a town", "CITY")
                    .threshold(0.2)
                    .build())
            .load()) {
      expected = ner.extractAll(texts).stream().map(Texts::written).toList();
    }
    NerTransformer ner =
        new NerTransformer()
            .setOption("label", "person,a town=CITY")
            .setOption("minScore", "0.2")
            .setModel(model.toString());
    assertThat(Texts.inSpark(ner.transform(Texts.dataset(SPARK, texts)), "entities"))
        .isEqualTo(expected)
        .anyMatch(found -> found.contains("CITY"));
  }
}
