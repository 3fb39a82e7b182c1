package io.ner4j.onnx.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One entry says all that is special to the models of a family. */
class ModelFamilyTest {

  @ParameterizedTest
  @CsvSource({
    "bert, BERT, false, true, false, [CLS]",
    "Bert, BERT, false, true, false, [CLS]",
    "distilbert, BERT, false, true, false, [CLS]",
    "megatron-bert, BERT, false, true, false, [CLS]",
    "nomic_bert, BERT, false, true, false, [CLS]",
    "roberta, ROBERTA, true, false, true, [CLS]",
    "longformer, ROBERTA, true, false, true, [CLS]",
    "luke, ROBERTA, true, false, true, [CLS]",
    "lilt, ROBERTA, true, false, true, [CLS]",
    "mluke, XLM_ROBERTA, true, false, false, [CLS]",
    "markuplm, XLM_ROBERTA, true, false, false, [CLS]",
    "layoutlmv3, XLM_ROBERTA, true, false, false, [CLS]",
    "xlm-roberta, XLM_ROBERTA, true, false, false, [CLS]",
    "XLMRoberta, XLM_ROBERTA, true, false, false, [CLS]",
    "xlm-roberta-xl, XLM_ROBERTA, true, false, false, [CLS]",
    "roberta-prelayernorm, ROBERTA, true, false, true, [CLS]",
    "data2vec-text, ROBERTA, true, false, true, [CLS]",
    "GPT2, BART, false, false, true, [CLS]",
    "led, BART, false, false, true, [CLS]",
    "Deberta, BART, false, false, true, [CLS]",
    "mra, MRA, false, false, true, [CLS]",
    "nystromformer, NYSTROMFORMER, false, false, false, [CLS]",
    "yoso, NYSTROMFORMER, false, false, false, [CLS]",
    "mpnet, MPNET, true, true, false, <s>",
    "MPNet, MPNET, true, true, false, <s>",
    "deberta-v2, OTHER, false, false, false, [CLS]",
    "BertJapanese, OTHER, false, false, false, [CLS]",
    "'', OTHER, false, false, false, [CLS]"
  })
  void aFamilyIsFoundByItsModelTypeOrTokenizer(
      String name, ModelFamily family, boolean padding, boolean bert, boolean bytes, String cls) {
    Locale standard = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(ModelFamily.of(name)).isEqualTo(family);
      assertThat(family.positionsFollowPadding()).isEqualTo(padding);
      assertThat(family.cutsAsBert()).isEqualTo(bert);
      assertThat(family.cutsBytes()).isEqualTo(bytes);
      assertThat(family.specialToken("cls")).isEqualTo(cls);
      assertThat(ModelFamily.of("DISTILBERT")).isEqualTo(ModelFamily.BERT);
    } finally {
      Locale.setDefault(standard);
    }
  }
}
