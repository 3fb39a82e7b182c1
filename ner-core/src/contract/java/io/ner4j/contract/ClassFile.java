package io.ner4j.contract;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a class file names, as section 4.4 of the Java Virtual Machine Specification lays it out. */
public final class ClassFile {

  private ClassFile() {}

  /** The texts of its constant pool: names of classes and members, and descriptors. */
  public static List<String> texts(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts.add(in.readUTF());
          case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            // These take two places.
            i++;
          }
          case 15 -> in.skipNBytes(3);
          case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
          default -> throw new IOException("unknown constant " + tag + " in " + file);
        }
      }
    }
    return texts;
  }
}
