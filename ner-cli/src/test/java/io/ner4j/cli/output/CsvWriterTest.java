package io.ner4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ner4j.Entity;
import io.ner4j.cli.input.Item;
import io.ner4j.cli.input.Position;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

  @Test
  void cellsAreQuotedAsRfc4180Says() throws IOException {
    StringWriter out = new StringWriter();
    CsvWriter writer = new CsvWriter(out);
    Item item = new Item.Plain(new Position("a,b.txt", 3, 0), "the \"X\",\r\nY and =Z");
    writer.write(
        item,
        List.of(
            new Entity("\"X\",\r\nY", "ORG", 4, 11, 0.5), new Entity("=Z", "LOC", 16, 18, 0.25)));
    assertThat(out)
        .hasToString(
            "file,line,start,end,type,score,text\r\n"
                + "\"a,b.txt\",3,4,11,ORG,0.500000,\"\"\"X\"\",\r\nY\"\r\n"
                + "\"a,b.txt\",3,16,18,LOC,0.250000,=Z\r\n");
  }
}
