package io.ner4j.server.request;

import io.ner4j.Aggregation;
import io.ner4j.rules.KnownPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of {@code POST /extract}, or of {@code POST /redact}.
 *
 * @param texts the texts; one if they did not come as a list
 * @param many whether they came as a list, and so must the answers
 * @param aggregation the aggregation, null if the client leaves it to the server
 * @param types the types wanted, null for all
 * @param minScore the least score of an entity, 0 to 1
 * @param labels types by the label that the model reads with the text, null if the client leaves
 *     them to the server
 * @param nested whether an entity may lie inside of another, null if the client leaves it to the
 *     server
 * @param severalLabels whether the same words may have several labels, null likewise
 * @param patterns patterns to find besides
 * @param redaction what stands in the place of entities; the defaults where the client extracts
 */
public record ExtractRequest(
    List<String> texts,
    boolean many,
    @Nullable Aggregation aggregation,
    @Nullable Set<String> types,
    double minScore,
    @Nullable Map<String, String> labels,
    @Nullable Boolean nested,
    @Nullable Boolean severalLabels,
    Set<KnownPattern> patterns,
    Redaction redaction) {}
