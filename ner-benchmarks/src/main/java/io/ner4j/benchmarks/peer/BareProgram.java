package io.ner4j.benchmarks.peer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.ner4j.benchmarks.material.ModelFiles;
import io.ner4j.benchmarks.material.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A loop over ONNX Runtime's run: windows sorted by length, in batches. Texts were tokenised before
 * the clock runs, and nobody decodes the answers.
 */
public final class BareProgram implements Program {

  private final String name;
  private final BareSession session;
  private final Tokens tokens;
  private final int maxRows;
  private final int maxTokens;
  private final Map<List<String>, List<long[]>> tokenised = new HashMap<>();

  private BareProgram(String name, BareSession session, Tokens tokens, int rows, int batchTokens) {
    this.name = name;
    this.session = session;
    this.tokens = tokens;
    this.maxRows = rows;
    this.maxTokens = batchTokens;
  }

  /** So many windows a batch. */
  public static BareProgram ofRows(ModelFiles model, Place place, int rows)
      throws OrtException, IOException {
    return new BareProgram(
        "bare-" + rows + "-a-batch",
        BareSession.standard(model, place),
        Tokens.of(model),
        rows,
        Integer.MAX_VALUE);
  }

  /** As many windows a batch as stay within so many tokens. */
  public static BareProgram ofTokens(ModelFiles model, Place place, int batchTokens)
      throws OrtException, IOException {
    return new BareProgram(
        "bare-" + batchTokens + "-tokens-a-batch",
        BareSession.standard(model, place),
        Tokens.of(model),
        Integer.MAX_VALUE,
        batchTokens);
  }

  @Override
  public String name() {
    return name;
  }

  /** Tokenises texts that will be read. */
  public void prepare(List<String> texts) {
    tokenised.computeIfAbsent(texts, tokens::windows);
  }

  @Override
  public long read(List<String> texts) throws OrtException {
    List<long[]> windows = tokenised.get(texts);
    if (windows == null) {
      throw new IllegalStateException("these texts were not tokenised before");
    }
    List<long[]> sorted = new ArrayList<>(windows);
    sorted.sort(Comparator.comparingInt((long[] ids) -> ids.length).reversed());
    for (int from = 0, to; from < sorted.size(); from = to) {
      int rows = Math.min(maxRows, Math.max(1, maxTokens / sorted.get(from).length));
      to = Math.min(sorted.size(), from + rows);
      Map<String, OnnxTensor> tensors = session.tensors(sorted.subList(from, to));
      session.run(tensors);
      BareSession.free(tensors);
    }
    return 0;
  }

  @Override
  public void close() throws OrtException {
    session.close();
    tokens.close();
  }
}
