package io.ner4j.benchmarks.migrating;

import ai.djl.MalformedModelException;
import ai.djl.huggingface.translator.TokenClassificationTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.modality.nlp.translator.NamedEntity;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;

/** What users of DJL's token classification write. */
final class DjlNames {

  private DjlNames() {}

  static void tokenClassification(Path directory, String text)
      throws ModelNotFoundException, MalformedModelException, IOException, TranslateException {
    Criteria<String, NamedEntity[]> criteria =
        Criteria.builder()
            .setTypes(String.class, NamedEntity[].class)
            .optModelPath(directory)
            .optModelName("model")
            .optEngine("OnnxRuntime")
            .optTranslatorFactory(new TokenClassificationTranslatorFactory())
            .optArgument("includeTokenTypes", "true")
            .optArgument("aggregation_strategy", "first")
            .build();
    try (ZooModel<String, NamedEntity[]> model = criteria.loadModel();
        Predictor<String, NamedEntity[]> predictor = model.newPredictor()) {
      for (NamedEntity entity : predictor.predict(text)) {
        System.out.println(entity.getEntity() + " " + entity.getWord() + " " + entity.getScore());
      }
    }
  }
}
