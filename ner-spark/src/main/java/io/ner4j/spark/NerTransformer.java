package io.ner4j.spark;

import io.ner4j.spark.RowShape.OnError;
import java.io.Serial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.StringArrayParam;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Adds a column with the entities of a column of texts: {@code array<struct<text: string, type:
 * string, start: int, end: int, score: double>>}.
 *
 * <pre>{@code
 * var found =
 *     new NerTransformer()
 *         .setInputCol("text")
 *         .setOutputCol("entities")
 *         .setOption("includeTypes", "PER,ORG")
 *         .transform(session.read().parquet("articles").select("id", "text"));
 * found.write().parquet("entities");
 * }</pre>
 *
 * <p>It is a stage of a {@code Pipeline}, can be saved and loaded, and works on streams. Rows are
 * read in batches, and each row has the entities that its text has alone. A row with null has null.
 * All columns pass through it, so select those that are needed before.
 *
 * <p>Each executor loads the model when its first task begins, and shares it among its tasks. It
 * uses as many threads as the executor has cores. The driver loads nothing. With the device {@code
 * auto}, the default, the model runs on the GPU that Spark assigned to the task, else on the CPU.
 *
 * <p>Spark's pages show, for each stage, the rows, characters, entities and failures, and the
 * seconds in the model.
 *
 * <p>For one thread, like other stages; a dataset that it made may be used by any.
 *
 * @since 0.1.0
 */
public final class NerTransformer extends Transformer implements DefaultParamsWritable {

  @Serial private static final long serialVersionUID = 1L;

  /** Its name. */
  private final String uid;

  /** Column of texts. */
  private final Param<String> inputCol;

  /** Column of entities. */
  private final Param<String> outputCol;

  /** Name of the model. */
  private final Param<String> model;

  /** Where it runs. */
  private final Param<String> device;

  /** What positions count. */
  private final Param<String> offsets;

  /** What becomes of a text that fails. */
  private final Param<String> onError;

  /** Column of messages. */
  private final Param<String> errorCol;

  /** Further options, as name=value. */
  private final StringArrayParam options;

  /** Makes a transformer of the column {@code text} with the bundled English model. */
  public NerTransformer() {
    this(Identifiable$.MODULE$.randomUID("ner"));
  }

  /**
   * Makes a transformer with a name of its own.
   *
   * @param uid the name, which no other stage of the pipeline has
   */
  public NerTransformer(String uid) {
    this.uid = Objects.requireNonNull(uid, "uid");
    inputCol = new Param<>(uid, "inputCol", "column of texts");
    outputCol = new Param<>(uid, "outputCol", "column that gets the entities");
    model =
        new Param<>(
            uid,
            NerSettings.MODEL,
            "bundled model such as en, hub:OWNER/NAME@REVISION, or a directory or an archive on the executors or among the files of the job");
    device = new Param<>(uid, NerSettings.DEVICE, "auto, cpu, cuda or cuda:N");
    offsets = new Param<>(uid, NerSettings.OFFSETS, "what positions count: utf16 or codepoint");
    onError = new Param<>(uid, NerSettings.ON_ERROR, "text that fails: fail, null or column");
    errorCol = new Param<>(uid, "errorCol", "column that gets the message of a text that failed");
    options = new StringArrayParam(this, "options", "further options, as name=value");
    setDefault(inputCol, "text");
    setDefault(outputCol, "entities");
    setDefault(model, "en");
    setDefault(device, "auto");
    setDefault(offsets, Offsets.UTF16.toString());
    setDefault(onError, OnError.FAIL.toString());
    setDefault(errorCol, "");
    setDefault(options, new String[0]);
  }

  /**
   * Reads a transformer that was saved.
   *
   * @param path where it was saved
   * @return the transformer
   */
  public static NerTransformer load(String path) {
    return read().load(path);
  }

  /** {@return a reader of saved transformers} */
  public static MLReader<NerTransformer> read() {
    return new DefaultParamsReader<>();
  }

  @Override
  public String uid() {
    return uid;
  }

  /** {@return the parameter of {@link #setInputCol}} */
  public Param<String> inputCol() {
    return inputCol;
  }

