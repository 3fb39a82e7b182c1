package io.ner4j.onnx.tuning;

import io.ner4j.Device;
import io.ner4j.onnx.cache.BundledModels;
import io.ner4j.onnx.cache.ModelArchive;
import io.ner4j.onnx.directory.ModelDirectory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures the best options for this machine: the model file, such as fp32 or int8, then threads,
 * then the batch size. Each step keeps the best of the one before. For one thread; nothing else
 * should be at work on the machine meanwhile.
 *
 * <pre>{@code
 * Tuning tuning = Tuner.of(directory).device(Device.cpu()).rounds(5).measure(texts);
 * NerPipeline ner = tuning.best().applyTo(OnnxNer.builder(directory)).load();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Tuner {

  private static final List<Integer> CPU_BUDGETS = List.of(128, 256, 512, 1024, 2048);
  private static final List<Integer> GPU_BUDGETS = List.of(512, 2048, 8192, 32_768);

  /** Differences below this share are noise, and what is quicker for one text wins. */
  private static final double NOISE = 0.03;

  private final Supplier<Path> directory;
  private Device device = Device.auto();
  private int threads = Runtime.getRuntime().availableProcessors();
  private int rounds = 3;
  private double leastAgreement = 0.95;

  private Tuner(Supplier<Path> directory) {
    this.directory = directory;
  }

  /**
   * Starts measuring a model directory.
   *
   * @param directory a model directory, or an archive of one
   * @return a tuner with the defaults
   */
  public static Tuner of(Path directory) {
    Objects.requireNonNull(directory, "directory");
    return new Tuner(() -> ModelArchive.directory(directory));
  }

  /**
   * Starts measuring a bundled model.
   *
   * @param name the model's name, such as {@code en}
   * @return a tuner with the defaults
   * @throws IllegalArgumentException if that cannot be a model's name
   */
  public static Tuner bundled(String name) {
    BundledModels.checkName(name);
    return new Tuner(() -> BundledModels.directory(name));
  }

  /**
   * Chooses the device. Default: {@link Device#auto()}.
   *
   * @param device a GPU that must work, the CPU, or whichever works
   * @return this tuner
   */
  public Tuner device(Device device) {
    this.device = Objects.requireNonNull(device, "device");
    return this;
  }

  /**
   * Bounds the threads that may be used. Default: the processors that the JVM may use.
   *
   * @param threads number of threads
   * @return this tuner
   * @throws IllegalArgumentException if the number is not positive
   */
  public Tuner threads(int threads) {
    this.threads = checkPositive("threads", threads);
    return this;
  }

  /**
   * Sets how often the sample is read with each choice; medians are compared. Default: 3.
   *
   * @param rounds number of rounds
   * @return this tuner
   * @throws IllegalArgumentException if the number is not positive
   */
  public Tuner rounds(int rounds) {
    this.rounds = checkPositive("rounds", rounds);
    return this;
  }

  /**
   * Sets how far the answers of a smaller file may differ from those of the largest. Default: 0.95.
   *
   * @param leastAgreement least {@link Trial#agreement} of a file to be chosen, 0 to 1
   * @return this tuner
   * @throws IllegalArgumentException if the number lies outside 0 to 1
   */
  public Tuner leastAgreement(double leastAgreement) {
    if (!(leastAgreement >= 0 && leastAgreement <= 1)) {
      throw new IllegalArgumentException("leastAgreement must be 0 to 1, but is " + leastAgreement);
    }
    this.leastAgreement = leastAgreement;
    return this;
  }

  private static int checkPositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, but is " + value);
    }
    return value;
  }

  /**
   * Measures.
   *
   * @param sample texts like those to come, some hundreds
   * @return what was measured, and the options to use
   * @throws IllegalArgumentException if all texts are blank
   * @throws io.ner4j.NerModelException if a file cannot be used, or CUDA was asked for and does not
   *     work
   */
  public Tuning measure(Collection<String> sample) {
    List<String> texts = sample.stream().filter(text -> !text.isBlank()).toList();
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected a sample with text, but all of its %d texts are blank",
              sample.size()));
    }
    Path models = directory.get();
    List<String> files = ModelDirectory.of(models).modelFiles();
    TrialRunner race = new TrialRunner(models, device, texts, rounds);
    TrialOptions start = new TrialOptions(files.get(0), threads, threads, 512);
    Trial best =
        quickest(
            race.run(files.stream().map(start::withFile).toList()).stream()
                .filter(trial -> trial.agreement() >= leastAgreement));
    if (!race.onGpu()) {
      best = quickest(race.run(threadChoices(best.choice())).stream());
    }
    TrialOptions choice = best.choice();
    List<Integer> budgets = race.onGpu() ? GPU_BUDGETS : CPU_BUDGETS;
    best = quickest(race.run(budgets.stream().map(choice::withBudget).toList()).stream());
    return new Tuning(race.trials(), best);
  }

  /** All threads for a run that is alone and as many runs at once, or only one of the two. */
  private List<TrialOptions> threadChoices(TrialOptions choice) {
    return Stream.of(
            choice.withThreads(threads, threads),
            choice.withThreads(threads, 1),
            choice.withThreads(1, threads))
        .distinct()
        .toList();
  }

  private static Trial quickest(Stream<Trial> trials) {
    return trials.reduce(Tuner::quicker).orElseThrow();
  }

  private static Trial quicker(Trial one, Trial other) {
    double ratio = other.textsPerSecond() / one.textsPerSecond();
    if (Math.abs(ratio - 1) < NOISE) {
      return other.millisPerText() < one.millisPerText() ? other : one;
    }
    return ratio > 1 ? other : one;
  }
}
