package org.headgate.etag;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.headgate.json.Json;

/**
 * The strong validator of a representation (RFC 9110, 8.8.3): made of its very bytes, so that every
 * node gives the same one and whatever can be seen to have changed has changed it.
 *
 * @param opaque what stands between the quotation marks
 */
public record EntityTag(String opaque) {

  private static final int BYTES = 15;

  /** Of a record of the contract. */
  public static EntityTag of(Object representation) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Json.strict().writeValueAsBytes(representation));
      return new EntityTag(
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is answered can be written as JSON", e);
    }
  }

  /** As it stands in a header. */
  @Override
  public String toString() {
    return '"' + opaque + '"';
  }
}
