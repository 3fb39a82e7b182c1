package io.ner4j;

import io.ner4j.spi.Batch;
import io.ner4j.spi.Logits;
import io.ner4j.spi.Model;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Scores the pieces of {@link FakeTokenizer} by their ids, as far as it sees their neighbours. It
 * answers NaN at padding.
 */
public class FakeModel implements Model {

  /** What the model must see of a row to know a token. */
  enum Sight {
    /** The token alone. */
    TOKEN,
    /** Three tokens on either side, which change the score; without them it is outside. */
    NEIGHBOURS,
    /** The whole entity and one token on either side of it, else all of it is outside. */
    ENTITY,
    /** As ENTITY, and only the first piece of a word has a label. */
    FIRST_PIECES
  }

  public static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
  static final int NEIGHBOURS = 3;

  private final int maxTokens;
  private final Sight sight;
  public final AtomicInteger runs = new AtomicInteger();
  public int closed;

  public FakeModel(int maxTokens) {
    this(maxTokens, Sight.TOKEN);
  }

  FakeModel(int maxTokens, Sight sight) {
    this.maxTokens = maxTokens;
    this.sight = sight;
  }

  /** A model whose logits are tampered with. */
  public static FakeModel answering(UnaryOperator<Logits> change) {
    return new FakeModel(64) {
      @Override
      public Logits run(Batch batch) {
        return change.apply(super.run(batch));
      }
    };
  }

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  @Override
  public Device device() {
    return Device.cpu();
  }

  @Override
  public Logits run(Batch batch) {
    runs.incrementAndGet();
    float[] values = new float[batch.rows() * batch.columns() * LABELS.size()];
    Arrays.fill(values, Float.NaN);
    for (int row = 0; row < batch.rows(); row++) {
      int[] ids = new int[batch.length(row)];
      for (int column = 0; column < ids.length; column++) {
        ids[column] = batch.id(row, column);
      }
      for (int column = 0; column < ids.length; column++) {
        float[] logits = logits(ids, column);
        System.arraycopy(
            logits, 0, values, (row * batch.columns() + column) * logits.length, logits.length);
      }
    }
    return Logits.of(values, batch.rows(), batch.columns(), LABELS.size());
  }

  private float[] logits(int[] ids, int column) {
    float[] logits = new float[LABELS.size()];
    for (int label = 0; label < logits.length; label++) {
      logits[label] = fraction(ids[column] + label);
    }
    int label = sees(ids, column) ? FakeTokenizer.label(ids[column]) : 0;
    logits[label] += 2 + fraction(~ids[column]);
    if (sight == Sight.NEIGHBOURS) {
      for (int i = -NEIGHBOURS; i <= NEIGHBOURS; i++) {
        boolean within = column + i > 0 && column + i < ids.length - 1;
        logits[label] += within ? fraction(ids[column + i]) / 4 : 0;
      }
    }
    return logits;
  }

  private boolean sees(int[] ids, int column) {
    int last = ids.length - 2;
    return switch (sight) {
      case TOKEN -> true;
      case NEIGHBOURS -> column > NEIGHBOURS && column + NEIGHBOURS <= last;
      case ENTITY -> seesEntity(ids, column);
      case FIRST_PIECES -> !FakeTokenizer.continued(ids[column]) && seesEntity(ids, column);
    };
  }

  private static boolean seesEntity(int[] ids, int column) {
    int from = column;
    int to = column;
    while (FakeTokenizer.label(ids[from]) != 0) {
      from--;
    }
    while (FakeTokenizer.label(ids[to]) != 0) {
      to++;
    }
    return from >= 1 && to <= ids.length - 2;
  }

  /** A number from 0 to 1 that looks random. */
  private static float fraction(int id) {
    return ((id * 0x85EBCA6B) >>> 8) / (float) (1 << 24);
  }

  @Override
  public void close() {
    closed++;
  }
}
