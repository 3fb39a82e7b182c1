package io.ner4j.spark;

import io.ner4j.Entity;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Entities as Spark has them: {@code array<struct<text, type, start, end, score>>}. */
final class EntityRows {

  static final ArrayType TYPE =
      DataTypes.createArrayType(
          DataTypes.createStructType(
              new StructField[] {
                DataTypes.createStructField("text", DataTypes.StringType, false),
                DataTypes.createStructField("type", DataTypes.StringType, false),
                DataTypes.createStructField("start", DataTypes.IntegerType, false),
                DataTypes.createStructField("end", DataTypes.IntegerType, false),
                DataTypes.createStructField("score", DataTypes.DoubleType, false)
              }),
          false);

  private EntityRows() {}

  /**
   * Makes rows of entities.
   *
   * @param text what they were found in
   * @param entities in the order of the text
   */
  static Row[] of(String text, List<Entity> entities, Offsets offsets) {
    Row[] rows = new Row[entities.size()];
    Offsets.Counter counter = offsets.counter(text);
    for (int i = 0; i < rows.length; i++) {
      Entity entity = entities.get(i);
      int start = counter.at(entity.start());
      int end = counter.at(entity.end());
      rows[i] = RowFactory.create(entity.text(), entity.type(), start, end, entity.score());
    }
    return rows;
  }
}
