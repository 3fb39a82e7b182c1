package io.ner4j.spring.app;

import io.ner4j.EntityRecognizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Restarts itself once, as devtools does when a class changes, and says what it found each time.
 */
@EnableAutoConfiguration
public class RestartingApplication {

  private static final String STARTS = "starts";

  /** Starts the application. */
  public static void main(String[] args) {
    ConfigurableApplicationContext context = SpringApplication.run(RestartingApplication.class);
    int start = Integer.getInteger(STARTS, 0) + 1;
    System.setProperty(STARTS, Integer.toString(start));
    System.out.printf(
        "start %d in %s found %s%n",
        start,
        RestartingApplication.class.getClassLoader().getClass().getSimpleName(),
        context.getBean(EntityRecognizer.class).extract("Angela Merkel met Tim Cook."));
    if (start < 2) {
      new Thread(() -> Restarter.getInstance().restart()).start();
    } else {
      System.exit(0);
    }
  }
}
