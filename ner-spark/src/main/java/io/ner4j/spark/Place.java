package io.ner4j.spark;

import io.ner4j.Device;
import io.ner4j.NerModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.jspecify.annotations.Nullable;

/**
 * Where a task runs.
 *
 * @param cores those of the executor, for all of its tasks
 * @param taskCpus those of the task
 * @param gpus addresses of the GPUs that Spark assigned to the task
 */
record Place(int cores, int taskCpus, List<String> gpus) {

  private static final Pattern OPTION =
      Pattern.compile("ExecutorBackend\\b.* --cores (\\d+)(?: |$)");
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)(?:,.*)?\\])?");

  static Place of(TaskContext task) {
    ResourceInformation gpu = task.resourcesJMap().get("gpu");
    List<String> gpus = gpu == null ? List.of() : List.of(gpu.addresses());
    return new Place(coresOfProcess(), task.cpus(), gpus);
  }

  /**
   * Chooses the device.
   *
   * @param wanted such as {@code cpu}, {@code cuda} or {@code cuda:1}; {@code auto} is the GPU of
   *     the task or, if it has none, the CPU
   * @throws NerModelException if a GPU is wanted that Spark did not assign
   */
  Device device(String wanted) {
    if (wanted.equals("auto")) {
      return gpus.isEmpty() ? Device.cpu() : assigned(gpus.get(0));
    }
    Device device = Device.of(wanted);
    if (!device.isCuda()) {
      return device;
    }
    if (gpus.isEmpty()) {
      throw new NerModelException(
          "expected a GPU that Spark assigned to the task, since the device is %s, but there is none; set spark.executor.resource.gpu.amount, spark.task.resource.gpu.amount and a discovery script, or choose the device cpu"
              .formatted(wanted));
    }
    if (wanted.equals("cuda")) {
      return assigned(gpus.get(0));
    }
    if (!gpus.contains(Integer.toString(device.index()))) {
      throw new NerModelException(
          "expected a GPU that Spark assigned to the task, but the device is %s and those of the task are %s; choose the device cuda, which takes the task's"
              .formatted(wanted, gpus));
    }
    return device;
  }

  private static Device assigned(String address) {
    if (!address.matches("\\d{1,4}")) {
      throw new NerModelException(
          "expected the address of a GPU to be CUDA's number of it, but Spark assigned %s; let the discovery script write numbers such as 0"
              .formatted(address));
    }
    return Device.cuda(Integer.parseInt(address));
  }

  /**
   * Finds a file or directory that came with the job.
   *
   * @param name a path, or the name that it has among Spark's files and archives
   * @return where it is; null if it is nowhere
   */
  static @Nullable Path find(String name) {
    Path path = Path.of(name);
    if (Files.exists(path)) {
      return path.toAbsolutePath();
    }
    if (path.isAbsolute() || SparkEnv.get() == null) {
      return null;
    }
    Path shipped = Path.of(SparkFiles.getRootDirectory()).resolve(name);
    return Files.exists(shipped) ? shipped.toAbsolutePath() : null;
  }

  /**
   * Tells how many cores Spark gives this process. Spark tells an executor by an option of its
   * command; the settings may leave it out.
   */
  static int coresOfProcess() {
    return cores(
        System.getProperty("sun.java.command", ""),
        key -> SparkEnv.get().conf().get(key, null),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Finds the number.
   *
   * @param command main class and arguments of the process
   * @param setting gives a setting of Spark, or null
   * @param processors those that the process may use, which bound the number
   */
  static int cores(String command, Function<String, @Nullable String> setting, int processors) {
    return Math.max(1, Math.min(processors, given(command, setting, processors)));
  }

  private static int given(
      String command, Function<String, @Nullable String> setting, int processors) {
    Matcher option = OPTION.matcher(command);
    if (option.find()) {
      return Integer.parseInt(option.group(1));
    }
    String master = setting.apply("spark.master");
    Matcher local = LOCAL.matcher(master == null ? "" : master);
    if (local.matches()) {
      String threads = local.group(1);
      return threads == null ? 1 : threads.equals("*") ? processors : Integer.parseInt(threads);
    }
    String cores = setting.apply("spark.executor.cores");
    return cores == null ? processors : Integer.parseInt(cores);
  }
}
