package io.ner4j.server;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;

/** A headless Chromium with the server's page, and what a person does and sees there. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ChromeDriver driver;
  private final URI page;

  private Browser(ChromeDriver driver, URI page) {
    this.driver = driver;
    this.page = page;
  }

  /** Starts a browser whose data lie in a new directory. */
  static Browser start(URI page, Path data) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("browser.chromium", "/usr/bin/chromium"));
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + data);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                new File(System.getProperty("browser.chromedriver", "/usr/bin/chromedriver")))
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(new ChromeDriver(service, options), page);
    // Their own patience ends before a busy machine has laid out a megabyte.
    browser.driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
    browser.screen(1280, 760, 1);
    return browser;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Sets the size of the window in CSS pixels, and the pixels of the screen in each. */
  void screen(int width, int height, int scale) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", scale, "mobile", width < 600));
  }

  /** Prefers light or dark pages. */
  void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Opens the page with one of its samples, and waits until that is read. */
  void open(String sample) {
    driver.get("about:blank");
    driver.get(page + "#" + sample);
    awaitRead();
  }

  WebElement find(String id) {
    return driver.findElement(By.id(id));
  }

  Object script(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  /** Pastes a text in place of all. */
  void paste(String text) {
    script(
        "const area = document.getElementById('text'); area.select();"
            + "area.setRangeText(arguments[0]); area.dispatchEvent(new InputEvent('input'));",
        text);
    awaitRead();
  }

  /** Types over all that is there. */
  void type(String text) {
    find("text").sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
    awaitRead();
  }

  /** Waits until the page shows the entities of the text as it is now. */
  void awaitRead() {
    await(
        () ->
            script(
                    "return /^[\\d,]+ entit(y|ies)$/.test(document.getElementById('status').textContent)"
                        + " && document.getElementById('view').textContent"
                        + " === document.getElementById('text').value")
                .equals(true));
  }

  void await(BooleanSupplier condition) {
    new FluentWait<>(condition)
        .withTimeout(PATIENCE)
        .pollingEvery(Duration.ofMillis(50))
        .until(BooleanSupplier::getAsBoolean);
  }

  String status() {
    return find("status").getText();
  }

  /** The entities that are marked, each as {@code TYPE text}. */
  List<String> marks() {
    return ((List<?>)
            script(
                "return [...document.querySelectorAll('#view mark:not(.off)')]"
                    + ".map((mark) => mark.dataset.type + ' ' + mark.textContent)"))
        .stream().map(String::valueOf).toList();
  }

  /** Number of entities that are marked: of many, sooner told than all of them. */
  int markCount() {
    return ((Number) script("return document.querySelectorAll('#view mark:not(.off)').length"))
        .intValue();
  }

  /** The last of the entities that are marked, as {@code TYPE text}; empty if there is none. */
  String lastMark() {
    return script(
            "const mark = [...document.querySelectorAll('#view mark:not(.off)')].at(-1);"
                + "return mark ? mark.dataset.type + ' ' + mark.textContent : ''")
        .toString();
  }

  String text() {
    return script("return document.getElementById('text').value").toString();
  }

  /** What the button puts on the clipboard. */
  String copied() {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    find("copy").click();
    await(() -> status().equals("JSON copied"));
    return String.valueOf(
        driver.executeAsyncScript(
            "navigator.clipboard.readText().then(arguments[arguments.length - 1])"));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
