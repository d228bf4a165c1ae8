package org.headgate.http.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.WriteListener;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes a response as its client reads it, without blocking a thread. However it ends, it ends
 * once: what it holds is released, and its request is completed.
 */
public abstract class AsyncResponseWriter implements WriteListener, AsyncListener {

  private final AsyncContext context;
  private final Runnable onEnd;
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param onEnd called once, when nothing more is written
   */
  protected AsyncResponseWriter(AsyncContext context, Runnable onEnd) {
    this.context = context;
    this.onEnd = onEnd;
  }

  protected final boolean isEnded() {
    return ended.get();
  }

  protected final void end() {
    if (ended.compareAndSet(false, true)) {
      onEnd.run();
      context.complete();
    }
  }

  @Override
  public final void onError(Throwable clientHasGone) {
    end();
  }

  @Override
  public final void onTimeout(AsyncEvent event) {
    end();
  }

  @Override
  public final void onError(AsyncEvent event) {
    end();
  }

  @Override
  public final void onComplete(AsyncEvent event) {
    if (ended.compareAndSet(false, true)) {
      onEnd.run();
    }
  }

  @Override
  public final void onStartAsync(AsyncEvent event) {
    // It is started once.
  }
}
