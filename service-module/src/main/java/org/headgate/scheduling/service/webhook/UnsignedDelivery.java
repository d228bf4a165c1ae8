package org.headgate.scheduling.service.webhook;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * The result of a delivery that cannot be signed: its webhook's secrets were encrypted under a
 * {@code SECRET_KEY} that is gone. It is deferred until there is a new secret. After a change of
 * the key this is true of every webhook, so only the first is logged as a warning.
 */
public final class UnsignedDelivery {

  private static final Logger LOG = SingleLineLogger.of(UnsignedDelivery.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final AtomicBoolean REPORTED = new AtomicBoolean();

  private UnsignedDelivery() {}

  public static ActionResult of(KeyRing.UnreadableSecretException failure) {
    LOG.log(
        REPORTED.getAndSet(true) ? Level.DEBUG : Level.WARNING,
        "Webhooks wait for a new secret, this one and perhaps others: {0}",
        failure.getMessage());
    return ActionResult.deferred(
        "deferred: the secret of this webhook cannot be read; add a new one", PAUSE);
  }
}
