package io.ner4j;

import static io.ner4j.FakePipelines.config;
import static io.ner4j.FakePipelines.read;
import static io.ner4j.FakePipelines.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ner4j.decode.BioDecoder;
import io.ner4j.decode.Decoding;
import io.ner4j.decode.LabelSet;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The decoder of a configuration: by name, as a lambda, of a class that can be serialised. */
class ConfigDecoderTest {

  @ParameterizedTest
  @EnumSource
  void aNamedDecoderIsTheDecoderOfThatName(Decoding decoding) {
    Function<LabelSet, BioDecoder> expected =
        switch (decoding) {
          case LENIENT -> BioDecoder::lenient;
          case STRICT -> BioDecoder::strict;
          case VITERBI -> BioDecoder::viterbi;
        };
    LabelSet labels = LabelSet.of(FakeModel.LABELS);
    assertThat(decoding.apply(labels)).hasSameClassAs(expected.apply(labels));
    try (NerPipeline named = FakePipelines.builder().decoder(decoding).build();
        NerPipeline made = FakePipelines.builder().decoder(expected).build()) {
      String text = "Anna Golo Hugo met Tina Zug Milan Sara.";
      assertThat(named.extract(text)).isEqualTo(made.extract(text));
    }
  }

  @Test
  void aDecoderThatIsALambdaIsCopiedButNotSerialised() throws Exception {
    Function<LabelSet, BioDecoder> lambda = labels -> BioDecoder.strict(labels);
    PipelineConfig config = config(builder -> builder.decoder(lambda));
    assertThat(config).hasToString("PipelineConfig[decoder=custom]");
    assertThat(config(copy -> copy.config(config)).decoder()).containsSame(lambda);
    assertThatThrownBy(() -> written(config))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageStartingWith("the decoder should be a Decoding or Serializable, but is a ")
        .hasMessageEndingWith(
            "; use Decoding.LENIENT, STRICT or VITERBI, or a class that implements Serializable");
  }

  private record OwnDecoder(String note) implements Function<LabelSet, BioDecoder>, Serializable {
    @Override
    public BioDecoder apply(LabelSet labels) {
      return BioDecoder.viterbi(labels);
    }
  }

  @Test
  void aDecoderOfASerializableClassIsSerialised() throws Exception {
    PipelineConfig config = config(builder -> builder.decoder(new OwnDecoder("mine")));
    assertThat(read(written(config))).isEqualTo(config);
    assertThat(read(written(config)).decoder()).contains(new OwnDecoder("mine"));
  }
}
