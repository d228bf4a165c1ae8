package org.headgate.administration.service.imports;

import java.util.function.Supplier;
import org.headgate.accounts.persistence.imports.KeyedImport;
import org.headgate.administration.api.UserImport;
import org.headgate.common.service.KeyRing;
import org.headgate.idempotency.api.IdempotencyKeyReusedException;
import org.headgate.pool.service.admission.StreamedBody;

/**
 * A request for an import that was accepted before, with its idempotency key. Its body is compared
 * with the first one, and stored nowhere.
 */
final class RepeatedUpload implements StreamedBody {

  private final KeyedImport first;
  private final RequestDigest digest;
  private final KeyRing keys;
  private final long maxBytes;
  private final Supplier<UserImport> answer;

  /**
   * @param answer reads the first answer
   */
  RepeatedUpload(
      KeyedImport first,
      RequestDigest digest,
      KeyRing keys,
      long maxBytes,
      Supplier<UserImport> answer) {
    this.first = first;
    this.digest = digest;
    this.keys = keys;
    this.maxBytes = maxBytes;
    this.answer = answer;
  }

  @Override
  public long maxBytes() {
    return maxBytes;
  }

  @Override
  public void write(byte[] bytes, int length) {
    digest.update(bytes, length);
  }

  /**
   * @throws IdempotencyKeyReusedException when the first body was another one
   */
  @Override
  public Object finish() {
    String now = digest.text(keys);
    if (first.bodyDigest().filter(now::equals).isEmpty()) {
      throw new IdempotencyKeyReusedException();
    }
    return answer.get();
  }

  /** Does nothing, because nothing was stored. */
  @Override
  public void abandon() {
    // The first import goes on.
  }
}
