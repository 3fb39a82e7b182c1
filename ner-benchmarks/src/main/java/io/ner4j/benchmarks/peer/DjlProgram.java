package io.ner4j.benchmarks.peer;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.huggingface.translator.TokenClassificationTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.modality.nlp.translator.NamedEntity;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import io.ner4j.benchmarks.report.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * DJL's token classification on its ONNX Runtime engine. A text of more than 512 tokens is cut off
 * by it. It is left out on a GPU, since its PyTorch engine is one for the CPU.
 */
public final class DjlProgram implements Program {

  private static final String ENGINE = "OnnxRuntime";

  private final ZooModel<String, NamedEntity[]> model;
  private final Predictor<String, NamedEntity[]> predictor;
  private final int batchSize;
  private final boolean sorts;

  private DjlProgram(ZooModel<String, NamedEntity[]> model, int batchSize, boolean sorts) {
    this.model = model;
    this.predictor = model.newPredictor();
    this.batchSize = batchSize;
    this.sorts = sorts;
  }

  /** DJL insists on making ONNX Runtime's environment, so this comes before anybody else. */
  public static void claimEnvironment(Place place, Report report) {
    if (place.onGpu()) {
      report.line("djl is left out: its engine of ONNX Runtime needs one of PyTorch's for the CPU");
      return;
    }
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(place.threads()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    Engine.getEngine(ENGINE);
  }

  /** The model, unless everybody runs on a GPU. */
  public static Optional<DjlProgram> of(ModelFiles files, Place place)
      throws ModelNotFoundException, MalformedModelException, IOException {
    return place.onGpu() ? Optional.empty() : Optional.of(of(files, place.threads()));
  }

  private static DjlProgram of(ModelFiles files, int threads)
      throws ModelNotFoundException, MalformedModelException, IOException {
    ZooModel<String, NamedEntity[]> model =
        Criteria.builder()
            .setTypes(String.class, NamedEntity[].class)
            .optModelPath(files.directory())
            .optModelName("model")
            .optEngine(ENGINE)
            .optDevice(Device.cpu())
            .optOption("intraOpNumThreads", Integer.toString(threads))
            .optOption("interOpNumThreads", "1")
            .optTranslatorFactory(new TokenClassificationTranslatorFactory())
            .optArgument("includeTokenTypes", "true")
            .optArgument("aggregation_strategy", "simple")
            .optArgument("padding", "true")
            .optArgument("truncation", "true")
            .optArgument("maxLength", "512")
            .build()
            .loadModel();
    return new DjlProgram(model, 1, false);
  }

  /** The same model, read in batches, if it is asked for sorted by length beforehand. */
  public DjlProgram inBatches(int size, boolean sorted) {
    return new DjlProgram(model, size, sorted);
  }

  @Override
  public String name() {
    return batchSize == 1
        ? "djl-one-by-one"
        : "djl-" + batchSize + "-a-batch" + (sorts ? "-sorted" : "");
  }

  @Override
  public long read(List<String> texts) throws TranslateException {
    long entities = 0;
    if (batchSize == 1) {
      for (String text : texts) {
        entities += predictor.predict(text).length;
      }
      return entities;
    }
    List<String> ordered = new ArrayList<>(texts);
    if (sorts) {
      ordered.sort(Comparator.comparingInt(String::length));
    }
    for (int from = 0; from < ordered.size(); from += batchSize) {
      List<String> batch = ordered.subList(from, Math.min(ordered.size(), from + batchSize));
      for (NamedEntity[] found : predictor.batchPredict(batch)) {
        entities += found.length;
      }
    }
    return entities;
  }

  @Override
  public void close() {
    predictor.close();
    if (batchSize == 1) {
      model.close();
    }
  }
}