  /** {@return the parameter of {@link #setOutputCol}} */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** {@return the parameter of {@link #setModel}} */
  public Param<String> model() {
    return model;
  }

  /** {@return the parameter of {@link #setDevice}} */
  public Param<String> device() {
    return device;
  }

  /** {@return the parameter of {@link #setOffsets}} */
  public Param<String> offsets() {
    return offsets;
  }

  /** {@return the parameter of {@link #setOnError}} */
  public Param<String> onError() {
    return onError;
  }

  /** {@return the parameter of {@link #setErrorCol}} */
  public Param<String> errorCol() {
    return errorCol;
  }

  /** {@return the parameter of {@link #setOption}: {@code name=value}} */
  public StringArrayParam options() {
    return options;
  }

  /**
   * Sets the column of texts; {@code text} by default.
   *
   * @param column its name; its type is string
   * @return this transformer
   */
  public NerTransformer setInputCol(String column) {
    set(inputCol, column);
    return this;
  }

  /**
   * Sets the column that gets the entities; {@code entities} by default.
   *
   * @param column its name, which no column has
   * @return this transformer
   */
  public NerTransformer setOutputCol(String column) {
    set(outputCol, column);
    return this;
  }

  /**
   * Sets the model; {@code en} by default.
   *
   * @param name a bundled model such as {@code en}; {@code hub:OWNER/NAME@REVISION}; or a directory
   *     or an archive, by its path on the executors or by its name among {@code --files} and {@code
   *     --archives}
   * @return this transformer
   */
  public NerTransformer setModel(String name) {
    set(model, name);
    return this;
  }

  /**
   * Sets the device; {@code auto} by default.
   *
   * @param name {@code auto}, {@code cpu}, {@code cuda} for the GPU that Spark assigns to the task,
   *     or {@code cuda:N}, which must be one of those
   * @return this transformer
   */
  public NerTransformer setDevice(String name) {
    set(device, name);
    return this;
  }

  /**
   * Sets what start and end count; {@code utf16} by default.
   *
   * @param name {@code utf16} as in Java, or {@code codepoint} as in Python and in Spark's {@code
   *     substring}
   * @return this transformer
   */
  public NerTransformer setOffsets(String name) {
    set(offsets, name);
    return this;
  }

  /**
   * Sets what becomes of a text that cannot be read; {@code fail} by default.
   *
   * @param name {@code fail} ends the task, {@code null} gives the row null, {@code column} gives
   *     it null and a message in {@link #errorCol}
   * @return this transformer
   */
  public NerTransformer setOnError(String name) {
    set(onError, name);
    return this;
  }

  /**
   * Sets the column that gets the messages under {@code onError=column}; by default the output
   * column with {@code _error} behind it.
   *
   * @param column its name, which no column has
   * @return this transformer
   */
  public NerTransformer setErrorCol(String column) {
    set(errorCol, column);
    return this;
  }

  /**
   * Sets an option by its name, such as {@code minScore}, {@code includeTypes} or {@code
   * precision}: docs/spark.md lists them.
   *
   * @param name the option
   * @param value its value
   * @return this transformer
   * @throws IllegalArgumentException if there is no such option, or it cannot have that value
   */
  public NerTransformer setOption(String name, String value) {
    Map<String, String> all = optionMap();
    all.put(Objects.requireNonNull(name, "name"), value);
    NerSettings.of(all);
    String[] pairs =
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    set(options, pairs);
    return this;
  }

  private Map<String, String> optionMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : getOrDefault(options)) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("expected options as name=value, but found " + pair);
      }
      map.put(parts[0], parts[1]);
    }
    return map;
  }

  private NerSettings settings() {
    Map<String, String> all = optionMap();
    for (Param<String> param : Arrays.asList(model, device, offsets, onError)) {
      if (isSet(param) || !all.containsKey(param.name())) {
        all.put(param.name(), getOrDefault(param));
      }
    }
    return NerSettings.of(all);
  }

  /**
   * Adds the column. Nothing is read before the result is used.
   *
   * @param dataset has the column of texts
   * @return its rows with the column
   * @throws IllegalArgumentException if a column is missing or there already, or an option is wrong
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    NerSettings settings = settings();
    StructType schema = dataset.schema();
    StructType result = transformSchema(schema);
    RowShape shape =
        new RowShape(
            schema.fieldIndex(getOrDefault(inputCol)), settings.offsets(), settings.onError());
    Counters counters = Counters.of(dataset.sparkSession().sparkContext(), "ner4j " + uid);
    Dataset<Row> rows =
        dataset
            .toDF()
            .mapPartitions(PartitionRows.reader(settings, shape, counters), Encoders.row(result));
    return withMetadata(rows, schema);
  }

  /** Gives columns what Spark notes of them, such as watermarks and the labels of an index. */
  private static Dataset<Row> withMetadata(Dataset<Row> rows, StructType schema) {
    Dataset<Row> noted = rows;
    for (StructField field : schema.fields()) {
      if (!field.metadata().equals(Metadata.empty())) {
        String quoted = "`" + field.name().replace("`", "``") + "`";
        Column column = noted.col(quoted).as(field.name(), field.metadata());
        noted = noted.withColumn(field.name(), column);
      }
    }
    return noted;
  }

  /**
   * Tells the columns of the result, and checks the options.
   *
   * @param schema the columns of the input
   * @return those of the result
   * @throws IllegalArgumentException if a column is missing or there already, or an option is wrong
   */
  @Override
  public StructType transformSchema(StructType schema) {
    String text = getOrDefault(inputCol);
    if (!Arrays.asList(schema.fieldNames()).contains(text)) {
      throw new IllegalArgumentException(
          "expected a column %s of texts, but found the columns %s; name it by setInputCol"
              .formatted(text, Arrays.toString(schema.fieldNames())));
    }
    if (!(schema.apply(text).dataType() instanceof StringType)) {
      throw new IllegalArgumentException(
          "expected a column of type string, but %s has the type %s; cast it"
              .formatted(text, schema.apply(text).dataType().simpleString()));
    }
    String output = getOrDefault(outputCol);
    StructType result = added(schema, output, "setOutputCol").add(output, EntityRows.TYPE, true);
    if (settings().onError() != OnError.COLUMN) {
      return result;
    }
    String named = getOrDefault(errorCol);
    String error = named.isEmpty() ? output + "_error" : named;
    return added(result, error, "setErrorCol").add(error, DataTypes.StringType, true);
  }

  private static StructType added(StructType schema, String column, String setter) {
    boolean exact = SQLConf.get().caseSensitiveAnalysis();
    for (String name : schema.fieldNames()) {
      if (exact ? name.equals(column) : name.equalsIgnoreCase(column)) {
        throw new IllegalArgumentException(
            "expected a new column, but there is a column %s already; name another by %s"
                .formatted(name, setter));
      }
    }
    return schema;
  }

  @Override
  public NerTransformer copy(ParamMap extra) {
    return defaultCopy(extra);
  }
}
