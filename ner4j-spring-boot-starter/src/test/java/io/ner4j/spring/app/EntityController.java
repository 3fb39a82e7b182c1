package io.ner4j.spring.app;

import io.ner4j.Entity;
import io.ner4j.EntityRecognizer;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EntityController {

  private final EntityRecognizer ner;

  EntityController(EntityRecognizer ner) {
    this.ner = ner;
  }

  @PostMapping("/entities")
  List<Entity> entities(@RequestBody String text) {
    return ner.extract(text);
  }
}
