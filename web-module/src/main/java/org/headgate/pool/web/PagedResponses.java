package org.headgate.pool.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestSources;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.PagedResult;
import org.headgate.pool.service.guard.RequestAdmission;

/** Responses that are streamed page by page, without a thread while their client reads. */
@ApplicationScoped
public class PagedResponses {

  private static final String FOLLOWING = PagedResponses.class.getName();

  /** Enough for a large response to any client that reads at all. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(30);

  /** Each keeps a page in memory while its client reads. */
  private static final int MAX_OPEN = 64;

  @Inject RequestAdmission admission;
  @Inject RequestSources sources;
  @Resource ManagedExecutorService executor;

  private final AtomicInteger open = new AtomicInteger();

  /** Many pages at once would take all processors from everybody else. */
  private final PageLimit limit =
      new PageLimit(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

  /** Lets so many pages be read at once; the others wait in their order, without a thread. */
  static final class PageLimit {

    private final Queue<Consumer<Runnable>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger free;

    PageLimit(int number) {
      free = new AtomicInteger(number);
    }

    /**
     * Runs the action on this thread, or on that of a page before it.
     *
     * @param action gets what ends its turn, and calls it once
     */
    void take(Consumer<Runnable> action) {
      waiting.add(action);
      startWaiting();
    }

    private void end() {
      free.incrementAndGet();
      startWaiting();
    }

    private void startWaiting() {
      while (!waiting.isEmpty() && free.getAndUpdate(it -> Math.max(0, it - 1)) > 0) {
        Optional.ofNullable(waiting.poll())
            .ifPresentOrElse(next -> next.accept(this::end), free::incrementAndGet);
      }
    }
  }

  private static final class Following {

    private final String mediaType;
    private final byte[] first;
    private final PagedResult rest;
    private final AtomicBoolean isEnded = new AtomicBoolean();

    Following(String mediaType, PagedResult answer) {
      this.mediaType = mediaType;
      first = answer.next();
      rest = answer;
    }
  }

  /**
   * Streams the response after the present request. The first page is read at once, so that a
   * request that cannot be served is refused as any other.
   */
  public static void follow(HttpServletRequest request, PagedResult answer) {
    follow(request, "application/json", answer);
  }

  /** As {@link #follow(HttpServletRequest, PagedResult)}, for other media types than JSON. */
  public static void follow(HttpServletRequest request, String mediaType, PagedResult answer) {
    boolean started = false;
    try {
      request.setAttribute(FOLLOWING, new Following(mediaType, answer));
      started = true;
    } finally {
      if (!started) {
        answer.close();
      }
    }
  }

  /** Answers HEAD as GET, but for the body: what would follow is closed and not written. */
  void answerHead(HttpServletRequest request, HttpServletResponse response) {
    if (request.getAttribute(FOLLOWING) instanceof Following following) {
      response.setStatus(HttpServletResponse.SC_OK);
      response.setContentType(following.mediaType);
      executor.execute(following.rest::close);
    }
  }

  /**
   * Begins to write the response that follows the request.
   *
   * @return false when nothing does
   */
  boolean begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!(request.getAttribute(FOLLOWING) instanceof Following following)) {
      return false;
    }
    if (open.incrementAndGet() > MAX_OPEN) {
      end(following);
      ServletProblemWriter.write(request, response, BodyMemory.busy());
      return true;
    }
    boolean begun = false;
    try {
      stream(following, request, response);
      begun = true;
      return true;
    } finally {
      if (!begun) {
        end(following);
      }
    }
  }

  private void stream(Following following, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType(following.mediaType);
    AsyncContext context = request.startAsync();
    context.setTimeout(MAX_DURATION.toMillis());
    RequestSource source = AdmissionRoute.source(sources, request);
    PagedResponseWriter stream =
        new PagedResponseWriter(
            following.first,
            following.rest,
            response.getOutputStream(),
            context,
            () -> admission.request(WorkPriority.USERS, Duration.ZERO, () -> source),
            limit,
            executor,
            () -> end(following));
    context.addListener(stream);
    response.getOutputStream().setWriteListener(stream);
  }

  private void end(Following following) {
    if (following.isEnded.compareAndSet(false, true)) {
      open.decrementAndGet();
      executor.execute(following.rest::close);
    }
  }
}
