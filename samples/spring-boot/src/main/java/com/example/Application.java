package com.example;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers {@code POST /entities} with the entities of a text. */
@SpringBootApplication
@RestController
public class Application {

  private final EntityRecognizer ner;

  Application(EntityRecognizer ner) {
    this.ner = ner;
  }

  /** Starts the application. */
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @PostMapping("/entities")
  List<Entity> entities(@RequestBody String text) {
    return ner.extract(text);
  }
}
