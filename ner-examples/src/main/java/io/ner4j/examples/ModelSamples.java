package io.ner4j.examples;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import io.ner4j.NerPipeline;
import io.ner4j.decode.TagScheme;
import io.ner4j.eval.ConllReader;
import io.ner4j.eval.Evaluation;
import io.ner4j.eval.Matching;
import io.ner4j.eval.TagParser;
import io.ner4j.eval.TaggedSentence;
import io.ner4j.eval.TypedSpan;
import io.ner4j.onnx.OnnxNer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Models, chosen and made, as the guides show it. */
final class ModelSamples {

  private ModelSamples() {}

  static List<EntityRecognizer> bundled() {
    NerPipeline best = OnnxNer.bundled("en");
    NerPipeline fast = OnnxNer.bundled("en-fast");
    NerPipeline chinese = OnnxNer.bundled("zh");
    EntityRecognizer byScript = OnnxNer.bundled(); // English and Chinese, each text with its model
    return List.of(best, fast, chinese, byScript);
  }

  static void mine(String text) {
    try (NerPipeline ner = OnnxNer.bundled("mine")) {
      ner.extract(text).forEach(System.out::println);
    }
  }

  static double f1(NerPipeline ner, Path conll) throws IOException {
    List<TaggedSentence> sentences = ConllReader.of().read(conll);
    List<List<TypedSpan>> gold =
        TagParser.strict(TagScheme.IOB2)
            .spans(sentences.stream().map(TaggedSentence::tags).toList());
    List<List<TypedSpan>> found =
        ner.extractAllWords(
                sentences.stream(),
                TaggedSentence::words,
                (sentence, names) -> names.stream().map(TypedSpan::of).toList())
            .toList();
    return Evaluation.of(gold, found).scores(Matching.EXACT).micro().f1();
  }

  static int inChinese(List<String> texts) {
    try (NerPipeline ner = OnnxNer.bundled("zh")) {
      List<Entity> entities = ner.extract("王小明在北京大学工作。");
      List<List<Entity>> all = ner.extractAll(texts);
      return all.size() + entities.size();
    }
  }

  static List<NerPipeline> ofAllKinds() {
    NerPipeline chinese = OnnxNer.bundled("zh");
    NerPipeline own = OnnxNer.load(Path.of("my-model"));
    NerPipeline fetched = OnnxNer.hub("OWNER/NAME").load();
    return List.of(chinese, own, fetched);
  }
}
