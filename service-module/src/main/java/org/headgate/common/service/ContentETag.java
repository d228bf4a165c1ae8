package org.headgate.common.service;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.json.PartlyShown;
import org.headgate.common.json.SerializedJson;

/**
 * The strong validator of a representation (RFC 9110, 8.8.3), computed from its bytes, so that
 * every node computes the same and every visible change changes it. It covers the state that is not
 * shown too, where callers can change that.
 *
 * @param opaque what stands between the quotation marks
 */
public record ContentETag(String opaque) {

  private static final int BYTES = 15;

  /** The tag of a record of the contract. */
  public static ContentETag of(Object representation) {
    return of(representation, serialize(representation));
  }

  /**
   * The tag of a record of the contract that was serialized already.
   *
   * @param written as it is sent
   */
  public static ContentETag of(Object representation, SerializedJson written) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(written.bytes());
      if (representation instanceof PartlyShown partly) {
        digest.update(serialize(partly.unshown()).bytes());
      }
      byte[] hash = Arrays.copyOf(digest.digest(), BYTES);
      return new ContentETag(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }

  /** Serializes a record of the contract. */
  public static SerializedJson serialize(Object representation) {
    return new SerializedJson(JsonMappers.writeBytes(representation));
  }

  /** The form in a header. */
  @Override
  public String toString() {
    return '"' + opaque + '"';
  }
}
