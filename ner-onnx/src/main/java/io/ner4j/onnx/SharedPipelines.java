package io.ner4j.onnx;

import io.ner4j.EntityRecognizer;
import io.ner4j.NerInterruptedException;
import io.ner4j.spi.DetachedThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipelines of a process by specification: each loaded once, and freed when nobody has used it
 * for a while.
 */
final class SharedPipelines {

  static final SharedPipelines OF_PROCESS =
      new SharedPipelines(Duration.ofMinutes(1), loaded -> {});

  private static final Logger LOG = LoggerFactory.getLogger(SharedPipelines.class);

  private final Duration unused;
  private final Consumer<EntityRecognizer> listener;
  private final Map<PipelineSpec<?>, Loaded<?>> loaded = new HashMap<>();
  private final ScheduledThreadPoolExecutor timer;
  private @Nullable Thread atExit;

  /**
   * Makes an empty set.
   *
   * @param unused how long a pipeline that nobody holds stays
   * @param listener is told of each pipeline that is loaded
   */
  SharedPipelines(Duration unused, Consumer<EntityRecognizer> listener) {
    this.unused = unused;
    this.listener = listener;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, work -> DetachedThread.of("ner4j-shared-pipelines", work));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(5, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /** A pipeline, or the wait for it. Guarded by the set. */
  private static final class Loaded<P extends EntityRecognizer> {
    final FutureTask<P> pipeline;
    int holds;
    @Nullable ScheduledFuture<?> closing;

    Loaded(FutureTask<P> pipeline) {
      this.pipeline = pipeline;
    }
  }

  /**
   * Takes a hold on the pipeline of a specification, and loads it first if nobody did.
   *
   * @throws NerInterruptedException if the thread is interrupted while another loads
   */
  <P extends EntityRecognizer> SharedPipeline<P> lease(PipelineSpec<P> spec) {
    PipelineSpec<P> model = spec.ofModel();
    Loaded<P> entry = hold(model);
    try {
      entry.pipeline.run(); // does nothing if another thread runs it or has run it
      P view = spec.view(entry.pipeline.get());
      return new SharedPipeline<>(view, () -> giveBack(model, entry));
    } catch (ExecutionException e) {
      forget(model, entry);
      throw unchecked(e.getCause());
    } catch (InterruptedException e) {
      giveBack(model, entry);
      Thread.currentThread().interrupt();
      throw new NerInterruptedException("interrupted while another thread loads " + spec, e);
    } catch (RuntimeException | Error e) {
      giveBack(model, entry);
      throw e;
    }
  }

  /** What a loading failed with, as it was thrown. */
  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) Objects.requireNonNull(thrown);
  }

  @SuppressWarnings("unchecked") // A specification has the loaded pipeline of its kind.
  private synchronized <P extends EntityRecognizer> Loaded<P> hold(PipelineSpec<P> model) {
    if (loaded.isEmpty()) {
      closeAtExit();
    }
    Loaded<P> entry =
        (Loaded<P>)
            loaded.computeIfAbsent(
                model, spec -> new Loaded<>(new FutureTask<>(() -> load(model))));
    entry.holds++;
    if (entry.closing != null) {
      entry.closing.cancel(false);
      entry.closing = null;
    }
    return entry;
  }

  private <P extends EntityRecognizer> P load(PipelineSpec<P> model) {
    P pipeline = model.load();
    LOG.info("loaded for this process: {}", pipeline);
    listener.accept(pipeline);
    return pipeline;
  }

  private synchronized void forget(PipelineSpec<?> model, Loaded<?> entry) {
    loaded.remove(model, entry);
    forgetExit();
  }

  private synchronized void giveBack(PipelineSpec<?> model, Loaded<?> entry) {
    entry.holds--;
    if (entry.holds == 0 && loaded.get(model) == entry) {
      entry.closing =
          timer.schedule(() -> closeUnused(model, entry), unused.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void closeUnused(PipelineSpec<?> model, Loaded<?> entry) {
    synchronized (this) {
      if (entry.holds > 0 || !loaded.remove(model, entry)) {
        return;
      }
      forgetExit();
    }
    close(entry);
  }

  /** Frees a pipeline that was loaded, or stops one from being loaded. */
  private static void close(Loaded<?> entry) {
    if (entry.pipeline.cancel(false)) {
      return;
    }
    try {
      EntityRecognizer pipeline = entry.pipeline.get();
      pipeline.close();
      LOG.info("freed: {}", pipeline);
    } catch (ExecutionException e) {
      LOG.debug("nothing to close: the model could not be loaded", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeAtExit() {
    Thread hook = DetachedThread.of("ner4j-shared-pipelines-exit", this::closeAll);
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      atExit = hook;
    } catch (IllegalStateException e) {
      LOG.debug("the JVM ends already", e);
    }
  }

  /** A hook would keep this library's class loader where an application is taken out of its JVM. */
  private void forgetExit() {
    if (!loaded.isEmpty() || atExit == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      LOG.debug("the JVM ends already", e);
    }
    atExit = null;
  }

  private void closeAll() {
    List<Loaded<?>> all;
    synchronized (this) {
      all = new ArrayList<>(loaded.values());
      loaded.clear();
    }
    all.forEach(SharedPipelines::close);
  }
}
